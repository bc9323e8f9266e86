using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Conversations;

/// <summary>The protocol's JSON as this host reads and writes it: accents stay letters, a name given twice is refused, depth ends at 32.</summary>
internal static class WireJson
{
    private const string AnnotationName = "supportBot";

    private static readonly ActivityJson Json = new(new JsonSerializerOptions(ActivityJson.Default.Options)
    {
        // JSON bodies and rows only, never inside HTML: see ActivityJson.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowDuplicateProperties = false,
        Converters = { new UtcAsZ() },
    });

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonTypeInfo<Activity> Activity => Json.Activity;

    public static JsonTypeInfo<ConversationReference> Reference => Json.ConversationReference;

    public static string ToJson(Activity activity) => JsonSerializer.Serialize(activity, Json.Activity);

    /// <summary>The channel data of a reply with its annotation under <c>supportBot</c>.</summary>
    public static JsonElement? Annotate(JsonElement? channelData, ReplyAnnotation? annotation)
    {
        if (annotation is null)
        {
            return channelData;
        }

        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            CopyOthers(channelData, writer);
            writer.WritePropertyName(AnnotationName);
            JsonSerializer.Serialize(writer, annotation, Json.ReplyAnnotation);
            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static void CopyOthers(JsonElement? channelData, Utf8JsonWriter writer)
    {
        if (channelData is not { ValueKind: JsonValueKind.Object } given)
        {
            return;
        }

        foreach (var property in given.EnumerateObject())
        {
            if (!property.NameEquals(AnnotationName))
            {
                property.WriteTo(writer);
            }
        }
    }

    /// <summary>The protocol writes UTC with a Z; other offsets, those of senders' clocks, are kept.</summary>
    private sealed class UtcAsZ : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        {
            if (value.Offset == TimeSpan.Zero)
            {
                writer.WriteStringValue(value.UtcDateTime);
            }
            else
            {
                writer.WriteStringValue(value);
            }
        }
    }
}

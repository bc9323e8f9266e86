using System.Buffers;
using System.Text.Json;

namespace SupportBot.Bot.Conversations;

/// <summary>Cleans what a card or a button sends as <c>value</c>: its texts are a person's words like those of a message (see <see cref="MessageText"/>).</summary>
internal static class MessageValue
{
    /// <summary>The same value with every text in it cleaned and cut.</summary>
    public static JsonElement? Clean(JsonElement? value)
    {
        if (value is not { } given || IsPlain(given))
        {
            return value;
        }

        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(given, writer);
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>Short, of printable ASCII, without an escape: nothing in it can need cleaning.</summary>
    private static bool IsPlain(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= MessageText.MaximumLength && !text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.Contains('\\', StringComparison.Ordinal);
    }

    private static void Write(JsonElement value, Utf8JsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, writer);
                }

                writer.WriteEndObject();
                return;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                return;
            case JsonValueKind.String:
                writer.WriteStringValue(MessageText.Clean(value.GetString() ?? "", out _));
                return;
            default:
                value.WriteTo(writer);
                return;
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Dialogs.Schema;

/// <summary>
/// Source-generated JSON of the protocol: no reflection at run time. Depth is limited to 32, as no legal activity is deeper.
/// Text stays readable (accents are not escaped): it is written to JSON bodies and rows only, never into HTML.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNameCaseInsensitive = true,
    MaxDepth = 32)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(List<Activity>))]
[JsonSerializable(typeof(ReplyAnnotation))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(StoredFile))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(JsonElement))]
public sealed partial class ActivityJson : JsonSerializerContext;

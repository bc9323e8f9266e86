using System.Text.Json.Serialization;

namespace SupportBot.Dialogs.State;

/// <summary>Source-generated JSON of the persisted state.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(DialogState))]
public sealed partial class DialogsJson : JsonSerializerContext;

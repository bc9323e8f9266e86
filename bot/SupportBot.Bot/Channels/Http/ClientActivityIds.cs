using System.Text.Json;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Channels.Http;

/// <summary>Reads the id that Direct Line clients give to what they send; it survives a resend, which gets a new id of the channel.</summary>
internal static class ClientActivityIds
{
    private const int Longest = 128;

    /// <summary><c>channelData.clientActivityID</c>, or null.</summary>
    public static string? Of(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("clientActivityID", out var id)
        && id.ValueKind == JsonValueKind.String
        && id.GetString() is { Length: > 0 and <= Longest } text
            ? text
            : null;
}

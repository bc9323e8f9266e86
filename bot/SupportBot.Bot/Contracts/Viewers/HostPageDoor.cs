using Microsoft.Extensions.Options;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security.Codes;
using SupportBot.Bot.Security.HostPage;

namespace SupportBot.Bot.Contracts.Viewers;

/// <summary>Lets a visitor in for whom the page around the chat vouches: his token is used up, and who he is is remembered, both or nothing.</summary>
internal sealed class HostPageDoor(HostPageTokens tokens, IDatabase database, IOptions<HostPageOptions> options, TimeProvider clock)
{
    private const string DirectLine = "directline";

    /// <summary>A token is refused for its age a minute after it expires.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    /// <summary>False when the token is forged, not of now, or was used before: then nothing is done.</summary>
    /// <param name="token">As it came.</param>
    /// <param name="conversation">The conversation that it opens.</param>
    /// <param name="user">The user who will write there.</param>
    public async Task<bool> TryRememberAsync(string token, string conversation, string user)
    {
        if (await tokens.ReadAsync(token) is not { } person)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var viewer = new RememberViewer(ConversationBinding.Of(DirectLine, conversation), user, ViewerProof.HostPage, person.Email, now);
        SqlStatement[] unit = [UsedHostTokens.Use(token, now + options.Value.LongestLife + Skew), RememberViewerWriter.Statement(viewer)];
        return await database.WriteAsync(unit) == WriteOutcome.Committed;
    }
}

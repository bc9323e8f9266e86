using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Insights.Satisfaction;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Tests.HandOff.Desk;

namespace SupportBot.Bot.Tests.Insights.Satisfaction;

/// <summary>A case that is settled, the asker's clock, and what was kept of the answer.</summary>
internal static class SatisfactionTalk
{
    public const string Question = "Quelle note donnez-vous à l'aide reçue ?";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<CaseReference> ResolveAsync(LiveTalk talk)
    {
        var reference = await talk.HoldAsync(Cancel);
        (await talk.Desk.CloseAsync(reference, LiveTalk.Alice, resolved: true, Cancel)).IsDone.ShouldBeTrue();
        return reference;
    }

    public static async Task DoneAsync(LiveTalk talk, CaseReference reference)
    {
        var file = (await talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull();
        var change = new CaseChange(reference, file.Version, "alice", "Alice", talk.Clock.GetUtcNow());
        (await talk.Server.Services.GetRequiredService<CaseDesk>().SetStatusAsync(change, CaseStatus.Done, Cancel)).ShouldBe(ChangeOutcome.Done);
    }

    public static Task AskAsync(LiveTalk talk)
    {
        talk.Clock.Advance(SatisfactionAsker.Pause + TimeSpan.FromSeconds(1));
        return talk.Server.Services.GetRequiredService<SatisfactionAsker>().AskAsync(Cancel);
    }

    /// <summary>The row as <c>way/state/score/comment</c>; null when there is none.</summary>
    public static async Task<string?> RowAsync(LiveTalk talk)
    {
        var rows = await talk.Server.Services.GetRequiredService<IDatabase>().QueryAsync(
            SqlStatement.Of("SELECT way, state, score, comment FROM satisfaction"),
            static reader => $"{reader.GetString(0)}/{reader.GetString(1)}/{(reader.IsDBNull(2) ? "" : reader.GetInt32(2))}/{reader.ReadStringOrNull(3)}",
            Cancel);
        return rows.SingleOrDefault();
    }
}

using SupportBot.Bot.AgentConsole.CaseDetail;
using SupportBot.Bot.AgentConsole.Queue;
using SupportBot.Bot.AgentConsole.Replies;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Cases;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.HandOff.Desk;

namespace SupportBot.Bot.AgentConsole.LiveChat;

/// <summary>Reads what the pages show of a conversation.</summary>
internal sealed class ConversationViews(DeskRecords records, WaitingRoom waitingRoom, ReadyReplies replies, CaseTeam team, QueueSettings settings, TimeProvider clock)
{
    /// <summary>How many places one reading of the records covers.</summary>
    private const int PageSize = 200;

    /// <summary>The end of it, with what the agent needs to go on.</summary>
    public async ValueTask<ConversationView> LatestAsync(CaseFile file, CurrentAgent agent, CancellationToken cancellationToken)
    {
        var last = (await records.ReadAsync(file.Reference, long.MaxValue, cancellationToken))?.LastSeq ?? 0;
        var view = await AfterAsync(file, agent, Math.Max(0, last - PageSize), cancellationToken);
        return view with
        {
            Replies = [.. replies.All().Select(reply => reply.For(file, agent.Name))],
            Colleagues = view.State == "mine" ? [.. (await team.OfQueueAsync(file.Queue, agent, cancellationToken)).Where(one => one.Id != agent.Id)] : [],
            OtherQueues = view.State == "mine" ? [.. settings.Queues.Where(queue => queue != file.Queue)] : [],
            Waiting = view.Owner == Owner.Queued ? await PlaceAsync(file, cancellationToken) : null,
        };
    }

    /// <summary>What came after a place, at most a page.</summary>
    public async ValueTask<ConversationView> AfterAsync(CaseFile file, CurrentAgent agent, long seq, CancellationToken cancellationToken)
    {
        var view = new ConversationView(file.Reference, agent.Id, clock.GetUtcNow()) { LastSeq = seq, HasEarlier = seq > 0 };
        return await records.ReadAsync(file.Reference, seq, cancellationToken) is not { } read ? view : view with
        {
            Lines = [.. read.Lines.Select(SpokenLine.Of).OfType<SpokenLine>()],
            LastSeq = read.Lines.Count == 0 ? seq : read.Lines[^1].Seq,
            HasLater = read.Lines.Count > 0 && read.Lines[^1].Seq < read.LastSeq,
            Owner = read.Owner,
            HolderId = read.Agent?.Id,
            HolderName = read.Agent?.Name,
            ReadTo = read.CustomerHasReadTo,
            CustomerIsThere = read.CustomerIsThere,
        };
    }

    private async ValueTask<Waiting?> PlaceAsync(CaseFile file, CancellationToken cancellationToken) =>
        (await waitingRoom.ListAsync(cancellationToken)).FirstOrDefault(waiting => waiting.Case == file.Reference.ToString());
}

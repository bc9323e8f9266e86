using SupportBot.Bot.Cases;
using SupportBot.Bot.Outbox.Mail;

namespace SupportBot.Bot.AgentConsole.CaseDetail;

/// <summary>What agents change in a case; each method takes what was posted and says what became of it.</summary>
internal sealed class CaseActs(CaseDesk desk, CaseTeam team)
{
    private const int LongestNote = 10_000;
    private const int LongestValue = 1000;
    private const int LongestTag = 40;

    /// <summary>To the agent himself, or to a colleague who sees the queue.</summary>
    public async Task<ActOutcome> AssignAsync(CaseAct act, CancellationToken cancellationToken)
    {
        var chosen = act.Form.Text("agent");
        var colleagues = await team.OfQueueAsync(act.File.Queue, act.Agent, cancellationToken);
        return colleagues.FirstOrDefault(colleague => colleague.Id == chosen) is { } colleague
            ? ActOutcome.Of(await desk.AssignAsync(act.Change, colleague.Id, colleague.Name, cancellationToken))
            : ActOutcome.Refused("agent");
    }

    public async Task<ActOutcome> SetStatusAsync(CaseAct act, CancellationToken cancellationToken) => CaseNames.Find<CaseStatus>(act.Form.Text("status")) is { } status
        ? ActOutcome.Of(await desk.SetStatusAsync(act.Change, status, cancellationToken))
        : ActOutcome.Refused("status");

    public async Task<ActOutcome> SetUrgencyAsync(CaseAct act, CancellationToken cancellationToken) => CaseNames.Find<CaseUrgency>(act.Form.Text("urgency")) is { } urgency
        ? ActOutcome.Of(await desk.SetUrgencyAsync(act.Change, urgency, cancellationToken))
        : ActOutcome.Refused("status");

    public async Task<ActOutcome> AddNoteAsync(CaseAct act, CancellationToken cancellationToken) => act.Form.LongText("note", LongestNote) is { Length: > 0 } note
        ? ActOutcome.Of(await desk.AddNoteAsync(act.Change, note, cancellationToken))
        : ActOutcome.Refused("nothing");

    public async Task<ActOutcome> AddTagAsync(CaseAct act, CancellationToken cancellationToken) => Tag(act) is { Length: > 0 } tag
        ? ActOutcome.Of(await desk.AddTagAsync(act.Change, tag, cancellationToken))
        : ActOutcome.Refused("nothing");

    /// <summary>Removes a tag, but never the one that names the flow.</summary>
    public async Task<ActOutcome> RemoveTagAsync(CaseAct act, CancellationToken cancellationToken) => Tag(act) is { Length: > 0 } tag && tag != act.File.Flow
        ? ActOutcome.Of(await desk.RemoveTagAsync(act.Change, tag, cancellationToken))
        : ActOutcome.Refused("nothing");

    /// <summary>Corrects a field of the case, or fills in one that is missing; what is secret stays so.</summary>
    public async Task<ActOutcome> SetFieldAsync(CaseAct act, CancellationToken cancellationToken)
    {
        var key = act.Form.Text("field");
        var value = act.Form.Text("value");
        var known = act.File.Field(key);
        if (known is null && !act.File.Missing.Contains(key, StringComparer.Ordinal))
        {
            return ActOutcome.Refused("field");
        }

        if (value.Length is 0 or > LongestValue)
        {
            return ActOutcome.Refused("nothing");
        }

        if (key == SlotKeys.Email && !Mailbox.TryParse(value, out _))
        {
            return ActOutcome.Refused("email");
        }

        var origin = act.Form.Text("origin") == "looked_up" ? FieldOrigin.LookedUp : FieldOrigin.Confirmed;
        var validity = act.Form.Has("doubt") ? FieldValidity.Soft : FieldValidity.Yes;
        return ActOutcome.Of(await desk.SetFieldAsync(act.Change, new CaseField(key, value, origin, validity, known?.Sensitive ?? false), cancellationToken));
    }

    private static string Tag(CaseAct act)
    {
        var tag = act.Form.Text("tag").ReplaceLineEndings(" ");
        return tag.Length > LongestTag ? tag[..LongestTag] : tag;
    }
}

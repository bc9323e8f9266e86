using SupportBot.Bot.AgentConsole.CaseDetail;
using SupportBot.Bot.Cases.Letters;
using SupportBot.Bot.Conversations;

namespace SupportBot.Bot.AgentConsole.Letters;

/// <summary>What agents do with the letters of a case. A letter has a version of its own: two agents may edit two letters.</summary>
internal sealed class LetterActs(VendorLetterDesk desk)
{
    private const int LongestSubject = 200;
    private const int LongestBody = 20_000;

    /// <summary>Keeps what the agent wrote and, when he asks for it, sends it.</summary>
    public async Task<ActOutcome> SaveOrSendAsync(CaseAct act, string letterId, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(letterId, cancellationToken) is not { } letter || letter.Case != act.File.Reference)
        {
            return ActOutcome.Refused("letter");
        }

        var seen = act.Form.Number("letter-version");
        var text = Posted(act.Form);
        if (text.Subject.Length == 0 || text.Body.Length == 0)
        {
            return ActOutcome.Refused("nothing");
        }

        if (text != letter.Text || letter.Version != seen)
        {
            if (await desk.EditAsync(letterId, seen, text, act.Now) is var saved && saved != LetterOutcome.Done)
            {
                return Of(saved);
            }

            seen++;
        }

        return act.Form.Text("do") != "send"
            ? ActOutcome.Done with { Said = "letter_saved" }
            : Of(await desk.SendAsync(letterId, seen, act.Agent.Id, act.Now, cancellationToken)) with { Said = "letter_sent" };
    }

    private static VendorLetterText Posted(PostedForm form)
    {
        var to = form.Text("to");
        return new VendorLetterText(to.Length == 0 ? null : to, MessageText.CleanName(form.Text("subject"), LongestSubject), form.LongText("body", LongestBody));
    }

    private static ActOutcome Of(LetterOutcome outcome) => outcome switch
    {
        LetterOutcome.Done => ActOutcome.Done,
        LetterOutcome.Stale => ActOutcome.Stale,
        LetterOutcome.RecipientNotConfigured => ActOutcome.Refused("recipient"),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}

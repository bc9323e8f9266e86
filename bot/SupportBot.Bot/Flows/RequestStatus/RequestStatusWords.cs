using System.Collections.Frozen;
using System.Text;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Calendar;
using SupportBot.Bot.Cases.Progress;
using SupportBot.Bot.Cases.Uploads;
using SupportBot.Bot.Contracts;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.HandOff.Hours;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Flows.RequestStatus;

/// <summary>Says how requests stand: in words, since when, what is missing and where to send it, what the agent said last, what comes next.</summary>
internal sealed class RequestStatusWords(UploadLinks uploads, OpeningHours hours)
{
    /// <summary>What can be sent by a link; everything else is words.</summary>
    public static readonly FrozenSet<string> FileSlots = FrozenSet.Create(StringComparer.Ordinal, "packing_slip", "error_screenshot", "screenshot");

    private const int LongestReply = 400;
    private const int MostOthers = 5;

    private static readonly FormTexts Texts = FormTexts.For<RequestStatusFlow>("RequestStatusTexts");

    /// <summary>The last words of the form.</summary>
    public FormEnd Of(CaseLook look, FormContext form) => look switch
    {
        { Outcome: LookOutcome.TooMany, FreeAgainAt: { } free } => End(Texts.Format("TooMany", ("time", ContractTexts.Time(free))), [RootTexts.StartLabel("agent")]),
        { Case: { } one } => End(One(one, look.All, form), Buttons(look)) with { Case = one.Reference.ToString() },
        { Outcome: LookOutcome.Found } => End(List(look.All), [RootTexts.StartLabel("agent")]),
        _ => End(Texts["NotFound"], [RootTexts.StartLabel("case"), RootTexts.StartLabel("agent")]),
    };

    private static FormEnd End(string text, IReadOnlyList<string> buttons) => FormEnd.Done(text) with { Kind = ReplyKinds.Status, Buttons = buttons };

    private static IReadOnlyList<string> Buttons(CaseLook look) =>
        look.All.Count > 1 ? [Texts["ButtonAll"], RootTexts.StartLabel("agent")] : [RootTexts.StartLabel("agent")];

    private string One(CaseProgress one, IReadOnlyList<CaseProgress> all, FormContext form)
    {
        var text = new StringBuilder(Texts.Format("Head", ("case", one.Reference.ToString()), ("flow", CaseTexts.Flow(one.Flow)), ("state", State(one))));
        text.Append("\n\n- ").Append(Texts.Format("Opened", ("moment", Moment(one.CreatedAt))));
        if (one.Since > one.CreatedAt)
        {
            text.Append("\n- ").Append(Texts.Format("Since", ("moment", Moment(one.Since))));
        }

        if (one.Missing.Count > 0)
        {
            text.Append("\n- ").Append(Texts.Format("Missing", ("missing", string.Join(", ", one.Missing.Select(static key => CaseTexts.Label(key))))));
        }

        if (one.LastReply is { } reply)
        {
            var words = reply.Text.Length > LongestReply ? reply.Text[..LongestReply].TrimEnd() + "…" : reply.Text;
            text.Append("\n- ").Append(Texts.Format(
                "LastReply", ("agent", Markdown.Escape(reply.Agent ?? Texts["Agent"])), ("moment", Moment(reply.At)), ("text", Markdown.Escape(words))));
        }

        text.Append("\n\n").Append(Next(one, form.Turn.Now));
        return text.Append(Upload(one, form)).Append(Others(one, all)).ToString();
    }

    private static string State(CaseProgress one) => one is { Status: CaseStatus.Assigned, AgentName: { } agent }
        ? Texts.Format("StateAssignedTo", ("agent", Markdown.Escape(agent)))
        : Texts[$"State{one.Status}"];

    private string Next(CaseProgress one, DateTimeOffset now)
    {
        var key = one.Status == CaseStatus.WaitingCustomer && one.Missing.Count == 0 ? "NextWaitingWords" : $"Next{one.Status}";
        var next = Texts.Format(key, ("agent", Markdown.Escape(one.AgentName ?? Texts["Agent"])));
        var isOurTurn = one.Status is CaseStatus.New or CaseStatus.Assigned or CaseStatus.Reopened;
        return isOurTurn && !hours.Of(one.Queue).IsOpen(now) && hours.Of(one.Queue).NextOpening(now) is { } opening
            ? $"{next} {Texts.Format("ClosedNow", ("opening", OpeningWords.Of(opening, now)))}"
            : next;
    }

    /// <summary>A fresh link: the former ones were told once, and only their hashes are kept.</summary>
    private string Upload(CaseProgress one, FormContext form)
    {
        var files = one.Missing.Where(FileSlots.Contains).ToList();
        if (files.Count == 0 || one.Status == CaseStatus.Done)
        {
            return "";
        }

        var link = uploads.Issue(one.Reference, files, email: null, form.Turn.Now);
        form.AddEffect(link.Effect);
        return "\n\n" + Texts.Format("Upload", ("link", $"[{Texts["UploadLink"]}]({link.Address.AbsoluteUri})"), ("date", ContractTexts.Day(ParisTime.DayOf(link.ExpiresAt))));
    }

    private static string Others(CaseProgress one, IReadOnlyList<CaseProgress> all)
    {
        var others = all.Where(other => other.Reference != one.Reference).ToList();
        return others.Count == 0 ? "" : $"\n\n{Texts["Others"]}\n\n{string.Join('\n', others.Take(MostOthers).Select(Line))}\n\n{Texts["OthersHow"]}";
    }

    private static string List(IReadOnlyList<CaseProgress> all) =>
        $"{Texts[all.Count == CaseProgressStore.MostListed ? "ListLatest" : "List"]}\n\n{string.Join('\n', all.Select(Line))}\n\n{Texts["OthersHow"]}";

    private static string Line(CaseProgress one) =>
        Texts.Format("ListLine", ("case", one.Reference.ToString()), ("flow", CaseTexts.Flow(one.Flow)), ("state", State(one)), ("day", ContractTexts.Day(ParisTime.DayOf(one.CreatedAt))));

    private static string Moment(DateTimeOffset instant) => $"{ContractTexts.Day(ParisTime.DayOf(instant))} à {ContractTexts.Time(instant)}";
}

using System.Globalization;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Schema;
using SupportBot.Knowledge;

namespace SupportBot.Bot.Flows.FaqAnswers;

/// <summary>Turns knowledge entries into messages: the answer with its source, the choice, the abstention.</summary>
internal static class AnswerMessage
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly FormTexts Texts = FormTexts.For<FaqContext>("FaqAnswersTexts");

    /// <summary>The answer (two when two questions were asked) with steps, source and date, the follow-ups as buttons, and the question whether it helped.</summary>
    public static Activity Answer(KnowledgeSnapshot knowledge, IReadOnlyList<KnowledgeEntry> entries)
    {
        var parts = entries.SelectMany(entry => Paragraphs(entry, withTitle: entries.Count > 1)).Append(Texts["AskHelpful"]);
        return Reply(string.Join("\n\n", parts), AnswerButtons(knowledge, entries[0]), ReplyKinds.Answer, [.. entries.Select(entry => entry.Id)]);
    }

    /// <summary>Two to four entries to choose from, numbered for those who type, as buttons for those who click.</summary>
    public static Activity Clarify(IReadOnlyList<KnowledgeEntry> entries, bool asksVendor)
    {
        var titles = ChoiceTitles(entries);
        var lines = titles.Select((title, index) => $"{index + 1}. {title}");
        var text = $"{Texts[asksVendor ? "ClarifyVendor" : "Clarify"]}\n\n{string.Join('\n', lines)}";
        var buttons = titles.Append(Texts["NoneOfThese"]).Select(CardAction.ImBack);
        return Reply(text, buttons, ReplyKinds.Clarify, [.. entries.Select(entry => entry.Id)]);
    }

    /// <summary>An honest "I do not know", with the out-of-scope entry's advice where there is one.</summary>
    public static Activity Abstain(KnowledgeEntry? advice, bool again)
    {
        var text = advice is not null && !again ? $"{advice.Markdown.Trim()}\n\n{Texts["OutOfScopeAgent"]}" : Texts[again ? "AbstainAgain" : "Abstain"];
        return Reply(text, [CardAction.ImBack(RootTexts.Of["StartAgent"])], ReplyKinds.Abstain, advice is null ? null : [advice.Id]);
    }

    /// <summary>A sentence of the bot's own with buttons.</summary>
    public static Activity Plain(string text, string kind, params IReadOnlyList<string> buttons) =>
        Reply(text, buttons.Select(CardAction.ImBack), kind, null);

    /// <summary>The labels of a choice; they name the vendor when vendors are what differs.</summary>
    public static IReadOnlyList<string> ChoiceTitles(IReadOnlyList<KnowledgeEntry> entries)
    {
        var byVendor = DifferByVendor(entries);
        return [.. entries.Select(entry => byVendor ? $"{Vendors.DisplayName(entry.Vendor)} : {entry.Question}" : entry.Question)];
    }

    private static bool DifferByVendor(IReadOnlyList<KnowledgeEntry> entries) =>
        entries.Select(entry => entry.Vendor).Distinct(StringComparer.Ordinal).Count() == entries.Count && entries.Count > 1;

    private static IEnumerable<string> Paragraphs(KnowledgeEntry entry, bool withTitle)
    {
        if (withTitle)
        {
            yield return $"**{entry.Question}**";
        }

        yield return entry.Markdown.Trim();
        if (Source(entry) is { } source)
        {
            yield return $"_{source}_";
        }
    }

    private static string? Source(KnowledgeEntry entry) => (entry.Source, entry.Reviewed) switch
    {
        ({ Section: { } section } source, { } reviewed) => Texts.Format("Source", ("page", source.Page), ("section", section), ("date", Day(reviewed))),
        ({ } source, { } reviewed) => Texts.Format("SourceWithoutSection", ("page", source.Page), ("date", Day(reviewed))),
        _ => null,
    };

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", French);

    private static IEnumerable<CardAction> AnswerButtons(KnowledgeSnapshot knowledge, KnowledgeEntry entry)
    {
        yield return CardAction.ImBack(Texts["Helpful"]);
        yield return CardAction.ImBack(Texts["NotHelpful"]);
        if (entry.Flow is { } flow)
        {
            yield return CardAction.ImBack(RootTexts.StartLabel(flow));
        }

        foreach (var followUp in entry.FollowUps.Select(knowledge.Find).OfType<KnowledgeEntry>().Take(2))
        {
            yield return CardAction.ImBack(followUp.Question);
        }
    }

    private static Activity Reply(string text, IEnumerable<CardAction> buttons, string kind, IReadOnlyList<string>? entries) =>
        Activity.Message(text) with
        {
            InputHint = InputHints.AcceptingInput,
            SuggestedActions = ButtonsOrNone([.. buttons]),
            Annotation = new ReplyAnnotation(kind) { Entries = entries },
        };

    private static SuggestedActions? ButtonsOrNone(IReadOnlyList<CardAction> buttons) => buttons.Count == 0 ? null : new SuggestedActions(buttons);
}

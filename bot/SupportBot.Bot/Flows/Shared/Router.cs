using SupportBot.Bot.Flows.FaqAnswers;
using SupportBot.Bot.Flows.Privacy;
using SupportBot.Bot.Flows.RequestStatus;
using SupportBot.Bot.Flows.SmallTalk;
using SupportBot.Bot.Observability;
using SupportBot.Dialogs.Forms;
using SupportBot.Knowledge;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>
/// Decides what a message is that no form has claimed: a button or command, a courtesy, a question, a request. In mid-form it answers in short,
/// so that the form can go on.
/// </summary>
internal sealed class Router(KnowledgeBase knowledge, SmallTalkFlow smallTalk) : IDigressions
{
    /// <summary>Fewer words may be a shy answer.</summary>
    private const int ShortestQuestion = 4;

    public ValueTask<Digression?> TryAnswerAsync(DigressionRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(FindDigression(request));

    public Digression? FindCourtesy(string text) => (smallTalk.Find(text) ?? smallTalk.FindAnger(text)) is { } topic ? Digression.Courtesy(topic.Answer) : null;

    private Digression? FindDigression(DigressionRequest request)
    {
        if (RootTexts.FlowOf(request.Text) is { } command)
        {
            return Digression.ToFlow(command, RootTexts.StartLabel(command), isCertain: true);
        }

        if (request.Form != RequestStatusFlow.FlowName && CaseWords.AsksState(request.Text))
        {
            return Digression.ToFlow(RequestStatusFlow.FlowName, RootTexts.StartLabel(RequestStatusFlow.FlowName), isCertain: true);
        }

        if (OwnDataWords.FormFor(request.Text) is { } ownData && ownData != request.Form)
        {
            return Digression.ToFlow(ownData, RootTexts.StartLabel(ownData), isCertain: true);
        }

        if (EntryTitles.Find(knowledge.Current, request.Text) is { } chosen)
        {
            return ShortAnswer(chosen);
        }

        if (FindCourtesy(request.Text) is { } courtesy)
        {
            return courtesy;
        }

        // A question in the Dell form is about Dell, unless Dell has no answer to it.
        return (VendorOf(request.Form) is { } vendor ? Decide(request, vendor) : null) ?? Decide(request, null) ?? Abstain(request);
    }

    private static Digression? Abstain(DigressionRequest request) =>
        request.IsQuestion && !request.MayBeAnswer && request.Text.Count(char.IsWhiteSpace) >= ShortestQuestion - 1 ? Digression.Abstain(RootTexts.Of["AbstainInForm"]) : null;

    private Digression? Decide(DigressionRequest request, string? vendor)
    {
        var decision = Traces.Of("knowledge", () => knowledge.Current.Decide(request.Text, new SearchContext(vendor, null)));
        return decision.Kind switch
        {
            DecisionKind.Flow when decision.Flow != request.Form && decision.Flow is { } flow => Digression.ToFlow(flow, RootTexts.StartLabel(flow), isCertain: false),
            DecisionKind.Answer when request.IsQuestion => ShortAnswer(decision.Answers[0].Entry),
            DecisionKind.Clarify when request.IsQuestion => decision.AsksVendor ? AnswerByVendor(decision) : LikelyAnswer(decision.Results[0].Entry),
            DecisionKind.Abstain when request.IsQuestion && decision.OutOfScope is { } advice => Digression.Answer(advice.ShortAnswer, null),
            _ => null,
        };
    }

    private static Digression ShortAnswer(KnowledgeEntry entry) => Digression.Answer(entry.ShortAnswer, [entry.Id]);

    /// <summary>Both answers, each under its vendor's name: in mid-form there is no room to ask which one is meant.</summary>
    private static Digression AnswerByVendor(SearchDecision decision)
    {
        var entries = decision.Results.Select(result => result.Entry).DistinctBy(entry => entry.Vendor, StringComparer.Ordinal).ToList();
        var lines = entries.Select(entry => $"**{Vendors.DisplayName(entry.Vendor)}** : {entry.ShortAnswer}");
        return Digression.Answer(string.Join('\n', lines), [.. entries.Select(entry => entry.Id)]);
    }

    /// <summary>The likeliest of several answers, under the question that it answers.</summary>
    private static Digression LikelyAnswer(KnowledgeEntry entry) => Digression.Answer($"**{entry.Question}**\n{entry.ShortAnswer}", [entry.Id]);

    private static string? VendorOf(string form) => form is Vendors.Dell or Vendors.Hp ? form : null;
}

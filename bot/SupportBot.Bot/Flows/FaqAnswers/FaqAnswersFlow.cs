using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.Insights;
using SupportBot.Bot.Observability;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Choices;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Turns;
using SupportBot.Knowledge;
using SupportBot.Knowledge.French;

namespace SupportBot.Bot.Flows.FaqAnswers;

/// <summary>
/// Free-text questions: the answer with its source, a choice when several answers are possible, an honest "I do not know" otherwise;
/// and what follows each of them (was it useful, which one, none of these).
/// </summary>
internal sealed class FaqAnswersFlow(KnowledgeBase knowledge)
{
    private const string NoneOfThese = "none";
    private const string PersonFlow = "agent";

    /// <summary>Share of a label that must be said to choose it: a new question that shares a word or two with a choice is a new question.</summary>
    private const double SurelyChosen = 0.5;

    /// <summary>So few words after an offered choice ("revendeur", "le portail") are about the choice.</summary>
    private const int WordsOfAChoice = 2;

    /// <summary>Longer messages have something to tell.</summary>
    private const int LongestComplaint = 80;

    private static readonly FormTexts Texts = FormTexts.For<FaqContext>("FaqAnswersTexts");

    /// <summary>The flow that the question asks to start, or null when the question was handled here.</summary>
    public async Task<WantedFlow?> AskAsync(ITurnContext turnContext, FaqContext context, string question, CancellationToken cancellationToken)
    {
        var snapshot = knowledge.Current;
        if (EntryTitles.Find(snapshot, question) is { } chosen)
        {
            await AnswerAsync(turnContext, context, question, [new SearchResult(chosen, 1)], [], cancellationToken);
            return null;
        }

        var decision = Traces.Of("knowledge", () => snapshot.Decide(question, new SearchContext(context.Vendor, context.LastEntryId)));
        Record(turnContext, question, decision);
        context.Vendor = decision.Vendor ?? context.Vendor;
        switch (decision.Kind)
        {
            case DecisionKind.Flow:
                context.AwaitNothing();
                return new WantedFlow(decision.Flow!, AnswerBeside(decision)); // Not null: that is what the kind says.
            case DecisionKind.Answer:
                await AnswerAsync(turnContext, context, question, decision.Answers, Nearby(decision), cancellationToken);
                return null;
            case DecisionKind.Clarify:
                await ClarifyAsync(turnContext, context, question, decision, cancellationToken);
                return null;
            case DecisionKind.Abstain:
                await AbstainAsync(turnContext, context, decision, cancellationToken);
                return null;
            default:
                throw new InvalidOperationException($"Unknown decision {decision.Kind}.");
        }
    }

    /// <summary>Whether the message answers what this flow had asked (useful? which one? a person?); handled when true.</summary>
    public async Task<FaqReply> TryContinueAsync(ITurnContext turnContext, FaqContext context, string text, CancellationToken cancellationToken)
    {
        if (context.Choice is { } choice && await TryChooseAsync(turnContext, context, choice, text, cancellationToken))
        {
            return FaqReply.Handled;
        }

        if (context.AgentOffered && (ShortReply.YesOrNo(text) ?? SaysStillNot(text)) is { } wantsAgent)
        {
            context.AwaitNothing();
            return wantsAgent ? FaqReply.WantsAgent : await DeclineAgentAsync(turnContext, cancellationToken);
        }

        if (context.Rating is { } rating && ReadRating(text) is { } helpful)
        {
            await RateAsync(turnContext, context, rating, helpful, cancellationToken);
            return FaqReply.Handled;
        }

        return FaqReply.NotForMe;
    }

    /// <summary>
    /// "Je veux ..." starts the request, "comment faire pour ..." is answered: whoever starts the one is offered the other. Who wants a person gets no
    /// answer in the way.
    /// </summary>
    private static string? AnswerBeside(SearchDecision decision) => decision.Flow == PersonFlow
        ? null
        : decision.Results.Select(result => result.Entry).FirstOrDefault(entry => entry.Flow == decision.Flow)?.Question;

    private async Task AnswerAsync(
        ITurnContext turnContext, FaqContext context, string question, IReadOnlyList<SearchResult> answers, IReadOnlyList<string> nearby, CancellationToken cancellationToken)
    {
        var main = answers[0];
        context.AwaitNothing();
        context.Abstentions = 0;
        context.LastEntryId = main.Entry.Id;
        context.Vendor = main.Entry.Vendor == Vendors.General ? context.Vendor : main.Entry.Vendor;
        context.Rating = new AwaitedRating(main.Entry.Id, question, main.Confidence, nearby);
        await turnContext.SendActivityAsync(AnswerMessage.Answer(knowledge.Current, [.. answers.Select(answer => answer.Entry)]), cancellationToken);
    }

    private static async Task ClarifyAsync(
        ITurnContext turnContext, FaqContext context, string question, SearchDecision decision, CancellationToken cancellationToken)
    {
        context.AwaitNothing();
        var entries = decision.Results.Select(result => result.Entry).ToList();
        context.Choice = new OfferedChoice(question, [.. entries.Select(entry => entry.Id)]);
        await turnContext.SendActivityAsync(AnswerMessage.Clarify(entries, decision.AsksVendor), cancellationToken);
    }

    private static async Task AbstainAsync(ITurnContext turnContext, FaqContext context, SearchDecision decision, CancellationToken cancellationToken)
    {
        context.AwaitNothing();
        context.Abstentions++;
        context.AgentOffered = true;
        await turnContext.SendActivityAsync(AnswerMessage.Abstain(decision.OutOfScope, context.Abstentions >= 2), cancellationToken);
    }

    private async Task<bool> TryChooseAsync(
        ITurnContext turnContext, FaqContext context, OfferedChoice choice, string text, CancellationToken cancellationToken)
    {
        var snapshot = knowledge.Current;
        var entries = choice.EntryIds.Select(snapshot.Find).OfType<KnowledgeEntry>().ToList();
        if (ReadChoice(text, entries) is not { } index)
        {
            return false;
        }

        if (index < entries.Count)
        {
            await AnswerAsync(turnContext, context, choice.Question, [new SearchResult(entries[index], 1)], [], cancellationToken);
            return true;
        }

        context.AwaitNothing();
        context.AgentOffered = true;
        await turnContext.SendActivityAsync(AnswerMessage.Plain(Texts["NoneChosen"], ReplyKinds.Abstain, RootTexts.StartLabel("agent")), cancellationToken);
        return true;
    }

    /// <summary>Index of the chosen entry; their count for "none of these"; null when the message is no choice.</summary>
    private static int? ReadChoice(string text, IReadOnlyList<KnowledgeEntry> entries)
    {
        var options = entries
            .Zip(AnswerMessage.ChoiceTitles(entries), (entry, title) => new ChoiceOption(entry.Id, title, Vendors.DisplayName(entry.Vendor)))
            .Append(new ChoiceOption(NoneOfThese, Texts["NoneOfThese"]))
            .ToList();
        var answer = ChoiceRecognizer.Recognize(text, options);
        return answer switch
        {
            { Outcome: ChoiceOutcome.Neither } => entries.Count,
            { Chosen: { } chosen } when answer.Score >= SurelyChosen || text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= WordsOfAChoice => options.IndexOf(chosen),
            _ => null,
        };
    }

    private async Task RateAsync(ITurnContext turnContext, FaqContext context, AwaitedRating rating, bool helpful, CancellationToken cancellationToken)
    {
        turnContext.AddEffect(new AnswerRated(rating.EntryId, rating.Question, rating.Confidence, helpful));
        context.AwaitNothing();
        if (helpful)
        {
            await turnContext.SendActivityAsync(AnswerMessage.Plain(Texts["ThanksHelpful"], ReplyKinds.SmallTalk), cancellationToken);
            return;
        }

        context.AgentOffered = true;
        var nearby = rating.Nearby.Select(knowledge.Current.Find).OfType<KnowledgeEntry>().Select(entry => entry.Question);
        await turnContext.SendActivityAsync(
            AnswerMessage.Plain(Texts["SorryNotHelpful"], ReplyKinds.Clarify, [.. nearby, RootTexts.StartLabel("agent")]), cancellationToken);
    }

    private static async Task<FaqReply> DeclineAgentAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        await turnContext.SendActivityAsync(AnswerMessage.Plain(Texts["AgentDeclined"], ReplyKinds.SmallTalk), cancellationToken);
        return FaqReply.Handled;
    }

    /// <summary>"Je ne le vois toujours pas": what was told has not helped, and a person was offered for that.</summary>
    private static bool? SaysStillNot(string text) =>
        text.Length < LongestComplaint && FrenchText.Fold(text) is var folded && Texts.List("StillNot").Any(phrase => folded.Contains(phrase, StringComparison.Ordinal)) ? true : null;

    private static bool? ReadRating(string text)
    {
        if (text.Equals(Texts["Helpful"], StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return text.Equals(Texts["NotHelpful"], StringComparison.OrdinalIgnoreCase) ? false : ShortReply.YesOrNo(text);
    }

    private static List<string> Nearby(SearchDecision decision) =>
        [.. decision.Results.Select(result => result.Entry.Id).Except(decision.Answers.Select(answer => answer.Entry.Id), StringComparer.Ordinal).Take(2)];

    private static void Record(ITurnContext turnContext, string question, SearchDecision decision) => turnContext.AddEffect(new QuestionDecided(
        question,
        decision.Kind,
        [.. decision.Results.Select(result => result.Entry.Id)],
        decision.Results.Count > 0 ? decision.Results[0].Confidence : 0));
}

/// <summary>What became of a message that might have answered this flow.</summary>
internal enum FaqReply
{
    /// <summary>It was something else: go on.</summary>
    NotForMe,

    /// <summary>It was answered here.</summary>
    Handled,

    /// <summary>The customer wants a person.</summary>
    WantsAgent,
}

/// <summary>A request that a message asks for.</summary>
/// <param name="Flow">The flow to start.</param>
/// <param name="Question">The question of the FAQ whose answer tells how to do it alone; null when there is none.</param>
internal sealed record WantedFlow(string Flow, string? Question);

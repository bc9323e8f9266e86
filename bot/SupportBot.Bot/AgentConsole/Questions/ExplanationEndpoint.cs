using Microsoft.AspNetCore.Mvc;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Knowledge;

namespace SupportBot.Bot.AgentConsole.Questions;

/// <summary><c>/console/questions/explication?q=</c>: what the bot makes of a question outside any conversation, and which words and signals decided. For editors.</summary>
internal static class ExplanationEndpoint
{
    public const string Path = QuestionEndpoints.Path + "/explication";
    public const int LongestQuestion = 2000;

    /// <summary>Maps it below the list of questions, whose policy holds.</summary>
    public static void MapExplanation(this RouteGroupBuilder questions) => questions.MapGet("/explication", Show);

    /// <summary>Where a question is explained.</summary>
    public static string PathOf(string question) => $"{Path}?q={Uri.EscapeDataString(question)}";

    private static IResult Show([FromQuery(Name = "q")] string? question, KnowledgeBase knowledge)
    {
        var text = (question ?? "").Trim();
        text = text.Length > LongestQuestion ? text[..LongestQuestion] : text;
        return ConsolePages.Show<ExplanationPage, ExplanationView>(new ExplanationView(text, text.Length > 0 ? knowledge.Current.Explain(text) : null));
    }
}

/// <summary>A question and what its decision rests on.</summary>
/// <param name="Question">As typed; may be empty.</param>
/// <param name="Account">Null while nothing was asked.</param>
internal sealed record ExplanationView(string Question, DecisionAccount? Account)
{
    /// <summary>The key of the sentence that says what the bot does.</summary>
    public string Outcome => Account?.Decision switch
    {
        null => "",
        { Kind: DecisionKind.Clarify, AsksVendor: true } => "Explain_Vendor",
        var decision => $"Explain_{decision.Kind}",
    };

    /// <summary>What is answered with or offered; empty when nothing is.</summary>
    public IReadOnlyList<SearchResult> Shown => Account?.Decision switch
    {
        { Kind: DecisionKind.Answer } decision => decision.Answers,
        { Kind: DecisionKind.Clarify } decision => decision.Results,
        _ => [],
    };

    /// <summary>The probability that an entry answers, 0 to 1; 0 for one that may not answer for the vendor in question.</summary>
    public double ConfidenceOf(KnowledgeEntry entry) => Account?.Decision.Ranked.FirstOrDefault(result => result.Entry.Id == entry.Id)?.Confidence ?? 0;
}

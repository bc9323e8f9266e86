using SupportBot.Bot.Insights.Figures;
using SupportBot.Bot.Insights.Questions;

namespace SupportBot.Bot.AgentConsole.Questions;

/// <summary>Which questions the list shows; the names are those of the address.</summary>
internal enum QuestionFilter
{
    /// <summary>Still without a good answer.</summary>
    Open,

    /// <summary>The content answers them by now.</summary>
    Answered,

    /// <summary>An editor put them aside.</summary>
    Dismissed,
}

/// <summary>A page of the list of unanswered questions.</summary>
internal sealed record QuestionsView(ReportPeriod Period, QuestionFilter Filter, IReadOnlyList<QuestionRow> Rows)
{
    public required int Page { get; init; }

    public required int Pages { get; init; }

    /// <summary>How many there are under each filter.</summary>
    public required IReadOnlyDictionary<QuestionFilter, int> Counts { get; init; }

    /// <summary>Entries to choose from, by question.</summary>
    public required IReadOnlyList<(string Id, string Question)> Entries { get; init; }

    public string? Notice { get; init; }

    /// <summary>The draft that was just added to; null when none was.</summary>
    public string? DraftId { get; init; }

    public string? Problem { get; init; }
}

/// <summary>A question with what the content says to it now.</summary>
/// <param name="Nearest">Nearest entries, best first; may be empty.</param>
/// <param name="AnswersNow">Whether the bot would answer it today.</param>
internal sealed record QuestionRow(UnansweredQuestion Question, IReadOnlyList<NearEntry> Nearest, bool AnswersNow);

/// <param name="Confidence">Probability that it answers, 0 to 1.</param>
internal sealed record NearEntry(string Id, string Question, double Confidence);

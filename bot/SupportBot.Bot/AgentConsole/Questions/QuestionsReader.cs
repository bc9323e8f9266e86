using SupportBot.Bot.Insights.Figures;
using SupportBot.Bot.Insights.Questions;
using SupportBot.Knowledge;

namespace SupportBot.Bot.AgentConsole.Questions;

/// <summary>Puts the unanswered questions beside what the content says to them now.</summary>
internal sealed class QuestionsReader(UnansweredQuestions questions, KnowledgeBase knowledge)
{
    private const int PageSize = 25;
    private const int Nearest = 3;

    /// <summary>Beyond this many needs a period is too long to work through; the most frequent ones come first anyway.</summary>
    private const int Most = 1000;

    public async Task<QuestionsView> ReadAsync(ReportPeriod period, QuestionFilter filter, int page, CancellationToken cancellationToken)
    {
        var snapshot = knowledge.Current;
        var rows = (await questions.SinceAsync(period.From, cancellationToken)).Take(Most).Select(question => Row(snapshot, question)).ToLookup(FilterOf);
        var pages = Math.Max(1, (rows[filter].Count() + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page, 1, pages);
        return new QuestionsView(period, filter, [.. rows[filter].Skip((shown - 1) * PageSize).Take(PageSize)])
        {
            Page = shown,
            Pages = pages,
            Counts = Enum.GetValues<QuestionFilter>().ToDictionary(one => one, one => rows[one].Count()),
            Entries = [.. snapshot.Entries.Where(entry => entry.File is not null).Select(entry => (entry.Id, entry.Question)).OrderBy(entry => entry.Question, StringComparer.CurrentCulture)],
        };
    }

    private static QuestionFilter FilterOf(QuestionRow row) =>
        row.Question.IsDismissed ? QuestionFilter.Dismissed : row.AnswersNow ? QuestionFilter.Answered : QuestionFilter.Open;

    /// <summary>An answer that was said not to help is no answer, even though the bot gives it.</summary>
    private static QuestionRow Row(KnowledgeSnapshot snapshot, UnansweredQuestion question)
    {
        var answers = question.NotHelpful == 0 && snapshot.Decide(question.Text, SearchContext.None).Kind == DecisionKind.Answer;
        var nearest = snapshot.Search(question.Text, Nearest);
        return new QuestionRow(question, [.. nearest.Select(result => new NearEntry(result.Entry.Id, result.Entry.Question, result.Confidence))], answers);
    }
}

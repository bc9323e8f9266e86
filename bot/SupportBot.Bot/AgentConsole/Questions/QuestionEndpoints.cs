using Microsoft.AspNetCore.Mvc;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.Dashboard;
using SupportBot.Bot.AgentConsole.Drafts;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Insights.Drafts;
using SupportBot.Bot.Insights.Figures;
using SupportBot.Bot.Insights.Questions;

namespace SupportBot.Bot.AgentConsole.Questions;

/// <summary><c>/console/questions</c>: what was not answered, and <c>/console/avis</c>: what customers say of the answers. For editors.</summary>
internal static class QuestionEndpoints
{
    public const string Path = ConsoleEdge.Root + "/questions";
    public const string RatingsPath = ConsoleEdge.Root + "/avis";
    private const int LongestCluster = 400;

    private static readonly Dictionary<string, QuestionFilter> Filters = new(StringComparer.Ordinal)
    {
        ["ouvertes"] = QuestionFilter.Open,
        ["repondues"] = QuestionFilter.Answered,
        ["ecartees"] = QuestionFilter.Dismissed,
    };

    public static void MapQuestions(this RouteGroupBuilder console)
    {
        var questions = console.MapGroup("/questions").RequireAuthorization(ConsolePolicies.Editor);
        questions.MapGet("", ShowAsync);
        questions.MapExplanation();
        questions.MapPost("/ajouter", AddAsync);
        questions.MapPost("/ecarter", DismissAsync);
        questions.MapPost("/remettre", RestoreAsync);
        var ratings = console.MapGroup("/avis").RequireAuthorization(ConsolePolicies.Editor);
        ratings.MapGet("", RatingsAsync);
        ratings.MapGet("/{entry}", VerdictsAsync);
    }

    /// <summary>Name of a filter in the address.</summary>
    public static string NameOf(QuestionFilter filter) => Filters.First(pair => pair.Value == filter).Key;

    private static async Task<IResult> ShowAsync([AsParameters] ListQuery query, QuestionsReader reader, HttpContext context)
    {
        var view = await reader.ReadAsync(query.Period, query.Filter, QueryNumber.Read(query.Page) ?? 1, context.RequestAborted);
        return ConsolePages.Show<QuestionsPage, QuestionsView>(view with
        {
            Notice = query.Done is { } done ? QuestionTexts.Of.Find($"Done_{done}") : null,
            DraftId = query.Draft is { } draft && DraftEndpoints.IsId(draft) ? draft : null,
            Problem = query.Failed is { } failed ? QuestionTexts.Of.Find($"Refused_{failed}") : null,
        });
    }

    private static async Task<IResult> AddAsync([FromForm] string wording, [FromForm] string entry, CurrentAgent agent, DraftDesk desk, HttpContext context)
    {
        var result = await desk.AddVariantAsync(entry, AskedWording.ForContent(wording), agent.Name, context.RequestAborted);
        if (!result.IsDone)
        {
            return ConsolePages.SeeOther($"{Path}?echec={result.Refusal}&brouillon={result.DraftId}");
        }

        await context.AuditAsync(DraftEndpoints.Changed, result.DraftId, "variantes");
        return ConsolePages.SeeOther($"{Path}?fait=ajoutee&brouillon={result.DraftId}");
    }

    private static async Task<IResult> DismissAsync([FromForm] string cluster, CurrentAgent agent, UnansweredQuestions questions, TimeProvider clock)
    {
        if (cluster.Length is 0 or > LongestCluster)
        {
            return ConsolePages.Refuse(ConsoleRefusal.Malformed);
        }

        await questions.DismissAsync(cluster, agent.Id, clock.GetUtcNow());
        return ConsolePages.SeeOther($"{Path}?fait=ecartee");
    }

    private static async Task<IResult> RestoreAsync([FromForm] string cluster, UnansweredQuestions questions)
    {
        await questions.RestoreAsync(cluster);
        return ConsolePages.SeeOther($"{Path}?etat=ecartees&fait=remise");
    }

    private static async Task<IResult> RatingsAsync([AsParameters] DashboardEndpoints.PeriodQuery query, AnswerFiguresReader reader, Knowledge.KnowledgeBase knowledge, HttpContext context)
    {
        var period = query.Period;
        var snapshot = knowledge.Current;
        return ConsolePages.Show<RatingsPage, RatingsView>(new RatingsView(period, await reader.ReadAsync(period, context.RequestAborted), id => snapshot.Find(id)?.Question ?? id));
    }

    private static async Task<IResult> VerdictsAsync(string entry, [AsParameters] DashboardEndpoints.PeriodQuery query, AnswerFiguresReader reader, Knowledge.KnowledgeBase knowledge, HttpContext context)
    {
        var verdicts = await reader.VerdictsAsync(entry, query.Period, context.RequestAborted);
        var known = knowledge.Current.Find(entry);
        return known is null && verdicts.Count == 0
            ? await ConsolePages.NotFoundAsync(context)
            : ConsolePages.Show<VerdictsPage, VerdictsView>(new VerdictsView(query.Period, entry, known?.Question ?? entry, verdicts));
    }

    internal sealed record ListQuery(
        [property: FromQuery(Name = "jours")] string? Days,
        [property: FromQuery(Name = "etat")] string? State,
        [property: FromQuery(Name = "page")] string? Page,
        [property: FromQuery(Name = "fait")] string? Done,
        [property: FromQuery(Name = "echec")] string? Failed,
        [property: FromQuery(Name = "brouillon")] string? Draft,
        TimeProvider Clock)
    {
        public ReportPeriod Period => DashboardReader.PeriodOf(QueryNumber.Read(Days), null, null, Clock.GetUtcNow());

        public QuestionFilter Filter => State is not null && Filters.TryGetValue(State, out var filter) ? filter : QuestionFilter.Open;
    }
}

/// <summary>What customers say of the answers.</summary>
internal sealed record RatingsView(ReportPeriod Period, AnswerFigures Answers, Func<string, string> TitleOf);

/// <summary>What customers say of one answer.</summary>
internal sealed record VerdictsView(ReportPeriod Period, string Entry, string Question, IReadOnlyList<RatedQuestion> Verdicts);

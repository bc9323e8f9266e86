using Microsoft.AspNetCore.Mvc;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Calendar;
using SupportBot.Bot.Insights.Drafts;
using SupportBot.Knowledge;
using SupportBot.Knowledge.Content;

namespace SupportBot.Bot.AgentConsole.Drafts;

/// <summary><c>/console/proposer?dossier=SB-…</c>: an agent proposes an entry from a case that is done. The editor does the rest.</summary>
internal static class ProposalEndpoints
{
    public const string Path = ConsoleEdge.Root + "/proposer";
    private const int LongestAnswer = 8000;
    private const int MostVariants = 20;

    public static void MapProposals(this RouteGroupBuilder console)
    {
        var proposals = console.MapGroup("/proposer").RequireAuthorization(ConsolePolicies.Agent);
        proposals.MapGet("", ShowAsync);
        proposals.MapPost("", TakeAsync);
    }

    private static async Task<IResult> ShowAsync(
        [FromQuery(Name = "dossier")] string? reference, CurrentAgent agent, CaseStore cases, CaseProposal proposals, KnowledgeBase knowledge, HttpContext context)
    {
        if (await FindAsync(reference, agent, cases, context) is not { } file)
        {
            return await ConsolePages.NotFoundAsync(context, reference);
        }

        await context.AuditAsync(AuditEvents.CaseRead, file.Reference.ToString(), "proposition");
        var suggested = await proposals.SuggestAsync(file, context.RequestAborted);
        var input = new ProposalInput(suggested.Question, string.Join('\n', suggested.Variants), suggested.Answer, suggested.Vendor, "");
        return ConsolePages.Show<ProposalPage, ProposalView>(new ProposalView(file.Reference.ToString(), input, Themes(knowledge)));
    }

    private static async Task<IResult> TakeAsync([AsParameters] PostedProposal posted, CurrentAgent agent, CaseStore cases, DraftDesk desk, KnowledgeBase knowledge, TimeProvider clock, HttpContext context)
    {
        if (await FindAsync(posted.Case, agent, cases, context) is not { } file)
        {
            return await ConsolePages.NotFoundAsync(context, posted.Case);
        }

        var reference = file.Reference.ToString();
        var input = new ProposalInput(posted.Question ?? "", posted.Variants ?? "", posted.Answer ?? "", posted.Vendor ?? "", posted.Theme ?? "");
        var themes = Themes(knowledge);
        if (ProblemOf(input, themes) is { } problem)
        {
            return ConsolePages.Show<ProposalPage, ProposalView>(
                new ProposalView(reference, input, themes) { Problem = DraftTexts.Of[problem] }, StatusCodes.Status400BadRequest);
        }

        var result = await desk.ProposeAsync(Proposal(input, reference, ParisTime.DayOf(clock.GetUtcNow())), reference, agent.Name, context.RequestAborted);
        if (!result.IsDone)
        {
            return ConsolePages.Stale($"{Path}?dossier={reference}");
        }

        await context.AuditAsync(DraftEndpoints.Changed, result.DraftId, reference);
        return agent.Is(ConsoleRole.Editor) ? ConsolePages.SeeOther($"{DraftEndpoints.Path}/{result.DraftId}?fait=propose") : ConsolePages.Show<ProposalDonePage, ProposalView>(new ProposalView(reference, input, themes));
    }

    /// <summary>A case that is done, and that is the agent's business; null otherwise.</summary>
    private static async Task<CaseFile?> FindAsync(string? reference, CurrentAgent agent, CaseStore cases, HttpContext context) =>
        CaseReference.TryParse(reference, out var known) && await cases.FindAsync(known, context.RequestAborted) is { Status: CaseStatus.Done } file && agent.MaySee(file.Queue) ? file : null;

    private static IReadOnlyList<string> Themes(KnowledgeBase knowledge) =>
        [.. knowledge.Current.Entries.Select(entry => entry.Theme).Where(theme => theme.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string? ProblemOf(ProposalInput input, IReadOnlyList<string> themes) => input switch
    {
        _ when YamlText.Line(input.Question).Length < 5 => "Missing_Question",
        _ when string.IsNullOrWhiteSpace(input.Answer) => "Missing_Answer",
        _ when input.Answer.Length > LongestAnswer => "TooLong_Answer",
        _ when !Vendor.All.Contains(input.Vendor, StringComparer.Ordinal) => "Missing_Vendor",
        _ when !themes.Contains(input.Theme, StringComparer.Ordinal) => "Missing_Theme",
        _ => null,
    };

    private static EntryProposal Proposal(ProposalInput input, string reference, DateOnly day) => new()
    {
        Question = AskedWording.ForContent(input.Question),
        Variants = [.. input.Variants.Split('\n').Select(AskedWording.ForContent).Where(static line => line.Length > 0).Take(MostVariants)],
        Answer = input.Answer,
        Vendor = input.Vendor,
        Theme = input.Theme,
        Source = DraftTexts.Of["ProposedSource"],
        Caution = DraftTexts.Of.Format("ProposedCaution", ("case", reference)),
        Day = day,
    };

    /// <summary>The posted fields.</summary>
    internal sealed record PostedProposal(
        [property: FromForm(Name = "dossier")] string? Case,
        [property: FromForm(Name = "question")] string? Question,
        [property: FromForm(Name = "formulations")] string? Variants,
        [property: FromForm(Name = "reponse")] string? Answer,
        [property: FromForm(Name = "editeur")] string? Vendor,
        [property: FromForm(Name = "theme")] string? Theme);
}

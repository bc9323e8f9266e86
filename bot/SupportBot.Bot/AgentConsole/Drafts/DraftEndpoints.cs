using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Insights.Drafts;

namespace SupportBot.Bot.AgentConsole.Drafts;

/// <summary><c>/console/brouillons</c>: changes to the content that an editor reads, mends and applies.</summary>
internal static class DraftEndpoints
{
    public const string Path = ConsoleEdge.Root + "/brouillons";

    /// <summary>In the audit log: a draft was begun or changed.</summary>
    public const string Changed = "draft.changed";

    private const string Applied = "draft.applied";
    private const string Discarded = "draft.discarded";
    private const int IdLetters = 32;

    public static void MapDrafts(this RouteGroupBuilder console)
    {
        var drafts = console.MapGroup("/brouillons").RequireAuthorization(ConsolePolicies.Editor);
        drafts.MapGet("", ListAsync);
        drafts.MapGet("/{id:length(32)}", ShowAsync);
        drafts.MapGet("/{id:length(32)}/fichier", DownloadAsync);
        drafts.MapPost("/{id:length(32)}/modifier", EditAsync);
        drafts.MapPost("/{id:length(32)}/appliquer", ApplyAsync);
        drafts.MapPost("/{id:length(32)}/reprendre", RebaseAsync);
        drafts.MapPost("/{id:length(32)}/abandonner", DiscardAsync);
    }

    /// <summary>Whether a text can be the id of a draft.</summary>
    public static bool IsId(string text) => text.Length == IdLetters && text.All(char.IsAsciiHexDigitLower);

    private static async Task<IResult> ListAsync(DraftStore store, ContentFolder folder, HttpContext context)
    {
        var open = await store.ListAsync(DraftState.Open, context.RequestAborted);
        var applied = await store.ListAsync(DraftState.Applied, context.RequestAborted);
        var discarded = await store.ListAsync(DraftState.Discarded, context.RequestAborted);
        return ConsolePages.Show<DraftListPage, DraftListView>(
            new DraftListView(open, [.. applied.Concat(discarded).OrderByDescending(draft => draft.UpdatedAt).Take(20)], folder.IsEditable));
    }

    private static async Task<IResult> ShowAsync(
        string id, [FromQuery(Name = "effet")] string? effect, [FromQuery(Name = "fait")] string? done, DraftStore store, ContentFolder folder, DraftReplay replay, HttpContext context)
    {
        if (await store.FindAsync(id, context.RequestAborted) is not { } draft)
        {
            return await ConsolePages.NotFoundAsync(context);
        }

        var view = await ViewAsync(draft, folder, effect is null ? null : replay, context.RequestAborted);
        return ConsolePages.Show<DraftPage, DraftView>(view with { Notice = done is null ? null : DraftTexts.Of.Find($"Done_{done}") });
    }

    private static async Task<DraftView> ViewAsync(ContentDraft draft, ContentFolder folder, DraftReplay? replay, CancellationToken cancellationToken)
    {
        var present = await folder.ReadAsync(draft.Path, cancellationToken);
        var trial = folder.Try(draft.Path, draft.Text);
        var hash = ContentFolder.Hash(present);
        return new DraftView(draft)
        {
            Diff = LineDiff.Shorten(LineDiff.Of(present ?? "", draft.Text)),
            Problems = trial.Problems,
            FileChanged = draft.State == DraftState.Open && hash != draft.BaseHash && hash != ContentFolder.Hash(draft.Text),
            Replay = replay is null || trial.HasErrors ? null : await replay.RunAsync(trial.Content, cancellationToken),
        };
    }

    private static async Task<IResult> DownloadAsync(string id, DraftStore store, HttpContext context)
    {
        if (await store.FindAsync(id, context.RequestAborted) is not { } draft)
        {
            return await ConsolePages.NotFoundAsync(context);
        }

        await context.AuditAsync(AuditEvents.Exported, id, "brouillon");
        return Results.File(Encoding.UTF8.GetBytes(draft.Text), "text/markdown; charset=utf-8", $"{draft.EntryId}.md");
    }

    private static async Task<IResult> EditAsync(string id, [FromForm] string text, [FromForm] string version, DraftDesk desk, DraftStore store, ContentFolder folder, HttpContext context) =>
        await AnswerAsync(await desk.EditAsync(id, Number(version), text, context.RequestAborted), id, "enregistre", Changed, store, folder, context);

    private static async Task<IResult> ApplyAsync(string id, [FromForm] string version, CurrentAgent agent, DraftDesk desk, DraftStore store, ContentFolder folder, HttpContext context) =>
        await AnswerAsync(await desk.ApplyAsync(id, Number(version), agent.Name, context.RequestAborted), id, "applique", Applied, store, folder, context);

    private static async Task<IResult> RebaseAsync(string id, [FromForm] string version, DraftDesk desk, DraftStore store, ContentFolder folder, HttpContext context) =>
        await AnswerAsync(await desk.RebaseAsync(id, Number(version), context.RequestAborted), id, "repris", Changed, store, folder, context);

    private static async Task<IResult> DiscardAsync(string id, [FromForm] string version, CurrentAgent agent, DraftDesk desk, DraftStore store, ContentFolder folder, HttpContext context) =>
        await AnswerAsync(await desk.DiscardAsync(id, Number(version), agent.Name), id, "abandonne", Discarded, store, folder, context);

    /// <summary>Done: written down, and on to the draft. Refused: the draft again, with the reason.</summary>
    private static async Task<IResult> AnswerAsync(DraftResult result, string id, string done, string what, DraftStore store, ContentFolder folder, HttpContext context)
    {
        if (result.IsDone)
        {
            await context.AuditAsync(what, id);
            return ConsolePages.SeeOther($"{Path}/{id}?fait={done}");
        }

        if (await store.FindAsync(id, context.RequestAborted) is not { } draft)
        {
            return await ConsolePages.NotFoundAsync(context);
        }

        if (result.Refusal == DraftRefusal.Stale)
        {
            return ConsolePages.Stale($"{Path}/{id}");
        }

        var view = await ViewAsync(draft, folder, null, context.RequestAborted);
        return ConsolePages.Show<DraftPage, DraftView>(
            view with { Problem = DraftTexts.Of[$"Refused_{result.Refusal}"], OffersFile = result.Refusal == DraftRefusal.ReadOnly }, StatusCodes.Status409Conflict);
    }

    /// <summary>A version that is no number is none: the change is refused as stale.</summary>
    private static long Number(string version) => long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

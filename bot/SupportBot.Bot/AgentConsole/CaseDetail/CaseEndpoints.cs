using System.Globalization;
using System.Text.Json.Serialization;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.Letters;
using SupportBot.Bot.AgentConsole.LiveChat;
using SupportBot.Bot.AgentConsole.Shell;

namespace SupportBot.Bot.AgentConsole.CaseDetail;

/// <summary>The pages and acts of a case. The group stands behind <see cref="CaseGate"/>.</summary>
internal static class CaseEndpoints
{
    public static void MapCasePages(this RouteGroupBuilder group)
    {
        group.MapGet("", ShowAsync);
        group.MapGet("/transcript", TranscriptAsync);
        group.MapGet("/changes", Changes);
        group.MapPost("/reveal", RevealAsync);
        Map<CaseActs>("assign", "contenu", static (acts, act, cancellation) => acts.AssignAsync(act, cancellation));
        Map<CaseActs>("status", "contenu", static (acts, act, cancellation) => acts.SetStatusAsync(act, cancellation));
        Map<CaseActs>("urgency", "contenu", static (acts, act, cancellation) => acts.SetUrgencyAsync(act, cancellation));
        Map<CaseActs>("tag", "tags", static (acts, act, cancellation) => acts.AddTagAsync(act, cancellation));
        Map<CaseActs>("untag", "tags", static (acts, act, cancellation) => acts.RemoveTagAsync(act, cancellation));
        Map<CaseActs>("field", "fields", static (acts, act, cancellation) => acts.SetFieldAsync(act, cancellation));
        Map<CaseActs>("note", "notes", static (acts, act, cancellation) => acts.AddNoteAsync(act, cancellation));
        Map<CustomerMailActs>("reply", "mail", static (acts, act, cancellation) => acts.ReplyAsync(act, cancellation));
        Map<CustomerMailActs>("transcript", "mail", static (acts, act, cancellation) => acts.SendTranscriptAsync(act, cancellation));
        Map<CustomerMailActs>("upload-link", "mail", static (acts, act, cancellation) => acts.SendUploadLinkAsync(act, cancellation));
        group.MapPost("/letters/{letter}", static (string letter, HttpContext context, ActRunner runner, LetterActs letters) =>
            runner.RunAsync(context, $"letters/{letter}", "letters", (act, cancellation) => letters.SaveOrSendAsync(act, letter, cancellation)));

        void Map<TActs>(string name, string anchor, Func<TActs, CaseAct, CancellationToken, Task<ActOutcome>> run)
            where TActs : class => group.MapPost($"/{name}", (HttpContext context, ActRunner runner, TActs acts) =>
                runner.RunAsync(context, name, anchor, (act, cancellation) => run(acts, act, cancellation)));
    }

    private static async Task<IResult> ShowAsync(HttpContext context, CurrentAgent agent, CaseViews views)
    {
        var file = context.OpenedCase();
        await context.AuditAsync(AuditEvents.CaseRead, file.Reference.ToString());
        var said = context.Request.Query["fait"].ToString();
        return ConsolePages.Show<CasePage, CaseView>(await views.OfAsync(file, agent, context.RequestAborted) with { Said = said.Length == 0 ? null : said });
    }

    /// <summary>
    /// What an open page must know when the case has another version: whether anybody else did something that its agent has not seen. If not (it was his own
    /// words in the chat), the forms of the page go on with the new version.
    /// </summary>
    private static IResult Changes(HttpContext context, CurrentAgent agent, TimeProvider clock)
    {
        var file = context.OpenedCase();
        var seen = PostedForm.Instant(context.Request.Query[PostedForm.SeenField].ToString()) ?? DateTimeOffset.MinValue;
        var byOthers = file.History.Any(line => line.At > seen && line.Actor != agent.Id);
        return Results.Json(new CaseChanges(file.Version, PostedForm.Text(clock.GetUtcNow()), byOthers), CaseChangesJson.Default.CaseChanges);
    }

    /// <summary>The page once more, with one secret value shown; a reload of the case hides it again.</summary>
    private static async Task<IResult> RevealAsync(HttpContext context, CurrentAgent agent, CaseViews views)
    {
        var file = context.OpenedCase();
        var key = new PostedForm(await context.Request.ReadFormAsync(context.RequestAborted)).Text("field");
        if (file.Field(key) is not { Sensitive: true })
        {
            return ConsolePages.SeeOther(CaseView.AddressOf(file.Reference));
        }

        await context.AuditAsync(AuditEvents.CaseRead, file.Reference.ToString(), $"field {key}");
        return ConsolePages.Show<CasePage, CaseView>(await views.OfAsync(file, agent, context.RequestAborted) with { Revealed = key });
    }

    private static async Task<IResult> TranscriptAsync(HttpContext context, CurrentAgent agent, ConversationViews conversations)
    {
        var file = context.OpenedCase();
        var after = long.TryParse(context.Request.Query["apres"], NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : 0;
        await context.AuditAsync(AuditEvents.CaseRead, file.Reference.ToString(), "transcript");
        return ConsolePages.Show<TranscriptPage, ConversationView>(await conversations.AfterAsync(file, agent, after, context.RequestAborted));
    }
}

/// <param name="Version">The case's version now.</param>
/// <param name="Seen">The present instant, for the forms of the page.</param>
/// <param name="ByOthers">Whether somebody else changed the case since the page was made.</param>
internal sealed record CaseChanges(long Version, string Seen, bool ByOthers);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CaseChanges))]
internal sealed partial class CaseChangesJson : JsonSerializerContext;

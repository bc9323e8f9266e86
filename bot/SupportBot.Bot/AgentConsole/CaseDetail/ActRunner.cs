using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Cases;

namespace SupportBot.Bot.AgentConsole.CaseDetail;

/// <summary>Runs what an agent posted, and answers: back to the case, or a page that says why nothing was changed.</summary>
internal sealed class ActRunner(CaseStore store, CaseViews views, TimeProvider clock)
{
    /// <param name="name">Last part of the act's address, which is also the key of what is said afterwards.</param>
    /// <param name="anchor">Where on the page to return to.</param>
    /// <param name="run">The act itself.</param>
    public async Task<IResult> RunAsync(HttpContext context, string name, string anchor, Func<CaseAct, CancellationToken, Task<ActOutcome>> run)
    {
        var file = context.OpenedCase();
        var form = new PostedForm(await context.Request.ReadFormAsync(context.RequestAborted));
        var outcome = await run(new CaseAct(file, form, context.CurrentAgent(), clock.GetUtcNow()), context.RequestAborted);
        if (outcome is { IsStale: false, Refusal: null })
        {
            await context.AuditAsync(AuditEvents.CaseChanged, file.Reference.ToString(), name);
            return ConsolePages.SeeOther($"{CaseView.AddressOf(file.Reference)}?fait={outcome.Said ?? name.Replace('-', '_')}#{anchor}");
        }

        // Somebody else may have changed or even erased it by now.
        var fresh = await store.FindAsync(file.Reference, context.RequestAborted);
        return fresh is null
            ? await ConsolePages.NotFoundAsync(context)
            : ConsolePages.Show<NotSavedPage, NotSaved>(
                new NotSaved(await views.OfAsync(fresh, context.CurrentAgent(), context.RequestAborted), name, form, outcome.Refusal),
                outcome.IsStale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
    }
}

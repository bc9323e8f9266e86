using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Cases;

namespace SupportBot.Bot.AgentConsole.CaseDetail;

/// <summary>
/// Stands before every address under <c>/console/cases/{reference}</c>: whoever comes through may see the case. A case that does not exist and one in a
/// queue that the agent may not see get the same answer; the second one is written down.
/// </summary>
internal sealed class CaseGate(CaseStore store) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!CaseReference.TryParse((string?)http.Request.RouteValues["reference"], out var reference)
            || await store.FindAsync(reference, http.RequestAborted) is not { } file)
        {
            return await ConsolePages.NotFoundAsync(http);
        }

        if (!http.CurrentAgent().MaySee(file.Queue))
        {
            return await ConsolePages.NotFoundAsync(http, file.Reference.ToString());
        }

        http.Features.Set(file);
        return await next(context);
    }
}

/// <summary>The case of a request.</summary>
internal static class CaseFeature
{
    /// <summary>The case that the address names, as it was when the request began.</summary>
    /// <exception cref="InvalidOperationException">The route is not behind <see cref="CaseGate"/>: a bug of the route.</exception>
    public static CaseFile OpenedCase(this HttpContext context) =>
        context.Features.Get<CaseFile>() ?? throw new InvalidOperationException("The route is not behind the gate of cases.");
}

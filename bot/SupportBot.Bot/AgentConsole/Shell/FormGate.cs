using Microsoft.AspNetCore.Antiforgery;
using SupportBot.Bot.AgentConsole.Audit;

namespace SupportBot.Bot.AgentConsole.Shell;

/// <summary>
/// Lets no change through without the framework's antiforgery proof, whatever the handler binds: whoever adds a route cannot forget it. The framework's
/// middleware has judged the form before; here is what the refusal looks like, and that it is written down.
/// </summary>
internal static class FormGate
{
    public static IApplicationBuilder UseFormGate(this IApplicationBuilder app) => app.Use(static (context, next) =>
        IsSafe(context.Request.Method) || context.GetEndpoint() is null || context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }
            ? next(context)
            : RefuseAsync(context));

    /// <summary>Every route of the group is judged, last word of the conventions: also those that bind no form.</summary>
    public static RouteGroupBuilder RequireProof(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Finally(static endpoint => endpoint.Metadata.Add(new ProofRequired()));
        return group;
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static async Task RefuseAsync(HttpContext context)
    {
        await context.AuditAsync(AuditEvents.Refused, context.Request.Path.Value, "forged");
        await ConsolePages.Refuse(ConsoleRefusal.Forged).ExecuteAsync(context);
    }

    private sealed record ProofRequired : IAntiforgeryMetadata
    {
        public bool RequiresValidation => true;
    }
}

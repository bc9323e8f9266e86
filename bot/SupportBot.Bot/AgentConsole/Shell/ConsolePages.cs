using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http.HttpResults;
using SupportBot.Bot.AgentConsole.Audit;

namespace SupportBot.Bot.AgentConsole.Shell;

/// <summary>Answers of the console's handlers.</summary>
internal static class ConsolePages
{
    /// <summary>Renders a page. It finds its model by <c>[CascadingParameter] private TModel Model { get; set; } = null!;</c>.</summary>
    public static IResult Show<TPage, TModel>(TModel model, int status = StatusCodes.Status200OK)
        where TPage : IComponent
        where TModel : class => new RazorComponentResult<ModelHost<TPage, TModel>>(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ModelHost<,>.Model)] = model })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };

    /// <summary>Renders a page without a model.</summary>
    public static IResult Show<TPage>(int status = StatusCodes.Status200OK)
        where TPage : IComponent => new RazorComponentResult<TPage> { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>For an id that does not exist, or that is not this agent's business: both look the same. The second one is written down.</summary>
    /// <param name="foreign">What he asked for although it is not his, such as a case's reference; null when it does not exist.</param>
    public static async Task<IResult> NotFoundAsync(HttpContext context, string? foreign = null)
    {
        if (foreign is not null)
        {
            await context.AuditAsync(AuditEvents.Refused, foreign, "foreign");
        }

        return Refuse(ConsoleRefusal.NotFound);
    }

    /// <summary>For a change made against a version that is not the newest: nothing was changed; he looks at the newest and decides again.</summary>
    /// <param name="path">Where the newest is shown.</param>
    public static IResult Stale(string path) => Refuse(ConsoleRefusal.Stale with { BackTo = path });

    /// <summary>The page of a refusal, with its status.</summary>
    public static IResult Refuse(ConsoleRefusal refusal) => Show<RefusalPage, ConsoleRefusal>(refusal, refusal.Status);

    /// <summary>After a successful post: to the page that shows the outcome (303, so that a reload does not post again).</summary>
    public static IResult SeeOther(string path) => new SeeOtherResult(path);

    private sealed class SeeOtherResult(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}

/// <summary>Hands the model down: components are public to the framework, models stay internal.</summary>
internal sealed class ModelHost<TPage, TModel> : ComponentBase
    where TPage : IComponent
{
    [Parameter]
    public TModel Model { get; set; } = default!; // Set by the framework before the first use.

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<CascadingValue<TModel>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<>.Value), Model);
        builder.AddComponentParameter(2, nameof(CascadingValue<>.IsFixed), value: true);
        builder.AddComponentParameter(3, nameof(CascadingValue<>.ChildContent), (RenderFragment)(static child =>
        {
            child.OpenComponent<TPage>(0);
            child.CloseComponent();
        }));
        builder.CloseComponent();
    }
}

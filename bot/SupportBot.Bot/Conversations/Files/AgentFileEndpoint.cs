namespace SupportBot.Bot.Conversations.Files;

/// <summary>
/// <c>/fichiers/{id}</c>: a file that an agent sent, on whatever channel. Its address is the credential (200 random bits); it dies with the conversation.
/// </summary>
internal static class AgentFileEndpoint
{
    public static string PathOf(string id) => $"/fichiers/{id}";

    public static RouteHandlerBuilder MapAgentFiles(this IEndpointRouteBuilder routes) => routes.MapGet("/fichiers/{id}", DownloadAsync);

    private static async Task DownloadAsync(string id, HttpContext context, FileStore files)
    {
        if (await files.FindOfAgentAsync(id, context.RequestAborted) is { } file)
        {
            await FileAnswer.WriteAsync(context, file);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}

using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.DirectLine;

namespace SupportBot.Bot.ChatPage;

/// <summary>The support page, the chat to be framed by other sites, the script that embeds it, and their assets.</summary>
internal static class ChatPageEndpoints
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps <c>/</c>, <c>/chat</c>, <c>/embed.js</c> and <c>/chat/{file}</c>, each with its own caching and security headers, and the answers that the page shows.</summary>
    public static IEndpointRouteBuilder MapChatPage(this WebApplication app)
    {
        var policy = new ChatPagePolicy(app.Services.GetRequiredService<IOptions<DirectLineOptions>>().Value.TrustedOrigins, app.Environment);
        var assets = new ChatAssets(ChatAssets.Find(app.Environment));

        app.MapMethods("/", ReadMethods, Answer(assets, policy.SupportPage, _ => "index.html"));
        app.MapMethods("/chat", ReadMethods, Answer(assets, policy.FramedChat, _ => "chat.html"));
        app.MapMethods("/embed.js", ReadMethods, Answer(assets, ChatPagePolicy.EmbedScript, _ => "embed.js"));
        app.MapMethods("/chat/{file}", ReadMethods, Answer(assets, ChatPagePolicy.Asset, context => (string?)context.Request.RouteValues["file"]));
        app.MapEntries();
        return app;
    }

    private static RequestDelegate Answer(ChatAssets assets, Action<HttpContext> headers, Func<HttpContext, string?> file) => async context =>
    {
        headers(context);
        await assets.SendAsync(context, file(context) ?? "");
    };
}

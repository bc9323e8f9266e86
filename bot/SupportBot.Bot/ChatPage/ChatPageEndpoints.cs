using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.DirectLine;
using SupportBot.Bot.Configuration;
using SupportBot.Knowledge;

namespace SupportBot.Bot.ChatPage;

/// <summary>The support page, the chat to be framed by other sites, the script that embeds it, and their assets.</summary>
internal static class ChatPageEndpoints
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps <c>/</c>, <c>/chat</c>, <c>/embed.js</c>, <c>/chat/{file}</c> and <c>/brand/logo</c>, each with its own caching and security headers, and the answers that the page shows.</summary>
    public static IEndpointRouteBuilder MapChatPage(this WebApplication app)
    {
        var policy = new ChatPagePolicy(app.Services.GetRequiredService<IOptions<DirectLineOptions>>().Value.TrustedOrigins, app.Environment);
        var assets = new ChatAssets(ChatAssets.Find(app.Environment));

        var pages = new BrandedPages(ChatAssets.Find(app.Environment), app.Services.GetRequiredService<IOptions<BrandOptions>>(), app.Services.GetRequiredService<KnowledgeBase>(), app.Environment);
        app.MapMethods("/", ReadMethods, Page(assets, pages, policy.SupportPage, "index.html"));
        app.MapMethods("/chat", ReadMethods, Page(assets, pages, policy.FramedChat, "chat.html"));
        app.MapGet(BrandedPages.LogoPath, pages.SendLogoAsync);
        app.MapMethods("/embed.js", ReadMethods, Answer(assets, ChatPagePolicy.EmbedScript, _ => "embed.js"));
        app.MapMethods("/chat/{file}", ReadMethods, Answer(assets, ChatPagePolicy.Asset, context => (string?)context.Request.RouteValues["file"]));
        app.MapEntries();
        return app;
    }

    private static RequestDelegate Page(ChatAssets assets, BrandedPages pages, Action<HttpContext> headers, string file) => async context =>
    {
        headers(context);
        if (pages.LeavesPages || !await pages.TrySendAsync(context, file))
        {
            await assets.SendAsync(context, file);
        }
    };

    private static RequestDelegate Answer(ChatAssets assets, Action<HttpContext> headers, Func<HttpContext, string?> file) => async context =>
    {
        headers(context);
        await assets.SendAsync(context, file(context) ?? "");
    };
}

namespace SupportBot.Bot.ChatPage;

/// <summary>The security headers of what the page builds. They replace what is said for every other route.</summary>
internal sealed class ChatPagePolicy
{
    // Web Chat writes its styles into the page, hence 'unsafe-inline' for styles; scripts come from here and nowhere else.
    // A picture to be uploaded is a blob, and so is the worker that makes its preview.
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; " +
        "worker-src 'self' blob:; form-action 'self'; base-uri 'none'; connect-src 'self' blob:";

    private const string Anyone = "*";

    private static readonly string[] LocalPages = ["http://localhost:*", "http://127.0.0.1:*"];

    private readonly string _mayFrameChat;

    /// <summary>
    /// Only the sites named in <c>DirectLine:TrustedOrigins</c> (<c>*</c>: all) may frame the chat; with none named, only this one.
    /// On a developer's machine every page of that machine may, as the Direct Line door has it.
    /// </summary>
    /// <exception cref="InvalidOperationException">An entry is not an origin such as <c>https://www.exemple.fr</c>.</exception>
    public ChatPagePolicy(IEnumerable<string> trustedOrigins, IHostEnvironment environment) =>
        _mayFrameChat = string.Join(' ', ["'self'", .. trustedOrigins.Select(Origin), .. environment.IsDevelopment() ? LocalPages : []]);

    public static void Asset(HttpContext context) => Readable(context, "same-origin");

    /// <summary>The one file that other sites load.</summary>
    public static void EmbedScript(HttpContext context) => Readable(context, "cross-origin");

    public void SupportPage(HttpContext context)
    {
        Document(context, mayFrame: "'none'", mayLoad: "same-origin");
        context.Response.Headers.XFrameOptions = "DENY";
    }

    public void FramedChat(HttpContext context)
    {
        Document(context, _mayFrameChat, mayLoad: "cross-origin");
        context.Response.Headers.Remove("X-Frame-Options"); // It cannot name several sites; frame-ancestors does.
    }

    private static void Document(HttpContext context, string mayFrame, string mayLoad)
    {
        Readable(context, mayLoad);
        var headers = context.Response.Headers;
        var host = context.Request.Host;
        // Not every browser takes 'self' to mean the socket of the same host too.
        headers.ContentSecurityPolicy = $"{ContentPolicy} ws://{host} wss://{host}; frame-ancestors {mayFrame}";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
    }

    private static void Readable(HttpContext context, string mayLoad)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = mayLoad;
    }

    private static string Origin(string text) =>
        text == Anyone ? text
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "https" or "http", PathAndQuery: "/", Fragment: "", UserInfo: "" }
        ? uri.GetLeftPart(UriPartial.Authority)
        : throw new InvalidOperationException($"DirectLine:TrustedOrigins holds '{text}', which is not an origin. Write scheme and host, such as https://www.exemple.fr.");
}

using System.Net.Mime;
using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace SupportBot.Bot.ChatPage;

/// <summary>
/// Sends what the npm build left in <c>wwwroot/chat</c>. Each file lies there with a .br and a .gz twin, so nothing is compressed while serving.
/// A name that carries a hash of its content never changes and is kept by browsers for a year; the few others are asked for again each time.
/// </summary>
internal sealed partial class ChatAssets(IFileProvider files)
{
    private const string Folder = "chat";
    private const string Forever = "public, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";
    private static readonly (string Encoding, string Suffix)[] Twins = [("br", ".br"), ("gzip", ".gz")];

    /// <summary>The folder of the running project, or the one beside a published program that was started from elsewhere.</summary>
    public static IFileProvider Find(IWebHostEnvironment environment)
    {
        var published = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        return environment.WebRootFileProvider.GetFileInfo($"{Folder}/index.html").Exists || !Directory.Exists(published)
            ? environment.WebRootFileProvider
            : new PhysicalFileProvider(published);
    }

    public async Task SendAsync(HttpContext context, string name)
    {
        var original = PlainName().IsMatch(name) ? files.GetFileInfo($"{Folder}/{name}") : new NotFoundFileInfo(name);
        if (!original.Exists)
        {
            await NotBuiltAsync(context, name);
            return;
        }

        var (file, encoding) = Choose(original, name, context.Request);
        var response = context.Response;
        response.ContentType = TypeOf(name);
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.CacheControl = HashedName().IsMatch(name) ? Forever : AskAgain;
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        var tag = new EntityTagHeaderValue($"\"{original.LastModified.UtcTicks:x}-{file.Length:x}\"");
        response.Headers.ETag = tag.ToString();
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentLength = file.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.SendFileAsync(file, context.RequestAborted);
        }
    }

    private (IFileInfo File, string? Encoding) Choose(IFileInfo original, string name, HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, suffix) in Twins)
        {
            if (Accepts(accepted, encoding) && files.GetFileInfo($"{Folder}/{name}{suffix}") is { Exists: true } twin)
            {
                return (twin, encoding);
            }
        }

        return (original, null);
    }

    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);

    /// <summary>An unknown asset is a 404; a page that is not there means that the npm part was left out of the build.</summary>
    private static Task NotBuiltAsync(HttpContext context, string name)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = MediaTypeNames.Text.Plain;
        return name.EndsWith(".html", StringComparison.Ordinal)
            ? context.Response.WriteAsync("The chat page was not built: build with Node.js installed and without -p:BuildChatPage=false.", context.RequestAborted)
            : Task.CompletedTask;
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".txt" => "text/plain; charset=utf-8",
        _ => MediaTypeNames.Application.Octet,
    };

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9.-]*\.(html|js|css|svg|txt)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PlainName();

    [GeneratedRegex(@"-[A-Za-z0-9]{8}\.(js|css)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HashedName();
}

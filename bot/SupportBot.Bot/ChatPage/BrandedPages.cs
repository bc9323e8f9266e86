using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using SupportBot.Bot.Configuration;
using SupportBot.Knowledge;

namespace SupportBot.Bot.ChatPage;

/// <summary>
/// The two pages in the operator's name and colour, with the frequent questions that the operator's answers hold. They are small and few, so they are made when asked
/// for; scripts read name and colour from the root element.
/// </summary>
internal sealed partial class BrandedPages(IFileProvider files, IOptions<BrandOptions> options, KnowledgeBase knowledge, IHostEnvironment environment)
{
    public const string LogoPath = "/brand/logo";

    private const string OwnName = "Assistance abonnements";
    private const string OwnTitle = "<title>Assistant</title>";
    private const string OwnLogo = "chat/icon.svg";
    private const string Root = "<html lang=\"fr\"";

    /// <summary>A picture that is opened by itself runs nothing.</summary>
    private const string LogoPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private readonly BrandOptions _brand = options.Value;

    /// <summary>Whether the built page goes out as it is, compressed beforehand.</summary>
    public bool LeavesPages => !_brand.ChangesPages;

    /// <summary>Sends the page; false when it was not built.</summary>
    public async Task<bool> TrySendAsync(HttpContext context, string name)
    {
        var file = files.GetFileInfo($"chat/{name}");
        if (!file.Exists)
        {
            return false;
        }

        using var reader = new StreamReader(file.CreateReadStream());
        var page = Encoding.UTF8.GetBytes(Dress(await reader.ReadToEndAsync(context.RequestAborted)));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(page))[..16]}\"");
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ETag = tag.ToString();
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return true;
        }

        context.Response.ContentLength = page.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.BodyWriter.WriteAsync(page, context.RequestAborted);
        }

        return true;
    }

    public async Task SendLogoAsync(HttpContext context)
    {
        if (_brand.Logo is not { } logo)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = Path.GetExtension(logo).ToLowerInvariant() switch { ".svg" => "image/svg+xml", ".png" => "image/png", ".webp" => "image/webp", _ => "image/jpeg" };
        context.Response.Headers.CacheControl = "public, max-age=3600";
        context.Response.Headers.ContentSecurityPolicy = LogoPolicy;
        await context.Response.SendFileAsync(Path.Combine(environment.ContentRootPath, logo), context.RequestAborted);
    }

    private string Dress(string page)
    {
        var dressed = page.Replace(OwnName, Html(_brand.Name ?? OwnName), StringComparison.Ordinal);
        dressed = dressed.Replace(OwnTitle, $"<title>{Html(_brand.Assistant ?? "Assistant")}</title>", StringComparison.Ordinal);
        dressed = _brand.Logo is null ? dressed : dressed.Replace(OwnLogo, LogoPath[1..], StringComparison.Ordinal).Replace(" type=\"image/svg+xml\"", "", StringComparison.Ordinal);
        dressed = WithLead(Prune(dressed));
        return dressed.Replace(Root, $"{Root}{Attribute("name", _brand.Name)}{Attribute("assistant", _brand.Assistant)}{Attribute("color", _brand.Color)}", StringComparison.Ordinal);
    }

    /// <summary>A link to an answer that is not there would be a disappointment.</summary>
    private string Prune(string page)
    {
        var snapshot = knowledge.Current;
        var links = Links().Replace(page, link => snapshot.Find(link.Groups["id"].Value) is null ? "" : link.Value);
        return EmptyThemes().Replace(EmptyCards().Replace(links, ""), "<section class=\"themes\" id=\"themes\" hidden></section>");
    }

    private string WithLead(string page)
    {
        var led = _brand.Lead is { } lead ? Description().Replace(Lead().Replace(page, _ => $"<p class=\"lead\">{Html(lead)}</p>"), _ => $"<meta name=\"description\" content=\"{Html(lead)}\">") : page;
        return _brand.Example is { } example ? Placeholder().Replace(led, _ => $"placeholder=\"{Html(example)}\"") : led;
    }

    private static string Attribute(string name, string? value) => value is null ? "" : $" data-brand-{name}=\"{Html(value)}\"";

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);

    [GeneratedRegex(@"\s*<li><a href=""\?reponse=(?<id>[\w-]+)"">[^<]*</a></li>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();

    [GeneratedRegex(@"\s*<section>\s*<h3>[^<]*</h3>\s*<ul>\s*</ul>\s*</section>", RegexOptions.None, 1000)]
    private static partial Regex EmptyCards();

    [GeneratedRegex(@"<section class=""themes""[^>]*>\s*<h2[^>]*>[^<]*</h2>\s*<div class=""grid"">\s*</div>\s*</section>", RegexOptions.None, 1000)]
    private static partial Regex EmptyThemes();

    [GeneratedRegex("<p class=\"lead\">[^<]*</p>", RegexOptions.None, 1000)]
    private static partial Regex Lead();

    [GeneratedRegex("<meta name=\"description\" content=\"[^\"]*\">", RegexOptions.None, 1000)]
    private static partial Regex Description();

    [GeneratedRegex("placeholder=\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}

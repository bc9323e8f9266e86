using System.Collections.Frozen;
using System.IO.Compression;
using System.Net.Mime;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace SupportBot.Bot.AgentConsole.Shell;

/// <summary>
/// Style sheets and scripts of the console: every <c>AgentConsole/*/assets/*.css</c> and <c>*.js</c>, embedded. A name carries a hash of its content, so
/// browsers keep it for a year; compressed once, at start.
/// </summary>
internal static class ConsoleAssets
{
    private const string Prefix = "ConsoleAssets/";
    private const string Forever = "public, max-age=31536000, immutable";
    private const int HashLetters = 10;

    private static readonly FrozenDictionary<string, Asset> ByName = Load().ToFrozenDictionary(static asset => asset.Name, StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, Asset> ByHashedName = ByName.Values.ToFrozenDictionary(static asset => asset.HashedName, StringComparer.Ordinal);

    /// <summary>The address of a file, such as <c>console.css</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file: a bug.</exception>
    public static string AddressOf(string name) => $"{ConsoleEdge.Root}/assets/{ByName[name].HashedName}";

    public static void MapAssets(this RouteGroupBuilder group) => group.MapGet("/assets/{name}", SendAsync);

    private static Task SendAsync(string name, HttpContext context)
    {
        if (!ByHashedName.TryGetValue(name, out var asset))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        var isSmall = accepted.Any(static value => value.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);
        var bytes = isSmall ? asset.Compressed : asset.Plain;
        var response = context.Response;
        response.ContentType = asset.Type;
        response.Headers.CacheControl = Forever;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (isSmall)
        {
            response.Headers.ContentEncoding = "br";
        }

        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static IEnumerable<Asset> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"Resource {resource} is missing.");
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            yield return Make(resource[Prefix.Length..], bytes.ToArray());
        }
    }

    private static Asset Make(string name, byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write(plain);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(plain))[..HashLetters];
        var extension = Path.GetExtension(name);
        var type = extension == ".css" ? MediaTypeNames.Text.Css : MediaTypeNames.Text.JavaScript;
        return new Asset(name, $"{Path.GetFileNameWithoutExtension(name)}-{hash}{extension}", $"{type}; charset=utf-8", plain, compressed.ToArray());
    }

    private sealed record Asset(string Name, string HashedName, string Type, byte[] Plain, byte[] Compressed);
}

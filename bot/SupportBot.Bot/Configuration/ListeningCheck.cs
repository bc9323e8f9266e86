namespace SupportBot.Bot.Configuration;

/// <summary>Whether the addresses to listen on can be read: the server takes what it cannot read for a host name and listens on port 80 of the whole machine.</summary>
internal static class ListeningCheck
{
    private const string Key = "urls";

    public static IEnumerable<string> Problems(IConfiguration configuration) =>
        (configuration[Key] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(static address => !IsReadable(address))
            .Select(static address => $"{Key} holds '{address}': write an address such as http://127.0.0.1:3978 or http://*:8080.");

    private static bool IsReadable(string address)
    {
        var plain = address.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal);
        return plain.StartsWith("http://unix:/", StringComparison.Ordinal)
            || (Uri.TryCreate(plain, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps));
    }
}

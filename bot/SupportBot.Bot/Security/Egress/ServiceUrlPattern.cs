using System.Diagnostics.CodeAnalysis;

namespace SupportBot.Bot.Security.Egress;

/// <summary>One entry of a list of allowed addresses: a whole address with a path to begin with, a host, or all hosts of a domain.</summary>
internal sealed class ServiceUrlPattern
{
    private readonly Uri _base;
    private readonly string? _domainSuffix;

    private ServiceUrlPattern(Uri address, string? domainSuffix)
    {
        _base = address;
        _domainSuffix = domainSuffix;
    }

    /// <summary>Reads <c>https://host:port/path</c>, <c>host</c> or <c>*.domain</c>; http only on loopback.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ServiceUrlPattern? pattern)
    {
        pattern = null;
        var entry = text?.Trim() ?? "";
        var anyHost = entry.StartsWith("*.", StringComparison.Ordinal);
        var rest = anyHost ? entry[2..] : entry;
        var address = rest.Contains("://", StringComparison.Ordinal) ? rest : "https://" + rest;
        if (rest.Length == 0 || rest.Contains('*', StringComparison.Ordinal) || !TrustedAddress.IsAcceptable(address))
        {
            return false;
        }

        var uri = new Uri(address);
        if (anyHost && (uri.HostNameType != UriHostNameType.Dns || !uri.Host.Contains('.', StringComparison.Ordinal)))
        {
            return false;
        }

        pattern = new ServiceUrlPattern(uri, anyHost ? "." + uri.IdnHost : null);
        return true;
    }

    /// <summary>Whether an address lies under this entry. Scheme and port must be the same; a path counts by whole segments.</summary>
    public bool Covers(Uri address) =>
        address.Scheme == _base.Scheme
        && address.Port == _base.Port
        && (_domainSuffix is null ? IsSameHost(address) : address.IdnHost.EndsWith(_domainSuffix, StringComparison.OrdinalIgnoreCase))
        && IsUnderPath(address.AbsolutePath);

    private bool IsSameHost(Uri address) => string.Equals(address.IdnHost, _base.IdnHost, StringComparison.OrdinalIgnoreCase);

    private bool IsUnderPath(string path)
    {
        var prefix = _base.AbsolutePath.TrimEnd('/');
        return path.StartsWith(prefix, StringComparison.Ordinal) && (path.Length == prefix.Length || path[prefix.Length] == '/');
    }
}

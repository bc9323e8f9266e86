using System.Net;
using System.Net.Sockets;

namespace SupportBot.Bot.Security.Egress;

/// <summary>
/// Addresses that nobody outside may make this server connect to: this machine, private and link-local networks (cloud metadata among them), and
/// whatever is not plain unicast (IANA special-purpose address registries).
/// </summary>
internal static class InsideAddress
{
    private static readonly IPNetwork[] Networks =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("224.0.0.0/3"),
    ];

    /// <summary>The only range of IPv6 that is public unicast.</summary>
    private static readonly IPNetwork PublicIPv6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] ReservedIPv6 =
        [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20")];

    /// <summary>Whether a host is this machine by its own name or number, without asking any name server.</summary>
    public static bool IsLoopbackName(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var literal) && IPAddress.IsLoopback(literal));

    /// <summary>Whether <paramref name="address"/> is inside. IPv4 addresses wrapped in IPv6 are unwrapped; other wrappings (6to4, Teredo, NAT64) count as inside.</summary>
    public static bool Is(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? Array.Exists(Networks, network => network.Contains(plain))
            : !PublicIPv6.Contains(plain) || Array.Exists(ReservedIPv6, network => network.Contains(plain));
    }
}

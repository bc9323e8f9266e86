using System.Diagnostics.CodeAnalysis;

namespace SupportBot.Bot.Security.Egress;

/// <summary>Addresses that the operator wrote into the configuration.</summary>
internal static class TrustedAddress
{
    /// <summary>Whether secrets may go there: https, or http on this machine; no user name within.</summary>
    public static bool IsAcceptable([NotNullWhen(true)] string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && InsideAddress.IsLoopbackName(uri.Host)));
}

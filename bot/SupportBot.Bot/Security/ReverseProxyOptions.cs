using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace SupportBot.Bot.Security;

/// <summary>Proxies in front of the bot. Only what they forward is believed; from anybody else the headers count for nothing.</summary>
internal sealed class ReverseProxyOptions
{
    public const string Section = "ReverseProxy";

    /// <summary>Addresses (<c>10.0.0.5</c>) and networks (<c>10.0.0.0/8</c>). Default: none.</summary>
    public IList<string> TrustedAddresses { get; } = [];

    /// <summary>Takes address, scheme and host from the trusted proxies.</summary>
    public void Apply(ForwardedHeadersOptions headers)
    {
        headers.ForwardedHeaders = TrustedAddresses.Count == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var trusted in TrustedAddresses)
        {
            if (IPNetwork.TryParse(trusted, out var network))
            {
                headers.KnownIPNetworks.Add(network);
            }
            else
            {
                headers.KnownProxies.Add(IPAddress.Parse(trusted));
            }
        }
    }
}

/// <summary>Says which of the addresses is none.</summary>
internal sealed class ReverseProxyOptionsValidator : IValidateOptions<ReverseProxyOptions>
{
    public ValidateOptionsResult Validate(string? name, ReverseProxyOptions options)
    {
        var wrong = options.TrustedAddresses.Where(static text => !IPNetwork.TryParse(text, out _) && !IPAddress.TryParse(text, out _)).ToList();
        return wrong.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"ReverseProxy:TrustedAddresses: {string.Join(", ", wrong)} is neither an address nor a network.");
    }
}

namespace SupportBot.Bot.Security.Egress;

/// <summary>Makes HTTP clients for the addresses that the operator wrote into the configuration; answers are small.</summary>
internal static class TrustedHttp
{
    private const int LargestAnswer = 4 * 1024 * 1024;

    /// <summary>To be kept for the life of the process and disposed of with its owner. Redirects are not followed: a secret goes where it is addressed to.</summary>
    public static HttpClient Create() => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = LargestAnswer,
    };
}

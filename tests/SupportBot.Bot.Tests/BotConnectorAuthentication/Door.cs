using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using SupportBot.Bot.Channels.BotConnector.Authentication;
using SupportBot.Dialogs.Schema;
using SupportBot.Testing;

namespace SupportBot.Bot.Tests.BotConnectorAuthentication;

/// <summary>The channel's door as the product registers it, with a clock that the test moves.</summary>
internal sealed class Door : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Door(string environment, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Reverse().DistinctBy(static setting => setting.Key, StringComparer.Ordinal).Select(static setting =>
                KeyValuePair.Create<string, string?>($"BotConnector:{setting.Key}", setting.Value)))
            .Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment })
            .AddBotConnectorAuthentication(configuration)
            .BuildServiceProvider(validateScopes: true);
    }

    public ManualClock Clock { get; } = new();

    public ConnectorGate Gate => Get<ConnectorGate>();

    /// <summary>A door in Production with a registration, whose keys and tokens come from <paramref name="issuer"/>.</summary>
    public static Door Registered(LocalIssuer issuer, params (string Key, string Value)[] settings) => new(
        Environments.Production,
        [
            ("AppId", LocalIssuer.AppId),
            ("TenantId", LocalIssuer.TenantId),
            ("AppPassword", "secret"),
            ("ChannelOpenIdMetadata", issuer.MetadataAddress),
            ("LoginAuthority", issuer.LoginAuthority),
            .. settings,
        ]);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>What a request with this Authorization header, and this activity in its body, gets: 200 is let in.</summary>
    public async Task<int> AskAsync(string? authorization, Activity? activity = null)
    {
        var http = new DefaultHttpContext();
        if (authorization is not null)
        {
            http.Request.Headers.Authorization = authorization;
        }

        return await AskAsync(http, activity);
    }

    public async Task<int> AskAsync(HttpContext http, Activity? activity = null)
    {
        var admission = await Gate.AdmitAsync(http, TestContext.Current.CancellationToken);
        return admission.Caller is { } caller ? Gate.Check(caller, activity ?? Message()) : admission.Status;
    }

    public static Activity Message(string channel = "msteams", string? serviceUrl = LocalIssuer.ServiceUrl) => new()
    {
        Type = ActivityTypes.Message,
        Text = "bonjour",
        ChannelId = channel,
        ServiceUrl = serviceUrl,
        From = new ChannelAccount("29:1", "Alex", "0000-20"),
        Conversation = new ConversationAccount("a:1"),
    };

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

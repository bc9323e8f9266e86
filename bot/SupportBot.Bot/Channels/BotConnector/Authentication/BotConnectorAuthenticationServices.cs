using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Channels.BotConnector.Authentication;

/// <summary>Registers both directions: who may call, and with which token the bot calls.</summary>
internal static class BotConnectorAuthenticationServices
{
    private static readonly char[] Separators = [' ', ',', ';'];

    public static IServiceCollection AddBotConnectorAuthentication(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(BotRegistrationOptions.Section);
        services.AddOptions<BotRegistrationOptions>()
            .Configure(options => Bind(section, options))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotRegistrationOptions>, BotRegistrationOptionsValidator>();
        services.AddSingleton<ServiceUrlPolicy>().AddSingleton<InboundTokens>().AddSingleton<ConnectorGate>();
        services.AddSingleton<TokenExchange>().AddSingleton<ClientSecretIssuer>().AddSingleton<ManagedIdentityIssuer>().AddSingleton<ConnectorTokens>();
        services.AddSingleton<ITokenIssuer>(provider => provider.GetRequiredService<IOptions<BotRegistrationOptions>>().Value.ManagedIdentity
            ? provider.GetRequiredService<ManagedIdentityIssuer>()
            : provider.GetRequiredService<ClientSecretIssuer>());
        return services;
    }

    /// <summary>The list may come as one text: an environment variable is easier to write so.</summary>
    private static void Bind(IConfigurationSection section, BotRegistrationOptions options)
    {
        section.Bind(options);
        var list = section.GetSection(nameof(BotRegistrationOptions.AllowedServiceUrls));
        string?[] written = [list.Value, .. list.GetChildren().Select(static child => child.Value)];
        options.AllowedServiceUrls.Clear();
        foreach (var entry in written.SelectMany(static text => (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries)))
        {
            options.AllowedServiceUrls.Add(entry);
        }
    }
}

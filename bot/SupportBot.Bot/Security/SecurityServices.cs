using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Security.Keys;

namespace SupportBot.Bot.Security;

/// <summary>Keys, secrets, and which proxies are believed.</summary>
internal static class SecurityServices
{
    private const string Application = "SupportBot";

    /// <param name="secrets">Names of the secrets that the installation makes for itself.</param>
    public static IServiceCollection AddSecurity(this IServiceCollection services, params string[] secrets)
    {
        services.AddOptions<KeyEncryptionOptions>().BindConfiguration(KeyEncryptionOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<KeyEncryptionOptions>, KeyEncryptionOptionsValidator>();
        services.AddSingleton<KeySealer>().AddSingleton<InstallationSecrets>().AddSingleton<DatabaseKeyRepository>();
        services.AddSingleton(new SecretNames(secrets)).AddHostedService<KeysAtStart>();
        services.AddDataProtection().SetApplicationName(Application);

        // The repository seals whole rows; the framework's own encryption, of a part of each, would only say that it is missing.
        services.AddOptions<KeyManagementOptions>().Configure<DatabaseKeyRepository>(static (keys, repository) =>
        {
            keys.XmlRepository = repository;
            keys.XmlEncryptor = new NullXmlEncryptor();
        });
        services.AddOptions<ReverseProxyOptions>().BindConfiguration(ReverseProxyOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ReverseProxyOptions>, ReverseProxyOptionsValidator>();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ReverseProxyOptions>>(static (headers, proxies) => proxies.Value.Apply(headers));
        return services;
    }
}

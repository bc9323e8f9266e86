using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Security;

/// <summary>Keys, secrets, and which proxies are believed.</summary>
internal static class SecurityServices
{
    private const string Application = "SupportBot";

    /// <param name="secrets">Names of the secrets that the installation makes for itself.</param>
    public static IServiceCollection AddSecurity(this IServiceCollection services, params string[] secrets)
    {
        services.AddSingleton<InstallationSecrets>();
        services.AddSingleton<IHostedService>(provider => new SecretsAtStart(provider.GetRequiredService<InstallationSecrets>(), secrets));
        services.AddDataProtection().SetApplicationName(Application);
        services.AddSingleton<IXmlRepository, DatabaseKeyRepository>();
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>(static (keys, repository) => keys.XmlRepository = repository);
        services.AddOptions<ReverseProxyOptions>().BindConfiguration(ReverseProxyOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ReverseProxyOptions>, ReverseProxyOptionsValidator>();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ReverseProxyOptions>>(static (headers, proxies) => proxies.Value.Apply(headers));
        return services;
    }

    /// <summary>Reads the installation's secrets before the first request.</summary>
    private sealed class SecretsAtStart(InstallationSecrets secrets, IReadOnlyList<string> names) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            foreach (var name in names)
            {
                await secrets.LoadAsync(name, cancellationToken);
            }
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

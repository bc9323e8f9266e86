using Microsoft.Extensions.Options;
using SupportBot.Bot.Contracts.Import;
using SupportBot.Bot.Contracts.Lookup;
using SupportBot.Bot.Contracts.RedHat;
using SupportBot.Bot.Contracts.Reports;
using SupportBot.Bot.Contracts.Storage;
using SupportBot.Bot.Contracts.Viewers;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security;
using SupportBot.Bot.Security.Egress;
using SupportBot.Bot.Security.HostPage;
using SupportBot.Bot.Security.Codes;
using SupportBot.Bot.Security.Quotas;

namespace SupportBot.Bot.Contracts;

/// <summary>Contracts: their store, who may see them, and the proofs for that.</summary>
internal static class ContractServices
{
    /// <summary>The installation's secrets that contracts and codes need at start.</summary>
    public static readonly string[] SecretNames = [Pseudonyms.KeyName, OneTimeCodes.KeyName];

    public static IServiceCollection AddContracts(this IServiceCollection services)
    {
        services.AddOptions<ContractOptions>().BindConfiguration(ContractOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ContractOptions>, ContractOptionsValidator>();
        services.AddSingleton<ContractStore>().AddSingleton<OrganisationStore>().AddSingleton<ContractImporter>();
        services.AddSingleton<ContractLookup>().AddSingleton<ViewerDirectory>().AddSingleton<CodeGate>();
        services.AddSingleton<IEffectWriter, RecordReadWriter>().AddSingleton<IEffectWriter, RememberViewerWriter>().AddSingleton<IEffectWriter, ForgetViewerWriter>();
        services.AddSingleton<ContractReports>().AddSingleton<IEffectWriter, KeepReportWriter>().AddSingleton<PublicAddress>();
        services.AddSingleton<HostPageDoor>().AddSingleton<UsedHostTokens>();
        services.AddHostedService<DemoContracts>();
        return services.AddProofs().AddRedHat();
    }

    private static IServiceCollection AddRedHat(this IServiceCollection services)
    {
        services.AddOptions<RedHatOptions>().BindConfiguration(RedHatOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RedHatOptions>, RedHatAnnotationsValidator>().AddSingleton<IValidateOptions<RedHatOptions>, RedHatOptionsValidator>();
        services.AddSingleton<RedHatPipelines>().AddSingleton<IContractStatusSource, RedHatSource>().AddSingleton<SourceStates>();
        services.AddSingleton(static provider => new RedHatClient(
            TrustedHttp.Create(),
            provider.GetRequiredService<RedHatPipelines>(),
            provider.GetRequiredService<IOptions<RedHatOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        return services.AddHostedService<SourceRefresher>();
    }

    private static IServiceCollection AddProofs(this IServiceCollection services)
    {
        services.AddSingleton<Pseudonyms>().AddSingleton<SlidingQuota>().AddSingleton<OneTimeCodes>().AddSingleton<CodeMail>().AddSingleton<AddressProofs>();
        services.AddSingleton<IEffectWriter, IssueCodeWriter>().AddSingleton<IEffectWriter, UseCodeWriter>().AddSingleton<IEffectWriter, RememberProofWriter>();
        services.AddSingleton<IEffectWriter, SendNowhereWriter>().AddSingleton<IOutboxSender, NowhereSender>();
        services.AddOptions<HostPageOptions>().BindConfiguration(HostPageOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<HostPageOptions>, HostPageAnnotationsValidator>().AddSingleton<IValidateOptions<HostPageOptions>, HostPageOptionsValidator>();
        return services.AddSingleton<HostPageTokens>();
    }
}

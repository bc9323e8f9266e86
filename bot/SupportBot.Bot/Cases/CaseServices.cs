using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases.Letters;
using SupportBot.Bot.Cases.Progress;
using SupportBot.Bot.Cases.Routing;
using SupportBot.Bot.Cases.Uploads;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Cases;

/// <summary>Requests that people work on.</summary>
internal static class CaseServices
{
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddOptions<RegionsOptions>().BindConfiguration(RegionsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RegionsOptions>, RegionsOptionsValidator>();
        services.AddOptions<EscalationOptions>().BindConfiguration(EscalationOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EscalationOptions>, EscalationOptionsValidator>();
        services.AddSingleton<EscalationRouting>().AddSingleton<ICaseNumbers, CaseNumbers>();
        services.AddSingleton<CaseStore>().AddSingleton<CaseDesk>();
        services.AddSingleton<VendorLetters>().AddSingleton<VendorLetterDesk>();
        services.AddSingleton<IEffectWriter, OpenCaseWriter>().AddSingleton<IEffectWriter, AddToCaseWriter>();
        return services.AddProgress().AddUploads();
    }

    private static IServiceCollection AddProgress(this IServiceCollection services)
    {
        services.AddOptions<CaseLookupOptions>().BindConfiguration(CaseLookupOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CaseLookupOptions>, CaseLookupOptionsValidator>();
        return services.AddSingleton<CaseProgressStore>().AddSingleton<CaseLookup>();
    }

    private static IServiceCollection AddUploads(this IServiceCollection services)
    {
        services.AddOptions<UploadLinkOptions>().BindConfiguration(UploadLinkOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<UploadLinkOptions>, UploadLinkOptionsValidator>();
        services.AddAntiforgery();
        services.AddSingleton<UploadDesk>();
        return services.AddSingleton<UploadLinks>().AddSingleton<IEffectWriter, OfferUploadWriter>();
    }
}

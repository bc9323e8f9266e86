using System.Reflection;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Configuration;
using SupportBot.Bot.Flows.ContractStatus;
using SupportBot.Bot.Flows.FaqAnswers;
using SupportBot.Bot.Flows.HumanHandOff;
using SupportBot.Bot.Flows.Privacy;
using SupportBot.Bot.Flows.RequestStatus;
using SupportBot.Bot.Flows.SmallTalk;
using SupportBot.Bot.Flows.Transfer.OtherCompany;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Forms;
using SupportBot.Knowledge.Content;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>Registers the bot's core, and tells the knowledge how people ask for each flow.</summary>
internal static class FlowServices
{
    /// <summary>The Utterances.txt of every flow folder, embedded in the assembly: a new flow is found by its file.</summary>
    public static IReadOnlyList<FlowUtterances> Utterances { get; } = FlowUtterances.Merge(ReadUtterances());

    public static IServiceCollection AddFlows(this IServiceCollection services)
    {
        services.AddOptions<DraftOptions>().BindConfiguration(DraftOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DraftOptions>, DraftOptionsValidator>();
        return services.AddConversationFlows();
    }

    private static IServiceCollection AddConversationFlows(this IServiceCollection services) => services
        .AddSingleton<FaqAnswersFlow>()
        .AddSingleton<SmallTalkFlow>()
        .AddSingleton<Router>()
        .AddSingleton<IHumanDesk, HumanDesk>()
        .AddSingleton<CaseFiling>()
        .AddSingleton<PartyLinks>()
        .AddSingleton<EmailProof>()
        .AddSingleton<RequestStatusWords>()
        .AddSingleton<OwnDataServices>()
        .AddSingleton<StatusDesk>()
        .AddSingleton<ContractListReader>()
        .AddSingleton<ICardAction, ContractCardActions>()
        .AddSingleton<CardActions>()
        .AddSingleton<CardDesk>()
        .AddSingleton<IEffectWriter, ShowedContractsWriter>()
        .AddSingleton<FlowCatalog>()
        .AddSingleton(static provider => new Greeting(provider.GetService<IOptions<BrandOptions>>()?.Value.Greeting ?? RootTexts.Of["Greeting"]))
        .AddSingleton<RootFlow>()
        .AddSingleton<ChangeOfHands>()
        .AddSingleton<EscalationWatch>()
        .AddSingleton<OwnershipGate>();

    private static IEnumerable<FlowUtterances> ReadUtterances()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".Utterances.txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!); // the name was just listed
            yield return FlowUtterances.Parse(reader.ReadToEnd(), name);
        }
    }
}

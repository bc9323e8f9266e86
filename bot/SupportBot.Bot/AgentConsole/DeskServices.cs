using Microsoft.Extensions.Options;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.CaseDetail;
using SupportBot.Bot.AgentConsole.Letters;
using SupportBot.Bot.AgentConsole.LiveChat;
using SupportBot.Bot.AgentConsole.Queue;
using SupportBot.Bot.AgentConsole.Replies;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.AgentConsole.Undelivered;
using SupportBot.Bot.HandOff;

namespace SupportBot.Bot.AgentConsole;

/// <summary>The agents' daily work: queue, cases, conversations, mails.</summary>
internal static class DeskServices
{
    public static IServiceCollection AddConsoleDesk(this IServiceCollection services)
    {
        services.AddOptions<AgentConsoleOptions>().BindConfiguration(AgentConsoleOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AgentConsoleOptions>, AgentConsoleOptionsValidator>();
        services.AddSingleton<QueueSettings>().AddSingleton<QueueSignals>().AddSingleton<QueueBoard>().AddSingleton<QueueEvents>();
        services.AddSingleton<CaseGate>().AddSingleton<CaseTeam>().AddSingleton<CaseSources>().AddSingleton<CaseViews>();
        services.AddSingleton<CaseActs>().AddSingleton<ActRunner>().AddSingleton<LetterActs>();
        services.AddSingleton<CustomerMailActs>().AddSingleton<UploadMail>().AddSingleton<WholeExchange>();
        services.AddSingleton<ConversationViews>().AddSingleton<CaseEvents>().AddSingleton<ReadyReplies>().AddSingleton<ReplyFiles>().AddSingleton<PageEvents>();
        services.AddSingleton<UndeliveredMessages>();
        services.AddSingleton<ConsoleWatch>().AddHostedService(static provider => provider.GetRequiredService<ConsoleWatch>());
        services.AddSingleton(QueueSection).AddSingleton(UndeliveredEndpoints.Section);
        return services;
    }

    /// <param name="console">The group of all pages of the console.</param>
    public static void MapConsoleDesk(this RouteGroupBuilder console)
    {
        var agents = console.MapGroup("").RequireAuthorization(ConsolePolicies.Agent);
        agents.MapQueue();
        agents.MapReplies();
        agents.MapUndelivered();
        var ofCase = agents.MapGroup("/cases/{reference}").AddEndpointFilter<RouteGroupBuilder, CaseGate>();
        ofCase.MapCasePages();
        ofCase.MapCaseFiles();
        ofCase.MapLiveChat();
    }

    private static ConsoleSection QueueSection => new(QueuePage.SectionKey, QueueRequest.Path, QueueTexts.Words["Title"], ConsoleRole.Agent, 10)
    {
        Badge = static async (context, agent, cancellation) =>
            (await context.RequestServices.GetRequiredService<WaitingRoom>().ListAsync(cancellation)).Count(waiting => agent.MaySee(waiting.Queue)),
    };
}

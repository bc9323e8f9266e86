using SupportBot.Bot.AgentConsole;
using SupportBot.Bot.AgentConsole.Dashboard;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Uploads;
using SupportBot.Bot.Channels.BotConnector;
using SupportBot.Bot.Channels.DirectLine;
using SupportBot.Bot.Channels.Http;
using SupportBot.Bot.ChatPage;
using SupportBot.Bot.CommandLine;
<<<<<<< HEAD
using SupportBot.Bot.Configuration;
=======
>>>>>>> b9dba95 (Count decisions, flows and hand-offs; trace turns; check every setting; add the doctor; take files in the terminal)
using SupportBot.Bot.Contracts;
using SupportBot.Bot.Contracts.Reports;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.Conversations.Files;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.Flows.Transfer.OtherCompany;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.HandOff.Hub;
using SupportBot.Bot.Insights;
using SupportBot.Bot.Insights.Satisfaction;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Privacy;
using SupportBot.Bot.Reminders;
using SupportBot.Bot.Security;

return await BotCommands.RunAsync(args, BuildHost);

static WebApplication BuildHost(string[] args)
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = Edge.ContentRoot(args) });
    builder.Configuration.AddSecretFiles();
    builder.WebHost.UseEdge(builder.Configuration);

    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddPersistence();
    builder.Services.AddSecurity([DirectLineTokens.KeyName, ReminderLinks.KeyName, .. ContractServices.SecretNames]);
    builder.Services.AddKnowledge();
    builder.Services.AddFlows();
    builder.Services.AddPartyPage();
    builder.Services.AddConversations();
    builder.Services.AddOutbox();
    builder.Services.AddCases();
    builder.Services.AddHandOff();
    builder.Services.AddContracts();
    builder.Services.AddReminders();
    builder.Services.AddCleanUp();
    builder.Services.AddInsights();
    builder.Services.AddPrivacy();
    builder.Services.AddRateLimits();
    builder.Services.AddDirectLine(builder.Configuration);
    builder.Services.AddBotConnector(builder.Configuration);
    builder.Services.AddConsole(builder.Environment).AddConsoleDesk().AddInsightPages();
    builder.Services.AddObservability();
    builder.Services.AddQuietStart();

    var app = builder.Build();
    app.Services.RefuseWrongSettings();
    app.UseForwardedHeaders();
    app.UseSecurityHeaders();
    app.UseJsonErrors();
    app.UseRouting();
    app.UseCors();
    app.UseRateLimiter();
    app.UseWebSockets();
    app.UseConsole();
    app.MapChatPage();
    app.MapKnowledge();
    app.MapDirectLine();
    app.MapBotConnector();
    app.MapUploadPage().RequireRateLimiting(RateLimits.Start);
    app.MapSatisfactionPage().RequireRateLimiting(RateLimits.Start);
    app.MapPartyPage().RequireRateLimiting(RateLimits.Start);
    app.MapContractReports().RequireRateLimiting(RateLimits.Start);
    app.MapAgentFiles().RequireRateLimiting(RateLimits.Start);
    app.MapDataCopies().RequireRateLimiting(RateLimits.Start);
    app.MapReminders().RequireRateLimiting(RateLimits.Start);
    app.MapPackageSchema();
    var console = app.MapConsole();
    console.MapConsoleDesk();
    console.MapInsightPages();
    app.MapAgentHub();
    app.MapObservability();
    return app;
}

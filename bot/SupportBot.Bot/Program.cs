using SupportBot.Bot.Channels.BotConnector;
using SupportBot.Bot.Channels.DirectLine;
using SupportBot.Bot.Channels.Http;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.Insights;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseEdge(builder.Configuration);

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddPersistence();
builder.Services.AddSecurity(DirectLineTokens.KeyName);
builder.Services.AddConversations();
builder.Services.AddInsights();
builder.Services.AddRateLimits();
builder.Services.AddDirectLine(builder.Configuration);
builder.Services.AddBotConnector();
builder.Services.AddObservability();

var app = builder.Build();
app.UseForwardedHeaders();
app.UseSecurityHeaders();
app.UseJsonErrors();
app.UseStaticFiles();
app.UseRouting();
app.UseCors();
app.UseRateLimiter();
app.UseWebSockets();
app.MapDirectLine();
app.MapBotConnector();
app.MapObservability();
await app.RunAsync();

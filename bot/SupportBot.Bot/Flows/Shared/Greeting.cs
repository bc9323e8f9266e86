namespace SupportBot.Bot.Flows.Shared;

/// <summary>What the bot says first.</summary>
internal sealed record Greeting(string Text);

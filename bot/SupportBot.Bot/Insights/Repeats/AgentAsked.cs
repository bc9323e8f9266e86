using SupportBot.Bot.Cases;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Insights.Repeats;

/// <summary>An agent's message to a customer, to be looked through for what the case already has.</summary>
/// <param name="Case">The case.</param>
/// <param name="Text">What the agent said; not stored by this effect.</param>
internal sealed record AgentAsked(CaseReference Case, string Text) : ITurnEffect;

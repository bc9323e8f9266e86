using SupportBot.Bot.Cases;
using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.AgentConsole.CaseDetail;

/// <summary>French words of the file of a case.</summary>
internal static class CaseDetailTexts
{
    /// <summary>Short, as every line of a page names it.</summary>
    public static readonly FormTexts T = FormTexts.For(typeof(CaseDetailTexts), nameof(CaseDetailTexts));

    public static string Origin(FieldOrigin origin) => T[$"Origin_{CaseNames.Of(origin)}"];

    public static string OriginHint(FieldOrigin origin) => T[$"OriginHint_{CaseNames.Of(origin)}"];

    public static string Validity(FieldValidity validity) => T[$"Validity_{CaseNames.Of(validity)}"];

    public static string Proof(IdentityProof proof) => T[$"Proof_{CaseNames.Of(proof)}"];

    public static string Urgency(CaseUrgency urgency) => T[$"Urgency_{CaseNames.Of(urgency)}"];

    /// <summary>Name of a channel; an unknown one is shown by its own.</summary>
    public static string Channel(string channel) => T.Find($"Channel_{channel}") ?? channel;
}

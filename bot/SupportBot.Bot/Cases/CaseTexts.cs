using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Cases;

/// <summary>French names of what a case holds.</summary>
internal static class CaseTexts
{
    public static readonly FormTexts Of = FormTexts.For(typeof(CaseTexts), nameof(CaseTexts));

    /// <summary>Label of a slot: the flow's own, else ours, else the bare key.</summary>
    public static string Label(string key, string? own = null) => own ?? Of.Find($"Field_{key}") ?? key;

    public static string Status(CaseStatus status) => Of[$"Status_{CaseNames.Of(status)}"];

    public static string Reason(CaseReason reason) => Of[$"Reason_{CaseNames.Of(reason)}"];

    /// <summary>Name of a flow; a new flow without a name here is shown by its own.</summary>
    public static string Flow(string flow) => Of.Find($"Flow_{flow}") ?? flow;

    /// <summary>What an agent must know of a contradiction in the sources.</summary>
    public static string Contradiction(string code) => Of.Find($"Contradiction_{code}") ?? code;
}

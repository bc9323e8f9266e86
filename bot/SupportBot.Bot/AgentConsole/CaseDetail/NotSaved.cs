namespace SupportBot.Bot.AgentConsole.CaseDetail;

/// <summary>An act that changed nothing, with all that its author needs to decide again.</summary>
/// <param name="View">The case as it is now.</param>
/// <param name="Act">Last part of the address of the act.</param>
/// <param name="Form">What was posted.</param>
/// <param name="Refusal">Key of what is wrong with the form; null when the case had changed meanwhile.</param>
internal sealed record NotSaved(CaseView View, string Act, PostedForm Form, string? Refusal)
{
    private static readonly string[] Written = ["note", "value", "text", "body", "subject", "tag"];

    /// <summary>Texts that were typed, to be copied out.</summary>
    public IEnumerable<string> Texts => Form.Typed.Where(static posted => Written.Contains(posted.Key, StringComparer.Ordinal) && posted.Value.Length > 0).Select(static posted => posted.Value);
}

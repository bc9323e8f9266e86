using System.Text.RegularExpressions;
using SupportBot.Bot.Cases;

namespace SupportBot.Bot.AgentConsole.Replies;

/// <summary>A text that agents keep ready.</summary>
/// <param name="Title">Its name in the list.</param>
/// <param name="Text">Plain text; as read, with its <c>{holes}</c>; in a page, filled in.</param>
internal sealed partial record ReadyReply(string Title, string Text)
{
    /// <summary>Stands for an unknown value until the space before it is gone too; no text holds it.</summary>
    private const string Nothing = "\0";

    /// <summary>
    /// The text for a case: <c>{nom}</c>, <c>{société}</c>, <c>{dossier}</c>, <c>{statut}</c>, <c>{manquants}</c>, <c>{conseiller}</c>. What is unknown goes with
    /// the space before it ("Bonjour {nom}," becomes "Bonjour,"); a hole that is none of these stays, so that the agent sees it.
    /// </summary>
    public ReadyReply For(CaseFile file, string agentName)
    {
        var filled = Hole().Replace(Text, match => Value(match.Groups["name"].Value, file, agentName) switch { null => match.Value, "" => Nothing, var value => value });
        return this with { Text = filled.Replace($" {Nothing}", "", StringComparison.Ordinal).Replace(Nothing, "", StringComparison.Ordinal) };
    }

    /// <summary>Null for a hole that is none of ours.</summary>
    private static string? Value(string name, CaseFile file, string agentName) => name switch
    {
        "nom" => file.Field(SlotKeys.Name)?.Value ?? "",
        "société" or "societe" => file.Field(SlotKeys.Company)?.Value ?? "",
        "dossier" => file.Reference.ToString(),
        "statut" => CaseTexts.Status(file.Status),
        "manquants" => string.Join(", ", file.Missing.Select(key => CaseTexts.Label(key))),
        "conseiller" => agentName,
        _ => null,
    };

    [GeneratedRegex(@"\{(?<name>\p{L}+)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hole();
}

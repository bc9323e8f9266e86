using SupportBot.Bot.Cases;

namespace SupportBot.Bot.AgentConsole.CaseDetail;

/// <summary>A line of the history as a sentence without its subject: "a changé le statut : Nouvelle → En cours".</summary>
internal static class EventWords
{
    public static string Of(CaseEvent line)
    {
        var subject = Subject(line);
        var sentence = CaseDetailTexts.T.Find($"Event_{line.What}") is { } known ? known.Replace("{subject}", subject, StringComparison.Ordinal) : line.What;
        return (Value(line, line.Before), Value(line, line.After)) switch
        {
            (null, null) => sentence,
            (null, { } after) => $"{sentence} : {after}",
            ({ } before, null) => $"{sentence} : {before}",
            ({ } before, { } after) => $"{sentence} : {before} → {after}",
        };
    }

    private static string Subject(CaseEvent line) => line switch
    {
        { Subject: null } => "",
        { What: "letter", Subject: { } kind } => CaseDetailTexts.T.Find($"Letter_{kind}") ?? kind,
        { Subject: { } key } => $"« {CaseTexts.Label(key)} »",
    };

    /// <summary>Names of states in French; other values as they are.</summary>
    private static string? Value(CaseEvent line, string? value) => line.What switch
    {
        _ when value is null => null,
        "opened" or "status" => CaseNames.Find<CaseStatus>(value) is { } status ? CaseTexts.Status(status) : value,
        "urgency" => CaseNames.Find<CaseUrgency>(value) is { } urgency ? CaseDetailTexts.Urgency(urgency) : value,
        "handoff" => CaseNames.Find<CaseReason>(value) is { } reason ? CaseTexts.Reason(reason) : CaseDetailTexts.T.Find($"HandOff_{value}") ?? value,
        "letter" => CaseDetailTexts.T.Find($"LetterState_{value}") ?? value,
        _ => value,
    };
}

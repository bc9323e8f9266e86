using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Cases;

namespace SupportBot.Bot.AgentConsole.CaseDetail;

/// <summary>An act on a case as it was posted.</summary>
/// <param name="File">The case when the request began; its version may be newer than the one the agent saw.</param>
/// <param name="Form">What was posted.</param>
/// <param name="Agent">Who acts.</param>
/// <param name="Now">The present instant.</param>
internal sealed record CaseAct(CaseFile File, PostedForm Form, CurrentAgent Agent, DateTimeOffset Now)
{
    public string Reference => File.Reference.ToString();

    /// <summary>The change, against the version that the agent saw.</summary>
    public CaseChange Change => new(File.Reference, Form.Version, Agent.Id, Agent.Name, Now);
}

/// <summary>What became of an act.</summary>
internal sealed record ActOutcome
{
    public static readonly ActOutcome Done = new();

    /// <summary>Made against an older version: nothing was changed.</summary>
    public static readonly ActOutcome Stale = new() { IsStale = true };

    public bool IsStale { get; private init; }

    /// <summary>Key of the sentence that says what is wrong with the form (<c>Refused_{key}</c>); null when nothing is.</summary>
    public string? Refusal { get; private init; }

    /// <summary>Key of the sentence that says what was done (<c>Done_{key}</c>); null takes the name of the act.</summary>
    public string? Said { get; init; }

    public static ActOutcome Refused(string key) => new() { Refusal = key };

    public static ActOutcome Of(ChangeOutcome outcome) => outcome == ChangeOutcome.Done ? Done : Stale;
}

using SupportBot.Bot.AgentConsole.LiveChat;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Letters;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.Outbox;

namespace SupportBot.Bot.AgentConsole.CaseDetail;

/// <summary>A case as the pages of the console show it; made once per request, from one reading of the database.</summary>
internal sealed record CaseView
{
    public required CaseFile File { get; init; }

    /// <summary>The agent who looks.</summary>
    public required string AgentId { get; init; }

    /// <summary>When the page is made.</summary>
    public required DateTimeOffset Now { get; init; }

    public required FirstAnswer FirstAnswer { get; init; }

    /// <summary>Mails of the case that have not left.</summary>
    public required OutboxCount Mails { get; init; }

    public required IReadOnlyList<VendorLetter> Letters { get; init; }

    /// <summary>Where letters may go.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>Everybody with an account.</summary>
    public required IReadOnlyList<Colleague> Colleagues { get; init; }

    /// <summary>Question of a knowledge entry by its id; null for one that is gone.</summary>
    public required Func<string, string?> EntryQuestion { get; init; }

    /// <summary>French name of the region.</summary>
    public required string RegionName { get; init; }

    public required ConversationView Conversation { get; init; }

    /// <summary>Key of what was just done (<c>Done_{key}</c>); null when nothing was.</summary>
    public string? Said { get; init; }

    /// <summary>Key of the one sensitive field that is shown; null hides them all.</summary>
    public string? Revealed { get; init; }

    public string Address => AddressOf(File.Reference);

    public bool IsMine => File.AgentId == AgentId;

    /// <summary>The name and company that the customer gave; empty when he gave none.</summary>
    public string Contact => string.Join(" · ", new[] { File.Field(SlotKeys.Name)?.Value, File.Field(SlotKeys.Company)?.Value }.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => Plain(text!))); // Filtered above.

    public static string AddressOf(CaseReference reference) => $"/console/cases/{reference}";

    /// <summary>Who did something, in French.</summary>
    public string NameOf(string actor) => actor switch
    {
        CaseActors.Customer => CaseDetailTexts.T["Actor_customer"],
        CaseActors.Bot => CaseDetailTexts.T["Actor_bot"],
        CaseActors.OtherCompany => CaseDetailTexts.T["Actor_other_company"],
        CaseActors.System => CaseDetailTexts.T["Actor_system"],
        _ => Colleagues.FirstOrDefault(colleague => colleague.Id == actor)?.Name ?? CaseDetailTexts.T["Actor_gone"],
    };

    /// <summary>What people see of a value; a sensitive one is hidden until it is asked for.</summary>
    public string Shown(CaseField field) => field.Sensitive && field.Key != Revealed ? CaseRows.Hidden : Plain(field.Shown ?? field.Value);

    /// <summary>Without what turns the writing direction or cannot be seen: not every source of a value was cleaned when it came in.</summary>
    private static string Plain(string text) => MessageText.Clean(text, out _);
}

using SupportBot.Dialogs.Turns;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Flows.ContractStatus;

/// <summary>The list of contracts that was shown last, so that "suivants", "le 2" and "les expirés" are understood. Nothing in it is a right to see anything.</summary>
internal sealed class ContractListContext
{
    /// <summary>Vendor that the list is narrowed to, as its key; null for all.</summary>
    public string? Vendor { get; set; }

    /// <summary>Words that it is narrowed to, as typed; null for none.</summary>
    public string? Words { get; set; }

    /// <summary>Place of the first contract shown, from 0.</summary>
    public int From { get; set; }

    /// <summary>Ids of the contracts shown, in order.</summary>
    public IReadOnlyList<string> Shown { get; set; } = [];

    /// <summary>When the list was looked up: turning its pages is no new look-up for a while.</summary>
    public DateTimeOffset At { get; set; }
}

/// <summary>Says that a list was shown in this turn; null ends it. Nothing is written: the conversation's state keeps it.</summary>
internal sealed record ShowedContracts(ContractListContext? List) : ITurnEffect;

/// <summary>Writes nothing.</summary>
internal sealed class ShowedContractsWriter : EffectWriter<ShowedContracts>
{
    protected override IEnumerable<SqlStatement> Write(ShowedContracts effect, EffectScope scope) => [];
}

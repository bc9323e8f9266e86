using SupportBot.Dialogs.Recognizers.Identifiers;

namespace SupportBot.Dialogs.Forms;

/// <summary>
/// Asks for a number or code with a known shape. Shown in groups and in a code span, and said back. Give it a <see cref="Kind"/> and it checks, finds
/// and groups as that kind does; give it a <see cref="Slot{T}.Recognize"/> for a shape of your own.
/// </summary>
public sealed class IdentifierSlot : Slot<string>
{
    private const int LongestInsisted = 40;

    /// <summary>Makes the slot.</summary>
    public IdentifierSlot(string name, FormTexts texts)
        : base(name, SlotTexts.Read(texts, name))
    {
        ShowAsCode = true;
        Echoes = true;
    }

    /// <summary>What it is; null when the slot has its own recognizer.</summary>
    public IdentifierKind? Kind { get; init; }

    internal override bool MayBeCourtesy => true;

    /// <summary>Characters per group when shown, for slots without a kind; 0, the default, shows it as it is.</summary>
    public int GroupsOf { get; init; }

    /// <summary>Reads an answer as an identifier of a kind, with the engine's own words for what is wrong with it; for recognizers that add to it.</summary>
    public SlotAnswer<string> Read(IdentifierKind kind, SlotInput input)
    {
        var check = IdentifierRecognizer.ReadAnswer(kind, input.Text);
        if (check.Verdict == IdentifierVerdict.Rejected)
        {
            return Reject(check);
        }

        // A free format would take any words: without a digit only one word can be meant.
        if (!check.Value.Any(char.IsAsciiDigit) && input.Words.Words.Count > 1)
        {
            return SlotAnswer.None<string>();
        }

        return check.Verdict == IdentifierVerdict.Doubtful
            ? SlotAnswer.Warn(check.Value, EngineTexts.Issue(check.Issue))
            : SlotAnswer.Accept(check.Value, CertaintyOf(check));
    }

    /// <inheritdoc/>
    protected override SlotAnswer<string> OnRecognize(SlotInput input) =>
        Read(Kind ?? throw new InvalidOperationException($"The slot '{Name}' needs a kind or a recognizer."), input);

    /// <inheritdoc/>
    protected override Found<string>? OnFind(SlotInput input)
    {
        foreach (var found in input.Identifiers)
        {
            if (found.Value.Check.Kind == Kind && (found.Value.IsAnnounced || found.Value.Check.Verdict == IdentifierVerdict.Accepted))
            {
                return new Found<string>(found.Value.Check.Value, found.Start, found.End - found.Start + 1);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    protected override string Format(string value) => value;

    /// <inheritdoc/>
    protected override bool TryParse(string text, out string value)
    {
        value = text;
        return true;
    }

    /// <inheritdoc/>
    protected override string OnDisplay(string value) =>
        Kind is { } kind ? IdentifierDisplay.Group(kind, value)
        : GroupsOf == 0 ? value
        : string.Join(' ', value.Chunk(GroupsOf).Select(group => new string(group)));

    private static SlotAnswer<string> Reject(IdentifierCheck check) =>
        check.Value.Any(char.IsAsciiDigit) && check.Value.Length <= LongestInsisted
            ? SlotAnswer.RejectUnlessInsisted(check.Value, EngineTexts.Issue(check.Issue))
            : SlotAnswer.None<string>();

    // The kinds that nothing else looks like.
    private static Certainty CertaintyOf(IdentifierCheck check) => check.Kind switch
    {
        IdentifierKind.Said or IdentifierKind.InstallationNumber or IdentifierKind.CaseReference => Certainty.Sure,
        IdentifierKind.HpProductNumber when check.Value.Contains('-', StringComparison.Ordinal) => Certainty.Sure,
        _ => check.Value.Any(char.IsAsciiDigit) ? Certainty.Likely : Certainty.Weak,
    };
}

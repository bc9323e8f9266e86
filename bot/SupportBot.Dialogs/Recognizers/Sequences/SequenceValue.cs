namespace SupportBot.Dialogs.Recognizers.Sequences;

/// <summary>A piece of text with a fixed form: an e-mail address, a web address, a quotation.</summary>
/// <param name="Text">The piece in its normal form; see the recognizer that gives it.</param>
public sealed record SequenceValue(string Text) : IResolution
{
    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Describe() =>
        [new Dictionary<string, string>(StringComparer.Ordinal) { ["value"] = Text }];
}

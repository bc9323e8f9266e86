using System.Diagnostics.CodeAnalysis;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>Reads what an item was written as.</summary>
public delegate bool ItemParser<T>(string text, [MaybeNullWhen(false)] out T item);

/// <summary>
/// Asks for several items: one or more per message, a line or a semicolon between two, until "c'est tout" or the list is full.
/// Lines pasted from a spreadsheet are read one by one; those that cannot be read are named, the others kept.
/// </summary>
/// <typeparam name="T">Type of an item.</typeparam>
public sealed class ListSlot<T> : Slot<IReadOnlyList<T>>
{
    private const char Between = '\n';

    /// <summary>Makes the slot.</summary>
    public ListSlot(string name, FormTexts texts)
        : base(name, SlotTexts.Read(texts, name))
    {
    }

    /// <summary>Reads one item.</summary>
    public required Func<SlotInput, SlotAnswer<T>> RecognizeItem { get; init; }

    /// <summary>Writes one item: stable, culture-free, on one line.</summary>
    public required Func<T, string> FormatItem { get; init; }

    /// <summary>Reads what <see cref="FormatItem"/> wrote.</summary>
    public required ItemParser<T> ParseItem { get; init; }

    /// <summary>Shows one item; plain text. Null: as it is written.</summary>
    public Func<T, string>? DisplayItem { get; init; }

    /// <summary>Most items; default 20.</summary>
    public int MaxItems { get; init; } = 20;

    internal override int MostItems => MaxItems;

    internal override int CountItems(string value) => value.Split(Between).Length;

    internal override string Join(string held, string added) =>
        string.Join(Between, held.Split(Between).Concat(added.Split(Between)).Distinct(StringComparer.Ordinal).Take(MaxItems));

    internal override string ShowPlain(FilledSlot filled) =>
        TryRead(filled, out var items) ? string.Join('\n', items.Select(item => DisplayItem?.Invoke(item) ?? FormatItem(item))) : filled.Value ?? string.Empty;

    internal override string Show(FilledSlot filled) =>
        TryRead(filled, out var items) ? string.Join(", ", items.Select(ShowItem)) : Markdown.Escape(filled.Value ?? string.Empty);

    /// <inheritdoc/>
    protected override SlotAnswer<IReadOnlyList<T>> OnRecognize(SlotInput input)
    {
        var whole = ReadPieces(input, input.Text.Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return whole.IsAccepted ? whole : ReadPieces(input, [.. SplitAtJoints(input.Text).Where(static piece => piece.Length > 0)]);
    }

    // At commas and "et"; the comma of "2,5" joins nothing.
    private static IEnumerable<string> SplitAtJoints(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var isFraction = text[at] == ',' && at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1])
                && (at + 3 >= text.Length || !char.IsAsciiDigit(text[at + 2]) || !char.IsAsciiDigit(text[at + 3]));
            var joint = text[at] == ',' && !isFraction ? 1 : text.AsSpan(at).StartsWith(" et ", StringComparison.OrdinalIgnoreCase) ? " et ".Length : 0;
            if (joint > 0)
            {
                yield return text[start..at].Trim();
                start = at + joint;
                at = start - 1;
            }
        }

        yield return text[start..].Trim();
    }

    /// <inheritdoc/>
    protected override string Format(IReadOnlyList<T> value) => string.Join(Between, value.Select(item => FormatItem(item).Replace(Between, ' ')));

    /// <inheritdoc/>
    protected override bool TryParse(string text, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        var items = new List<T>();
        foreach (var line in text.Split(Between))
        {
            if (!ParseItem(line, out var item))
            {
                value = null;
                return false;
            }

            items.Add(item);
        }

        value = items;
        return true;
    }

    private SlotAnswer<IReadOnlyList<T>> ReadPieces(SlotInput input, string[] pieces)
    {
        var items = new List<T>();
        var messages = new List<string>();
        foreach (var piece in pieces)
        {
            var answer = RecognizeItem(input.With(piece));
            if (answer.IsAccepted && items.Count < MaxItems)
            {
                items.Add(answer.Value!); // Not null: it was accepted.
            }

            if ((answer.IsAccepted ? answer.Message : Unread(piece, answer.Message)) is { } message)
            {
                messages.Add(message);
            }
        }

        return items.Count == 0
            ? new SlotAnswer<IReadOnlyList<T>> { Message = pieces.Length == 1 ? RecognizeItem(input).Message : null }
            : new SlotAnswer<IReadOnlyList<T>> { IsAccepted = true, Value = items, Certainty = Certainty.Likely, Message = messages.Count == 0 ? null : string.Join('\n', messages.Take(3)) };
    }

    private static string Unread(string piece, string? reason) =>
        EngineTexts.Format("ListUnread", ("line", Markdown.Code(piece.Length > 60 ? piece[..60] : piece))) + (reason is null ? string.Empty : " " + reason);

    private string ShowItem(T item)
    {
        var text = DisplayItem?.Invoke(item) ?? FormatItem(item);
        return ShowAsCode ? Markdown.Code(text) : Markdown.Escape(text);
    }
}

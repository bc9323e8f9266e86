using System.Diagnostics.CodeAnalysis;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>Asks for one or more files. The host has stored and sniffed them; here only the slot's own rules are applied.</summary>
public sealed class FileSlot : Slot<IReadOnlyList<StoredFile>>
{
    /// <summary>Makes the slot.</summary>
    public FileSlot(string name, FormTexts texts)
        : base(name, SlotTexts.Read(texts, name))
    {
    }

    /// <summary>Media types taken, as the bytes say.</summary>
    public IReadOnlyList<string> ContentTypes { get; init; } = ["image/png", "image/jpeg", "application/pdf", "image/heic", "image/heif"];

    /// <summary>Most bytes per file, inclusive; default 10 MiB.</summary>
    public long MaxBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Most files; default 5.</summary>
    public int MaxFiles { get; init; } = 5;

    internal override bool WantsFiles => true;

    internal override bool TryRead(FilledSlot filled, [MaybeNullWhen(false)] out IReadOnlyList<StoredFile> value)
    {
        value = filled.Files;
        return value is { Count: > 0 };
    }

    internal override string ShowPlain(FilledSlot filled) => string.Join(", ", (filled.Files ?? []).Select(file => file.Name));

    internal override string Show(FilledSlot filled) => string.Join(", ", (filled.Files ?? []).Select(file => Markdown.Escape(file.Name)));

    /// <summary>Why the file cannot be taken; null when it can.</summary>
    internal string? Refuse(StoredFile file) =>
        !ContentTypes.Contains(file.ContentType, StringComparer.OrdinalIgnoreCase) ? EngineTexts.FileType(file.Name)
        : file.Size > MaxBytes ? EngineTexts.FileTooBig(file.Name, MaxBytes)
        : file.Size == 0 ? EngineTexts.FileEmpty(file.Name)
        : null;

    /// <inheritdoc/>
    protected override SlotAnswer<IReadOnlyList<StoredFile>> OnRecognize(SlotInput input) => SlotAnswer.Reject<IReadOnlyList<StoredFile>>(EngineTexts.FileWanted);

    /// <inheritdoc/>
    protected override string Format(IReadOnlyList<StoredFile> value) => throw new InvalidOperationException("Files are persisted as files, not as text.");

    /// <inheritdoc/>
    protected override bool TryParse(string text, [MaybeNullWhen(false)] out IReadOnlyList<StoredFile> value)
    {
        value = null;
        return false;
    }
}

using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>Files.</summary>
internal sealed partial class FormTurn
{
    private static bool TakesFiles(IReadOnlyList<Attachment> attachments) =>
        attachments.Any(attachment => attachment.File is not null || attachment.ContentUrl is not null);

    private async ValueTask<FormMove> TakeFilesAsync(IReadOnlyList<Attachment> attachments, CancellationToken cancellationToken)
    {
        StoredFile[] files = [.. attachments.Select(attachment => attachment.File).OfType<StoredFile>()];
        if (files.Length == 0)
        {
            return Again(EngineTexts.Get("FileUnread"));
        }

        var asked = StateIsReview ? null : Asked as FileSlot;
        if ((asked ?? FileSlotFor()) is not { } slot)
        {
            return Again(EngineTexts.Get("FileNotHere"));
        }

        var kept = new List<StoredFile>((State.Editing == slot.Name ? null : Values.Get(slot)) ?? []);
        var added = new List<StoredFile>();
        foreach (var file in files)
        {
            if (await RefuseAsync(slot, file, kept, cancellationToken) is { } stop)
            {
                if (stop == FormMove.Wait)
                {
                    return FormMove.Wait;
                }

                continue;
            }

            kept.Add(file);
            added.Add(file);
        }

        return added.Count == 0 ? FormMove.GoOn : Keep(slot, kept, added, ReferenceEquals(slot, asked));
    }

    private FormMove Keep(FileSlot slot, List<StoredFile> kept, List<StoredFile> added, bool isAsked)
    {
        Answers.FillFiles(slot, kept);
        if (isAsked)
        {
            Settle(slot);
        }

        var names = string.Join(", ", added.Select(file => Markdown.Escape(file.Name)));
        Speech.Say(isAsked
            ? EngineTexts.Format("FileKept", ("names", names))
            : EngineTexts.Format("FileMoved", ("label", slot.Texts.Label), ("names", names)));
        BackToReview();
        return FormMove.GoOn;
    }

    // Null: the file can be kept.
    private async ValueTask<FormMove?> RefuseAsync(FileSlot slot, StoredFile file, List<StoredFile> kept, CancellationToken cancellationToken)
    {
        if (slot.Refuse(file) is { } reason)
        {
            State.Attempts++;
            return Again(reason);
        }

        if (kept.Exists(other => other.Sha256 == file.Sha256))
        {
            return Again(EngineTexts.Format("FileAgain", ("name", Markdown.Escape(file.Name))));
        }

        if (kept.Count >= slot.MaxFiles)
        {
            return Again(EngineTexts.Format("FileTooMany", ("max", EngineTexts.Number(slot.MaxFiles)), ("label", slot.Texts.Label)));
        }

        if (OtherWithSameFile(slot, file) is not { } other)
        {
            return null;
        }

        State.Pending = new PendingQuestion { Kind = PendingKind.SameFile, Slot = slot.Name, File = file, Value = other.Texts.Label };
        await AskPendingAsync(State.Pending, cancellationToken);
        return FormMove.Wait;
    }

    private FormMove SettleSameFile(PendingQuestion pending, bool keep)
    {
        if (!keep || pending.File is not { } file || Plan.Find(pending.Slot) is not FileSlot slot)
        {
            return FormMove.GoOn;
        }

        return Keep(slot, [.. Values.Get(slot) ?? [], file], [file], State.Asked == slot.Name);
    }

    private FileSlot? OtherWithSameFile(FileSlot slot, StoredFile file) => Plan.Slots.OfType<FileSlot>().FirstOrDefault(
        other => !ReferenceEquals(other, slot) && (Values.Get(other) ?? []).Any(held => held.Sha256 == file.Sha256));

    // A file sent early goes where the first file is wanted; one sent late, beside the files of the last slot that has room.
    private FileSlot? FileSlotFor()
    {
        var slots = Plan.Slots.OfType<FileSlot>().Where(slot => Answers.Applies(slot)).ToList();
        return slots.Find(slot => !Values.Has(slot)) ?? slots.FindLast(slot => Values.Get(slot)!.Count < slot.MaxFiles); // Not null: it has files.
    }
}

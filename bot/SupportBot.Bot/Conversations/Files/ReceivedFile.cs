using System.Security.Cryptography;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Conversations.Files;

/// <summary>A file whose bytes were looked at, with the bytes, not stored yet.</summary>
internal sealed record ReceivedFile(StoredFile Info, byte[] Bytes)
{
    private const int IdLetters = 40;

    /// <summary>Sniffs and names a file.</summary>
    /// <param name="name">As the sender gave it; null when he gave none.</param>
    /// <param name="declaredType">The media type that the sender claims; null when he claims none.</param>
    /// <param name="file">The file; null when it is refused.</param>
    public static FileVerdict Read(string? name, string? declaredType, byte[] bytes, out ReceivedFile? file)
    {
        file = null;
        if (FileSniffer.TypeOf(bytes, out var verdict) is not { } type)
        {
            return verdict;
        }

        if (!FileSniffer.Agrees(type, declaredType))
        {
            return FileVerdict.DeniedByBytes;
        }

        var id = ConversationIds.NewSecret(IdLetters);
        file = new ReceivedFile(new StoredFile(id, FileNames.Display(name, type), type, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))), bytes);
        return FileVerdict.Accepted;
    }
}

/// <summary>What is thought of a file's bytes.</summary>
internal enum FileVerdict
{
    /// <summary>One of the types the bot takes.</summary>
    Accepted,

    /// <summary>No byte at all.</summary>
    Empty,

    /// <summary>Not a PNG, JPEG, HEIC or PDF.</summary>
    UnknownType,

    /// <summary>The sender says one type, the bytes another.</summary>
    DeniedByBytes,

    /// <summary>An image of more pixels than anyone should decode.</summary>
    TooManyPixels,
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Dialogs.Testing;

/// <summary>Files as a host stores them, made up from a line such as <c>bon.pdf application/pdf 20480</c>.</summary>
public static class ChatFile
{
    /// <summary>Reads a line: name, media type (guessed from the name when left out), bytes (1024 when left out). Same name, same content.</summary>
    public static Attachment Parse(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var type = parts.Length > 1 ? parts[1] : TypeOf(parts[0]);
        var size = parts.Length > 2 ? long.Parse(parts[2], CultureInfo.InvariantCulture) : 1024;
        return Make(parts[0], type, size, parts.Length > 3 ? parts[3] : parts[0]);
    }

    /// <summary>Makes a stored file.</summary>
    /// <param name="name">File name.</param>
    /// <param name="contentType">Media type.</param>
    /// <param name="size">Bytes.</param>
    /// <param name="content">Stands for the content: equal means the same file.</param>
    public static Attachment Make(string name, string contentType, long size, string content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        return new Attachment
        {
            ContentType = contentType,
            Name = name,
            ContentUrl = "https://files.invalid/" + hash,
            File = new StoredFile(hash[..32], name, contentType, size, hash),
        };
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".pdf" => "application/pdf",
        ".heic" => "image/heic",
        _ => "application/octet-stream",
    };
}

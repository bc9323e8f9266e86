namespace SupportBot.Bot.Conversations.Files;

/// <summary>Names of files as shown to people. Files are stored under random ids: no name ever becomes a path.</summary>
internal static class FileNames
{
    private const int Longest = 100;
    private const string Nameless = "fichier";

    /// <summary>The last part of the given path, cleaned, with the extension that its bytes deserve.</summary>
    public static string Display(string? given, string contentType)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        var visible = new string([.. MessageText.CleanName(last, 2 * Longest).Where(static c => !"<>:\"|?*\n".Contains(c, StringComparison.Ordinal))]);
        var name = visible.Trim(' ', '.');
        var extension = FileSniffer.Extension(contentType);
        var stem = MessageText.CleanName(Stem(name), Longest).Trim(' ', '.');
        return (stem.Length == 0 ? Nameless : stem) + (HasExtension(name, extension) ? Path.GetExtension(name) : extension);
    }

    private static string Stem(string name) => name.Contains('.', StringComparison.Ordinal) ? name[..name.LastIndexOf('.')] : name;

    private static bool HasExtension(string name, string extension)
    {
        var given = Path.GetExtension(name);
        return given.Equals(extension, StringComparison.OrdinalIgnoreCase)
            || (extension == ".jpg" && given.Equals(".jpeg", StringComparison.OrdinalIgnoreCase))
            || (extension == ".heic" && given.Equals(".heif", StringComparison.OrdinalIgnoreCase));
    }
}

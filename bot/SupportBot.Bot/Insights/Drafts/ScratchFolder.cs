namespace SupportBot.Bot.Insights.Drafts;

/// <summary>A copy of the content that a change is tried on; gone afterwards.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("supportbot-draft-");

    public string FullName => _folder.FullName;

    public void CopyFrom(string root)
    {
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(static file => Path.GetExtension(file) is ".md" or ".yml" or ".txt"))
        {
            var target = Path.Combine(FullName, Path.GetRelativePath(root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? FullName);
            File.Copy(file, target);
        }
    }

    public void Write(string path, string text)
    {
        var target = Path.Combine(FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target) ?? FullName);
        File.Delete(target);
        File.WriteAllText(target, text);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

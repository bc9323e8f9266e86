using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SupportBot.Bot.Conversations;
using SupportBot.Knowledge.Content;

namespace SupportBot.Bot.Insights.Drafts;

/// <summary>What became of writing a file.</summary>
internal enum FileWriting
{
    Done,

    /// <summary>The folder cannot be written by this process: it is delivered with the program, or belongs to somebody else.</summary>
    ReadOnly,
}

/// <summary>The content folder as an editor's tool sees it: reads files, checks a change before it is made, writes whole files or nothing.</summary>
internal sealed partial class ContentFolder(KnowledgePlace place, TimeProvider clock)
{
    private string Root => Path.GetDirectoryName(KnowledgeContent.OperatingPointPath(place.Path)) ?? place.Path;

    /// <summary>Whether there are files at all; a FAQ of one <c>.jsonl</c> file is not edited here.</summary>
    public bool IsEditable => Directory.Exists(Root);

    /// <summary>The file of an entry: <c>editeur/id.md</c>, whatever was asked for. Nothing but such a name is ever opened.</summary>
    public static bool IsEntryPath(string path) => EntryPath().IsMatch(path);

    /// <summary>The text of a file; null when there is none.</summary>
    /// <param name="path">Relative, as <see cref="IsEntryPath"/> allows.</param>
    public async Task<string?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = Full(path);
        return File.Exists(file) ? await File.ReadAllTextAsync(file, cancellationToken) : null;
    }

    /// <summary>Names a text, so that a change of the file under a draft is noticed; empty for no file.</summary>
    public static string Hash(string? text) => text is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The whole content as it would be with one file changed, read and checked by the same code as the editor's <c>check</c> command.</summary>
    public ContentTrial Try(string path, string text)
    {
        using var copy = new ScratchFolder();
        copy.CopyFrom(Root);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var before = Problems(KnowledgeContent.Read(copy.FullName), today).ToHashSet();
        copy.Write(path, text);
        var content = KnowledgeContent.Read(copy.FullName);
        return new ContentTrial(content, [.. Problems(content, today).Where(problem => problem.File == path || !before.Contains(problem))]);
    }

    /// <summary>Replaces the file in one step: readers see the old one or the new one.</summary>
    public async Task<FileWriting> WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var file = Full(path);
        var temporary = $"{file}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? Root);
            await using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, file, overwrite: true);
            return FileWriting.Done;
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            Forget(temporary);
            return FileWriting.ReadOnly;
        }
    }

    private static void Forget(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            // It was never made: the folder is not ours to write.
        }
    }

    private static IEnumerable<ContentProblem> Problems(KnowledgeContent content, DateOnly today) => content.Problems.Concat(ContentLint.Check(content, today));

    private string Full(string path) =>
        IsEntryPath(path) ? Path.Combine(Root, path) : throw new ArgumentException("Not the path of an entry.", nameof(path));

    [GeneratedRegex(@"\A[a-z]+(-[a-z]+)*/[a-z0-9]+(-[a-z0-9]+)*\.md\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex EntryPath();
}

/// <summary>What a change would make of the content.</summary>
/// <param name="Content">The content with the change.</param>
/// <param name="Problems">What is wrong with the changed file, and what the change makes wrong elsewhere.</param>
internal sealed record ContentTrial(KnowledgeContent Content, IReadOnlyList<ContentProblem> Problems)
{
    public bool HasErrors => Problems.Any(problem => problem.Severity == ProblemSeverity.Error);
}

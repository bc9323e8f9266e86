namespace SupportBot.Knowledge.Content;

/// <summary>How bad a <see cref="ContentProblem"/> is.</summary>
public enum ProblemSeverity
{
    /// <summary>Worth a look; the content is used as it is.</summary>
    Warning,

    /// <summary>The entry or line is left out.</summary>
    Error,
}

/// <summary>Something wrong in the content, said so that an editor can mend it.</summary>
/// <param name="Severity">Whether the entry is left out.</param>
/// <param name="File">Path of the file, relative to the content folder.</param>
/// <param name="Line">Line of the file from 1; 0 when it concerns the whole file.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to write instead.</param>
public sealed record ContentProblem(ProblemSeverity Severity, string File, int Line, string Message, string Remedy)
{
    /// <summary>"file:line: error: what is wrong. How to mend it", as editors and CI read it.</summary>
    public override string ToString()
    {
        var place = Line > 0 ? $"{File}:{Line}" : File;
        var severity = Severity == ProblemSeverity.Error ? "error" : "warning";
        return $"{place}: {severity}: {Message}. {Remedy}";
    }
}

/// <summary>Gathers the problems of one file.</summary>
internal sealed class ProblemList(string file)
{
    private readonly List<ContentProblem> _problems = [];

    public string File => file;

    public IReadOnlyList<ContentProblem> All => _problems;

    public bool HasErrors => _problems.Exists(problem => problem.Severity == ProblemSeverity.Error);

    public void Error(int line, string message, string remedy) => _problems.Add(new(ProblemSeverity.Error, file, line, message, remedy));

    public void Warning(int line, string message, string remedy) => _problems.Add(new(ProblemSeverity.Warning, file, line, message, remedy));
}

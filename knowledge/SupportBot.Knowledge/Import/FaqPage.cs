using System.Text.RegularExpressions;
using SupportBot.Knowledge.Content;

namespace SupportBot.Knowledge.Import;

/// <summary>One question of an imported page.</summary>
/// <param name="Question">The question as written, tidied.</param>
/// <param name="Section">The heading above it; null when there is none.</param>
/// <param name="Answer">The text below it, Markdown.</param>
/// <param name="Line">Line of the page on which the question stands, from 1.</param>
public sealed record ImportedQuestion(string Question, string? Section, string Answer, int Line);

/// <summary>What was found on a FAQ page, and what looked odd.</summary>
/// <param name="Questions">The questions, in page order.</param>
/// <param name="Problems">Odd spots for an editor to look at; never errors.</param>
public sealed record ImportedPage(IReadOnlyList<ImportedQuestion> Questions, IReadOnlyList<ContentProblem> Problems);

/// <summary>Reads a FAQ page of text, Markdown or HTML: lines that are questions, the headings above them, the text below.</summary>
public static partial class FaqPage
{
    private const int LongestQuestion = 300;
    private const int LongestHeading = 80;
    private const string ListMarks = "•-*1234567890";

    /// <summary>Finds the questions of a page. Never throws, whatever the text.</summary>
    /// <param name="text">The page.</param>
    /// <param name="fileName">Its name: ".html" and ".htm" are read as HTML, all else as text or Markdown.</param>
    public static ImportedPage Read(string text, string fileName)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);

        var problems = new ProblemList(fileName);
        var isHtml = Path.GetExtension(fileName).ToUpperInvariant() is ".HTML" or ".HTM";
        var lines = (isHtml ? HtmlPage.ToLines(text) : text).ReplaceLineEndings("\n").Split('\n');
        var questions = new List<ImportedQuestion>();
        string? section = null;
        for (var i = 0; i < lines.Length; i++)
        {
            ReportOddLine(lines[i], i + 1, problems);
            if (IsComments(lines[i]))
            {
                break;
            }

            if (QuestionOn(lines[i], i + 1, problems) is { } question)
            {
                var found = new ImportedQuestion(question, section, AnswerBelow(lines, i + 1), i + 1);
                section = found.Answer.Length == 0 ? question : section;
                Add(questions, found, problems);
            }
            else
            {
                section = IsSection(lines, i) ? Clean(lines[i]) : section;
            }
        }

        return new ImportedPage([.. questions.Where(item => item.Answer.Length > 0)], problems.All);
    }

    private static void Add(List<ImportedQuestion> questions, ImportedQuestion found, ProblemList problems)
    {
        if (found.Answer.Length == 0)
        {
            problems.Warning(found.Line, $"'{found.Question}' has no answer below it", "It is taken for a section; write the answer if it is a question");
        }

        if (questions.Exists(other => other.Answer.Length > 0 && French.FrenchText.SameText(other.Question, found.Question)))
        {
            problems.Warning(found.Line, $"'{found.Question}' is there twice", "Merge the two drafts");
        }

        questions.Add(found);
    }

    private static string? QuestionOn(string line, int number, ProblemList problems)
    {
        var text = Clean(line);
        if (text.Length is 0 or > LongestQuestion || !(text.EndsWith('?') || text.Contains("? ", StringComparison.Ordinal)) || ListMarks.Contains(line.Trim()[0], StringComparison.Ordinal))
        {
            return null;
        }

        if (text[0] == '[' && !text.Contains(']', StringComparison.Ordinal))
        {
            problems.Warning(number, "a stray bracket starts the question", "It was taken off: check that no link was lost");
            text = text[1..];
        }

        return text;
    }

    /// <summary>All lines up to the next question or section, without those at the ends that hold nothing.</summary>
    private static string AnswerBelow(string[] lines, int start)
    {
        var ignored = new ProblemList("");
        var end = start;
        while (end < lines.Length && QuestionOn(lines[end], end + 1, ignored) is null && !IsSection(lines, end) && !IsComments(lines[end]))
        {
            end++;
        }

        return string.Join('\n', lines[start..end].Select(line => line.TrimEnd().Replace('•', '-'))).Trim('\n', ' ');
    }

    /// <summary>A short line without a final mark whose next text is a question.</summary>
    private static bool IsSection(string[] lines, int place)
    {
        var text = Clean(lines[place]);
        var next = Array.Find(lines[(place + 1)..], line => line.Trim().Length > 0);
        return text.Length is > 0 and <= LongestHeading && !".:;,!".Contains(text[^1], StringComparison.Ordinal) && char.IsLetter(text[0])
            && next is not null && Clean(next).EndsWith('?');
    }

    private static void ReportOddLine(string line, int number, ProblemList problems)
    {
        if (IsComments(line))
        {
            problems.Warning(number, "readers' comments start here", "They were left out: read them, one may ask for an entry that is missing");
        }
        else if (EmptyDate().IsMatch(line))
        {
            problems.Warning(number, "the date of the page is empty", "Find out when the page was last revised before you set 'revu'");
        }
        else if (LinkText().IsMatch(line))
        {
            problems.Warning(number, $"'{Clean(line)}' looks like the text of a link whose address is lost", "Write it as [text](address), or delete it");
        }

        foreach (var address in MarkdownLink().Matches(line).Select(link => link.Groups["address"].Value).Where(IsRelative))
        {
            problems.Warning(number, $"the link to '{address}' holds within the old site only", "Write the whole address, https:// included");
        }
    }

    private static bool IsComments(string line) => CommentsHeading().IsMatch(line);

    private static bool IsRelative(string address) => !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "mailto");

    private static string Clean(string line) => French.FrenchText.Tidy(MarkdownLink().Replace(line, "${text}").Trim().TrimStart('#').Trim().Trim('*'));

    [GeneratedRegex(@"^\s*(\d+\s+comments?|\d*\s*commentaires?)\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CommentsHeading();

    [GeneratedRegex(@"^\s*mis à jour\s*[-:]?\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex EmptyDate();

    /// <summary>A whole line that says where to go, as links do.</summary>
    [GeneratedRegex(
        @"^\s*((accéde[rz]|affiche[rz]|consulte[rz]|contacte[rz]|découvr(ir|ez)|envoye[rz]|lance[rz]|publie[rz]|télécharge[rz]|suiv(re|ez)|voir|voyez)\b|en savoir plus)[^:.;!?\[]{3,120}\.?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex LinkText();

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\((?<address>[^)\s]*)\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MarkdownLink();
}

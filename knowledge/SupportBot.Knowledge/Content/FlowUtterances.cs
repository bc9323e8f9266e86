namespace SupportBot.Knowledge.Content;

/// <summary>Ways people ask for one flow to start; the flows own them, the host passes them in.</summary>
/// <param name="Flow">The flow: activation, dell, hp, renewal, transfer, status or agent.</param>
/// <param name="Utterances">One request each.</param>
public sealed record FlowUtterances(string Flow, IReadOnlyList<string> Utterances)
{
    private const string Heading = "flow:";

    /// <summary>One item for each flow, where several lists ask for the same one; in the order of their first appearance.</summary>
    public static IReadOnlyList<FlowUtterances> Merge(IEnumerable<FlowUtterances> lists) =>
        [.. lists.GroupBy(static list => list.Flow, StringComparer.Ordinal).Select(static same => new FlowUtterances(same.Key, [.. same.SelectMany(static list => list.Utterances)]))];

    /// <summary>Reads an <c>Utterances.txt</c>: "flow: name" on the first line that counts, then one request a line; '#' starts a comment line.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="file">Its name, for the exception.</param>
    /// <exception cref="FormatException">The file does not start with the name of a flow: a fault of the program that holds it.</exception>
    public static FlowUtterances Parse(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);

        var lines = TextLines.WithoutComments(text).ToList();
        if (lines.Count == 0 || !lines[0].Text.StartsWith(Heading, StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException($"{file} must start with a line '{Heading} name', for instance '{Heading} activation'.");
        }

        return new FlowUtterances(lines[0].Text[Heading.Length..].Trim(), [.. lines.Skip(1).Select(line => line.Text)]);
    }
}

/// <summary>Lines of a plain list file.</summary>
internal static class TextLines
{
    /// <summary>The trimmed lines that hold something, with their numbers from 1; lines that start with '#' are comments.</summary>
    public static IEnumerable<(string Text, int Line)> WithoutComments(string text) =>
        text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n')
            .Select((line, index) => (Text: line.Trim(), Line: index + 1))
            .Where(line => line.Text.Length > 0 && line.Text[0] != '#');
}

using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Knowledge.Content;

/// <summary>Reads the values of one YAML mapping and reports, with their lines, the keys that are missing, unknown or of the wrong shape.</summary>
internal sealed class FrontMatter
{
    private readonly YamlMappingNode _mapping;
    private readonly ProblemList _problems;
    private readonly int _lineOffset;

    private FrontMatter(YamlMappingNode mapping, ProblemList problems, int lineOffset)
    {
        _mapping = mapping;
        _problems = problems;
        _lineOffset = lineOffset;
    }

    /// <summary>Parses the text between the two "---" lines; null, with the problem reported, when it is no YAML mapping.</summary>
    /// <param name="yaml">The text of the mapping.</param>
    /// <param name="firstLine">Line of the file on which the text starts, from 1.</param>
    /// <param name="problems">Where problems go.</param>
    public static FrontMatter? Parse(string yaml, int firstLine, ProblemList problems)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode mapping)
            {
                return new FrontMatter(mapping, problems, firstLine - 1);
            }

            problems.Error(firstLine, "the front matter is not a list of keys", "Write one 'key: value' a line, as in the other entries");
        }
        catch (Exception exception) when (IsOfYaml(exception))
        {
            problems.Error(
                LineOf(exception) + firstLine - 1,
                $"the front matter is not valid YAML ({exception.Message})",
                "Check the indentation, and put values that hold ': ', '#' or quotes between double quotes");
        }

        return null;
    }

    /// <summary>Parses a YAML list of mappings; what is no mapping is reported and left out.</summary>
    public static IEnumerable<FrontMatter> ParseList(string yaml, ProblemList problems)
    {
        YamlStream stream = [];
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (Exception exception) when (IsOfYaml(exception))
        {
            problems.Error(LineOf(exception), $"the file is not valid YAML ({exception.Message})", "Check the indentation and the quotes around this line");
            return [];
        }

        if (stream.Documents.Count == 0)
        {
            return [];
        }

        if (stream.Documents[0].RootNode is not YamlSequenceNode sequence)
        {
            problems.Error(1, "the file is not a list", "Start each item with '- ' at the left margin");
            return [];
        }

        foreach (var node in sequence.Where(node => node is not YamlMappingNode))
        {
            problems.Error((int)node.Start.Line, "an item of the list has no keys", "Write '- key: value' and the other keys below it, indented by two spaces");
        }

        return [.. sequence.OfType<YamlMappingNode>().Select(mapping => new FrontMatter(mapping, problems, lineOffset: 0))];
    }

    public int LineOf(string key) =>
        _mapping.Children.TryGetValue(new YamlScalarNode(key), out var node) ? Line(node) : Line(_mapping);

    public bool Has(string key) => _mapping.Children.ContainsKey(new YamlScalarNode(key));

    public void RejectUnknownKeys(IReadOnlyCollection<string> known)
    {
        foreach (var key in _mapping.Children.Keys)
        {
            if (key is YamlScalarNode { Value: { } name } && !known.Contains(name, StringComparer.Ordinal))
            {
                _problems.Error(Line(key), $"unknown key '{name}'", $"Use one of {string.Join(", ", known)}");
            }
        }
    }

    public string? Required(string key, string example)
    {
        var value = Optional(key);
        if (value is null && !Has(key))
        {
            _problems.Error(_lineOffset + 1, $"'{key}' is missing", $"Add a line such as '{key}: {example}'");
        }

        return value;
    }

    /// <summary>The trimmed value; null when the key is absent or, with the problem reported, empty or a list.</summary>
    public string? Optional(string key)
    {
        if (!_mapping.Children.TryGetValue(new YamlScalarNode(key), out var node))
        {
            return null;
        }

        if (node is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value))
        {
            return value.Trim();
        }

        _problems.Error(Line(node), $"'{key}' has no text", $"Write its value on the same line, or delete the line '{key}:'");
        return null;
    }

    /// <summary>The number under a key; <paramref name="missing"/> when the key is absent, NaN, with the problem reported, when it is no number.</summary>
    public double Number(string key, double missing)
    {
        if (Optional(key) is not { } value)
        {
            return missing;
        }

        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        _problems.Error(LineOf(key), $"'{key}' is not a number", "Write a number with a decimal point, for instance 0.75");
        return double.NaN;
    }

    /// <summary>All keys of this mapping with their numbers.</summary>
    public Dictionary<string, double> Numbers() =>
        _mapping.Children.Keys.OfType<YamlScalarNode>().Where(key => key.Value is not null)
            .ToDictionary(key => key.Value!, key => Number(key.Value!, double.NaN), StringComparer.Ordinal); // nulls are filtered out above

    /// <summary>The texts of a YAML list, with their lines; empty when the key is absent.</summary>
    public IReadOnlyList<(string Text, int Line)> Texts(string key)
    {
        if (!_mapping.Children.TryGetValue(new YamlScalarNode(key), out var node))
        {
            return [];
        }

        if (node is not YamlSequenceNode sequence)
        {
            _problems.Error(Line(node), $"'{key}' is not a list", $"Write one value a line, each after '  - ', or [a, b] on one line");
            return [];
        }

        var texts = new List<(string, int)>();
        foreach (var item in sequence)
        {
            if (item is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value))
            {
                texts.Add((value.Trim(), Line(item)));
            }
            else
            {
                _problems.Error(Line(item), $"an item of '{key}' is not a text", "Put the item between double quotes if it holds ': ' or starts with a sign");
            }
        }

        return texts;
    }

    /// <summary>The mapping under a key; null when absent or, with the problem reported, not a mapping.</summary>
    public FrontMatter? Nested(string key)
    {
        if (!_mapping.Children.TryGetValue(new YamlScalarNode(key), out var node))
        {
            return null;
        }

        if (node is YamlMappingNode mapping)
        {
            return new FrontMatter(mapping, _problems, _lineOffset);
        }

        _problems.Error(Line(node), $"'{key}' is not a group of keys", $"Write '{key}:' and, indented by two spaces below it, its keys");
        return null;
    }

    /// <summary>The parser also throws InvalidOperationException, without a place, at some broken lists such as <c>[dell</c> followed by a key.</summary>
    private static bool IsOfYaml(Exception exception) => exception is YamlException or InvalidOperationException;

    private static int LineOf(Exception exception) => exception is YamlException yaml ? (int)yaml.Start.Line : 1;

    private int Line(YamlNode node) => (int)node.Start.Line + _lineOffset;
}

using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Bot.Insights.Drafts;

/// <summary>
/// Changes the text of a content file without touching what was not asked for: comments, order and quotes stay as the editor wrote them. Every change is
/// read back and compared: when the file would say anything else than before plus what was added, it is refused.
/// </summary>
internal static class EntryText
{
    private const string Fence = "---";
    private const string VariantsKey = "variantes";
    private const string QuestionKey = "question";

    /// <summary>The file with these wordings at the end of its <c>variantes</c>; null when it is not a file that can be changed safely.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="wordings">What to add; what is there already is not added again.</param>
    public static string? AddVariants(string file, IReadOnlyList<string> wordings)
    {
        if (Matter.Read(file) is not { } before)
        {
            return null;
        }

        var added = wordings.Select(YamlText.Line).Where(line => line.Length > 0).Except(before.Variants, StringComparer.Ordinal).Distinct(StringComparer.Ordinal).ToList();
        if (added.Count == 0)
        {
            return file;
        }

        var changed = before.Insert(added);
        return changed is not null && Matter.Read(changed) is { } after && after.SaysSameAs(before, added) ? changed : null;
    }

    /// <summary>The wordings of a file; empty when it cannot be read.</summary>
    public static IReadOnlyList<string> VariantsOf(string file) => Matter.Read(file)?.Variants ?? [];

    /// <summary>The front matter of a file, with the places of what may be changed.</summary>
    private sealed class Matter
    {
        private readonly string[] _lines;
        private readonly int _end;
        private readonly YamlMappingNode _mapping;

        private Matter(string[] lines, int end, YamlMappingNode mapping) => (_lines, _end, _mapping) = (lines, end, mapping);

        public IReadOnlyList<string> Variants =>
            Find(VariantsKey) is YamlSequenceNode items ? [.. items.OfType<YamlScalarNode>().Select(item => (item.Value ?? "").Trim())] : [];

        public static Matter? Read(string file)
        {
            var lines = file.Split('\n');
            var end = lines[0].TrimStart('\uFEFF').TrimEnd() == Fence ? Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence) : -1;
            if (end < 0)
            {
                return null;
            }

            try
            {
                var stream = new YamlStream();
                stream.Load(new StringReader(string.Join('\n', lines[1..end])));
                return stream.Documents is [{ RootNode: YamlMappingNode mapping }] ? new Matter(lines, end, mapping) : null;
            }
            catch (Exception broken) when (broken is YamlException or InvalidOperationException)
            {
                // The parser throws the latter at some broken lists.
                return null;
            }
        }

        /// <summary>Null when the list is written in a way that cannot be added to line by line.</summary>
        public string? Insert(IReadOnlyList<string> wordings)
        {
            var newLine = _lines[0].EndsWith('\r') ? "\r" : "";
            switch (Find(VariantsKey))
            {
                case null when Find(QuestionKey) is { } question:
                    return With(LineAfter(question), [$"{VariantsKey}:{newLine}", .. wordings.Select(text => $"  - {YamlText.Scalar(text)}{newLine}")]);
                case YamlSequenceNode { Style: SequenceStyle.Block, Children.Count: > 0 } items:
                    var indent = new string(' ', Math.Max(0, (int)items.Children[^1].Start.Column - 3));
                    return With(LineAfter(items.Children[^1]), [.. wordings.Select(text => $"{indent}- {YamlText.Scalar(text)}{newLine}")]);
                case YamlSequenceNode { Style: SequenceStyle.Flow } items:
                    return InBrackets(items, wordings);
                default:
                    return null;
            }
        }

        /// <summary>Whether the body is the same, and every key says the same but the wordings, which have grown by <paramref name="added"/>.</summary>
        public bool SaysSameAs(Matter before, IReadOnlyList<string> added)
        {
            var body = _lines.AsSpan(_end..).SequenceEqual(before._lines.AsSpan(before._end..));
            var variants = Variants.SequenceEqual(before.Variants.Concat(added), StringComparer.Ordinal);
            var keys = before._mapping.Children.Where(pair => !IsVariants(pair.Key)).ToList();
            return body && variants && _mapping.Children.Count(pair => !IsVariants(pair.Key)) == keys.Count
                && keys.TrueForAll(pair => _mapping.Children.TryGetValue(pair.Key, out var value) && value.Equals(pair.Value));
        }

        private static bool IsVariants(YamlNode key) => key is YamlScalarNode { Value: VariantsKey };

        private YamlNode? Find(string key) => _mapping.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

        /// <summary>Index of the line of the file below a node; marks count from 1 within the front matter, which starts at line 2 of the file.</summary>
        private static int LineAfter(YamlNode node) => (int)node.End.Line + (node.End.Column > 1 ? 1 : 0);

        private string With(int index, IEnumerable<string> lines) => string.Join('\n', _lines[..index].Concat(lines).Concat(_lines[index..]));

        private string? InBrackets(YamlSequenceNode items, IReadOnlyList<string> wordings)
        {
            if (ClosingBracket() is not { } end)
            {
                return null;
            }

            var (line, column) = ((int)end.Line, (int)end.Column - 1);
            var added = string.Join(", ", wordings.Select(YamlText.Quoted));
            var changed = _lines[line].Insert(column, items.Children.Count > 0 ? $", {added}" : added);
            return string.Join('\n', _lines[..line].Append(changed).Concat(_lines[(line + 1)..]));
        }

        /// <summary>Where the list of wordings is closed; the tree of nodes does not tell, the events do.</summary>
        private Mark? ClosingBracket()
        {
            var parser = new Parser(new StringReader(string.Join('\n', _lines[1.._end])));
            ParsingEvent? before = null;
            int? open = null;
            for (var depth = 0; parser.MoveNext(); before = parser.Current)
            {
                depth += parser.Current?.NestingIncrease ?? 0;
                if (open is null && parser.Current is SequenceStart && before is Scalar { Value: VariantsKey })
                {
                    open = depth;
                }
                else if (parser.Current is SequenceEnd end && depth == open - 1)
                {
                    return end.Start;
                }
            }

            return null;
        }
    }
}

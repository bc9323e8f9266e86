using System.Text.Json;
using SupportBot.Knowledge.French;

namespace SupportBot.Knowledge.Tests.French;

public sealed class LuceneParityTests
{
    [Fact]
    public void Every_gold_text_gives_the_tokens_of_Lucenes_FrenchAnalyzer()
    {
        var differing = new List<string>();
        foreach (var line in File.ReadLines(SharedFolder.Require("french-analyzer/texts.jsonl")))
        {
            var gold = JsonSerializer.Deserialize<GoldText>(line, JsonSerializerOptions.Web)!;
            var tokens = FrenchAnalyzer.Analyze(gold.Text);
            if (!tokens.SequenceEqual(gold.Tokens, StringComparer.Ordinal))
            {
                differing.Add($"{gold.Text}\n  ours   {string.Join(' ', tokens)}\n  Lucene {string.Join(' ', gold.Tokens)}");
            }
        }

        differing.ShouldBeEmpty();
    }

    [Fact]
    public void Every_gold_word_gives_the_light_stem_of_Lucene()
    {
        var differing = new List<string>();
        foreach (var line in File.ReadLines(SharedFolder.Require("french-analyzer/stems.tsv")).Skip(1))
        {
            var columns = line.Split('\t');
            var word = columns[0].ToCharArray();
            var stem = new string(word, 0, LightStemmer.Stem(word, word.Length));
            if (stem != columns[1])
            {
                differing.Add($"{columns[0]}: ours {stem}, Lucene {columns[1]}");
            }

            var analysed = string.Join(' ', FrenchAnalyzer.Analyze(columns[0]));
            if (analysed != columns[4])
            {
                differing.Add($"{columns[0]}: ours '{analysed}', Lucene '{columns[4]}'");
            }
        }

        differing.ShouldBeEmpty();
    }

    private sealed record GoldText(string Text, string[] Tokens);
}

using System.Collections.Immutable;

namespace SupportBot.Knowledge.French;

/// <summary>Changes a token in place. Returns its new length, at most the old one; 0 drops the token.</summary>
/// <param name="token">A buffer that holds the token at its start.</param>
/// <param name="length">How many characters of the buffer are the token.</param>
internal delegate int TokenTransform(Span<char> token, int length);

/// <summary>One named step of the analysis, so that <c>analyze --stages</c> can show what each one does.</summary>
internal sealed record TokenStage(string Name, TokenTransform Apply);

/// <summary>
/// Turns French text into index terms, token for token as Lucene's FrenchAnalyzer (4.8 and 8.7) does:
/// words, elided article off, lower case, function words out, light stem. Thread-safe; never throws on any text.
/// </summary>
public static class FrenchAnalyzer
{
    /// <summary>The pipeline, in order, after the tokenizer.</summary>
    internal static readonly ImmutableArray<TokenStage> Stages =
    [
        new("elision", Elision.Strip),
        new("lowercase", LowerCase),
        new("stop", (token, length) => StopWords.Contains(token[..length]) ? 0 : length),
        new("stem", LightStemmer.Stem),
    ];

    /// <summary>The terms of a text, in order, repeats included.</summary>
    /// <example><c>Analyze("L'abonnement a expiré")</c> gives <c>abon, a, expir</c>.</example>
    public static IReadOnlyList<string> Analyze(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var terms = new List<string>();
        Span<char> buffer = stackalloc char[WordTokenizer.MaxLength];
        var words = new WordTokenizer(text);
        while (words.MoveNext())
        {
            var length = Transform(words.Current, buffer);
            if (length > 0)
            {
                terms.Add(buffer[..length].ToString());
            }
        }

        return terms;
    }

    /// <summary>What each stage made of each word: the word, then one value a stage, null from the stage that dropped it on.</summary>
    public static IReadOnlyList<TokenTrace> Trace(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var traces = new List<TokenTrace>();
        var buffer = new char[WordTokenizer.MaxLength];
        var words = new WordTokenizer(text);
        while (words.MoveNext())
        {
            traces.Add(TraceWord(words.Current, buffer));
        }

        return traces;
    }

    /// <summary>The names of the stages, as they appear in a <see cref="TokenTrace"/>.</summary>
    public static IReadOnlyList<string> StageNames { get; } = [.. Stages.Select(stage => stage.Name)];

    /// <summary>Runs the stages over one word; <paramref name="buffer"/> then starts with the term.</summary>
    /// <returns>The length of the term, 0 when the word is dropped.</returns>
    internal static int Transform(ReadOnlySpan<char> word, Span<char> buffer)
    {
        word.CopyTo(buffer);
        var length = word.Length;
        foreach (var stage in Stages)
        {
            length = stage.Apply(buffer, length);
            if (length == 0)
            {
                break;
            }
        }

        return length;
    }

    private static TokenTrace TraceWord(ReadOnlySpan<char> word, Span<char> buffer)
    {
        word.CopyTo(buffer);
        var length = word.Length;
        var values = new string?[Stages.Length];
        for (var i = 0; i < Stages.Length && length > 0; i++)
        {
            length = Stages[i].Apply(buffer, length);
            values[i] = length > 0 ? buffer[..length].ToString() : null;
        }

        return new TokenTrace(word.ToString(), values);
    }

    private static int LowerCase(Span<char> token, int length)
    {
        for (var i = 0; i < length; i++)
        {
            token[i] = char.ToLowerInvariant(token[i]);
        }

        return length;
    }
}

/// <summary>The way of one word through the stages of <see cref="FrenchAnalyzer"/>.</summary>
/// <param name="Word">The word as written.</param>
/// <param name="Values">One value a stage; null from the stage that dropped the word on.</param>
public sealed record TokenTrace(string Word, IReadOnlyList<string?> Values);

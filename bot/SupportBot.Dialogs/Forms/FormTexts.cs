using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using System.Text;

namespace SupportBot.Dialogs.Forms;

/// <summary>The French sentences of one flow, from its <c>.resx</c>. Thread-safe; each sentence is looked up once.</summary>
public sealed class FormTexts
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    private readonly ResourceManager _resources;
    private readonly ConcurrentDictionary<string, string?> _texts = new(StringComparer.Ordinal);

    private FormTexts(ResourceManager resources) => _resources = resources;

    /// <summary>Opens <c>{name}.resx</c> that lies in the folder (namespace) of <typeparamref name="TFlow"/>.</summary>
    public static FormTexts For<TFlow>(string name) => For(typeof(TFlow), name);

    /// <summary>Opens <c>{name}.resx</c> that lies in the folder (namespace) of <paramref name="flow"/>.</summary>
    public static FormTexts For(Type flow, string name) => new(new ResourceManager($"{flow.Namespace}.{name}", flow.Assembly));

    /// <summary>The sentence called <paramref name="key"/>.</summary>
    /// <exception cref="MissingManifestResourceException">There is none: a bug.</exception>
    public string this[string key] => Find(key) ?? throw new MissingManifestResourceException($"No text is called '{key}' in {_resources.BaseName}.");

    /// <summary>The sentence, or null.</summary>
    public string? Find(string key) => _texts.GetOrAdd(key, static (name, resources) => resources.GetString(name, French), _resources);

    /// <summary>The sentence with its <c>{holes}</c> filled by name; a hole without a value stays as it is.</summary>
    public string Format(string key, params ReadOnlySpan<(string Hole, string Value)> values) => Fill(this[key], values);

    /// <summary>The parts of a text separated by <c>|</c>; empty when there is no such text.</summary>
    public IReadOnlyList<string> List(string key) =>
        Find(key)?.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string Fill(string template, ReadOnlySpan<(string Hole, string Value)> values)
    {
        var filled = new StringBuilder(template.Length + 32);
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf('{', at);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                filled.Append(template, at, template.Length - at);
                break;
            }

            filled.Append(template, at, open - at);
            filled.Append(ValueOf(template.AsSpan(open + 1, close - open - 1), values) ?? template[open..(close + 1)]);
            at = close + 1;
        }

        return filled.ToString();
    }

    private static string? ValueOf(ReadOnlySpan<char> hole, ReadOnlySpan<(string Hole, string Value)> values)
    {
        foreach (var (name, value) in values)
        {
            if (hole.SequenceEqual(name))
            {
                return value;
            }
        }

        return null;
    }
}

using System.Globalization;
using System.Resources;
using System.Text;

namespace SupportBot.Bot.Texts;

/// <summary>
/// The French sentences of one .resx. A missing key or a hole without a value is a bug and throws. Values are put in once, from left to right:
/// a brace that a customer typed stays a brace.
/// </summary>
internal sealed class FrenchTexts
{
    public static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("fr-FR");

    private readonly ResourceManager _resources;
    private readonly string _name;

    private FrenchTexts(Type owner, string name)
    {
        _name = $"{owner.Namespace}.{name}";
        _resources = new ResourceManager(_name, owner.Assembly);
    }

    /// <summary>The texts <paramref name="name"/>.resx in the folder of <typeparamref name="TOwner"/>.</summary>
    public static FrenchTexts Of<TOwner>(string name) => new(typeof(TOwner), name);

    /// <summary>The sentence under <paramref name="key"/>.</summary>
    public string this[string key] => Find(key) ?? throw new MissingManifestResourceException($"{_name} has no text '{key}'.");

    /// <summary>The sentence under <paramref name="key"/>, or null.</summary>
    public string? Find(string key) => _resources.GetString(key, CultureInfo.InvariantCulture);

    /// <summary>The sentence with its holes, written <c>{name}</c>, filled.</summary>
    public string Format(string key, params ReadOnlySpan<(string Name, string Value)> holes)
    {
        var pattern = this[key].AsSpan();
        var text = new StringBuilder(pattern.Length + 64);
        while (pattern.IndexOf('{') is var open && open >= 0)
        {
            var close = pattern[open..].IndexOf('}') + open;
            text.Append(pattern[..open]).Append(ValueOf(pattern[(open + 1)..close], holes, key));
            pattern = pattern[(close + 1)..];
        }

        return text.Append(pattern).ToString();
    }

    private string ValueOf(ReadOnlySpan<char> name, ReadOnlySpan<(string Name, string Value)> holes, string key)
    {
        foreach (var (holeName, value) in holes)
        {
            if (name.SequenceEqual(holeName))
            {
                return value;
            }
        }

        throw new FormatException($"The text '{key}' of {_name} has a hole '{name}' without a value.");
    }
}

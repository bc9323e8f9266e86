using System.Globalization;
using System.Resources;
using System.Text;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>
/// The French sentences of one flow, from the .resx beside it. A missing key or a hole without value is a bug and throws:
/// better a red test than an empty bubble.
/// </summary>
internal sealed class FlowTexts
{
    public static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    private readonly ResourceManager _resources;
    private readonly string _name;

    private FlowTexts(Type owner, string name)
    {
        _name = $"{owner.Namespace}.{name}";
        _resources = new ResourceManager(_name, owner.Assembly);
    }

    /// <summary>The sentence under <paramref name="key"/>.</summary>
    public string this[string key] =>
        _resources.GetString(key, CultureInfo.InvariantCulture) ?? throw new MissingManifestResourceException($"{_name} has no text '{key}'.");

    /// <summary>The texts <paramref name="name"/>.resx in the folder of <typeparamref name="TOwner"/>.</summary>
    public static FlowTexts Of<TOwner>(string name) => new(typeof(TOwner), name);

    /// <summary>Fills the holes of a sentence, written <c>{name}</c>.</summary>
    public string Format(string key, params ReadOnlySpan<(string Name, string Value)> holes)
    {
        var text = new StringBuilder(this[key]);
        foreach (var (name, value) in holes)
        {
            text.Replace($"{{{name}}}", value);
        }

        return text.ToString();
    }
}

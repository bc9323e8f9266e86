using System.Reflection;

namespace SupportBot.Bot.Configuration;

/// <summary>All settings of the product. A class with <c>const string Section</c> is bound to that section, so the classes are the list.</summary>
internal static class SettingsCatalogue
{
    private const string SectionField = "Section";

    /// <summary>The sections by name.</summary>
    public static SettingShape Root { get; } = Read();

    private static SettingShape Read()
    {
        var root = SettingShape.Section();
        foreach (var type in typeof(SettingsCatalogue).Assembly.GetTypes())
        {
            if (type.GetField(SectionField, BindingFlags.Public | BindingFlags.Static) is { IsLiteral: true } field && field.GetRawConstantValue() is string section)
            {
                Place(root, section).Add(type);
            }
        }

        // Read while the configuration itself is built, so there is no class for it.
        Place(root, "Secrets").Members["Directory"] = SettingShape.Text();
        return root;
    }

    private static SettingShape Place(SettingShape root, string path)
    {
        var place = root;
        foreach (var name in path.Split(':'))
        {
            place = place.Members.TryGetValue(name, out var known) ? known : place.Members[name] = SettingShape.Section();
        }

        return place;
    }
}

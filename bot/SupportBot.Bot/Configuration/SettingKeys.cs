using System.Reflection;

namespace SupportBot.Bot.Configuration;

/// <summary>All keys that the program reads for itself, found from its options: every class with a <c>Section</c> says what may stand under it.</summary>
internal static class SettingKeys
{
    public const string AnyItem = "<n>";
    public const string AnyName = "<name>";

    private const BindingFlags Constants = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The classes of options with their sections.</summary>
    public static IReadOnlyList<(string Section, Type Options)> Sections { get; } =
    [
        .. typeof(SettingKeys).Assembly.GetTypes()
            .Where(static type => type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("Options", StringComparison.Ordinal))
            .Select(static type => (Section: type.GetField("Section", Constants)?.GetRawConstantValue() as string, Options: type))
            .Where(static found => found.Section is not null)
            .Select(static found => (found.Section!, found.Options)) // filtered above
            .OrderBy(static found => found.Item1, StringComparer.Ordinal).ThenBy(static found => found.Options.Name, StringComparer.Ordinal),
    ];

    /// <summary>Every key, by path.</summary>
    public static IReadOnlyList<SettingKey> All { get; } = [.. Sections.SelectMany(static found => Under(found.Section, found.Options))];

    private static IEnumerable<SettingKey> Under(string path, Type type)
    {
        if (ValueOfDictionary(type) is { } named)
        {
            return Under($"{path}:{AnyName}", named);
        }

        var defaults = Activator.CreateInstance(type) ?? throw new InvalidOperationException($"{type.Name} cannot be made.");
        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.GetIndexParameters().Length == 0 && (property.SetMethod is { IsPublic: true } || IsCollection(property.PropertyType)))
            .SelectMany(property => Of($"{path}:{property.Name}", property, defaults));
    }

    private static IEnumerable<SettingKey> Of(string path, PropertyInfo property, object defaults)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (IsLeaf(type))
        {
            return [new SettingKey(path, property, type, property.GetValue(defaults))];
        }

        var (inner, part) = ItemOfList(type) is { } item ? (item, AnyItem) : ValueOfDictionary(type) is { } value ? (value, AnyName) : (type, "");
        var below = part.Length == 0 ? path : $"{path}:{part}";
        return IsLeaf(inner) ? [new SettingKey(below, property, inner, null)] : Under(below, inner);
    }

    private static bool IsLeaf(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(TimeSpan) || type == typeof(Uri);

    private static bool IsCollection(Type type) => ItemOfList(type) is not null || ValueOfDictionary(type) is not null;

    private static Type? ItemOfList(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(IList<>) || open == typeof(List<>)) ? type.GetGenericArguments()[0] : null;

    /// <summary>The values of a dictionary by text, whichever class it derives from.</summary>
    private static Type? ValueOfDictionary(Type? type) => type switch
    {
        null => null,
        { IsGenericType: true } when type.GetGenericTypeDefinition() is var open && (open == typeof(Dictionary<,>) || open == typeof(IDictionary<,>)) => type.GetGenericArguments()[1],
        _ => ValueOfDictionary(type.BaseType),
    };
}

using System.Collections;
using System.Reflection;

namespace SupportBot.Bot.Configuration;

/// <summary>What may stand at one place of the configuration, read from the type that it is bound to.</summary>
internal sealed class SettingShape
{
    private SettingShape()
    {
    }

    /// <summary>Sub-sections and settings by name.</summary>
    public Dictionary<string, SettingShape> Members { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What each entry of a list or of a table by name is; null for neither.</summary>
    public SettingShape? Element { get; private set; }

    /// <summary>Entries are numbered, not named.</summary>
    public bool IsList { get; private set; }

    /// <summary>Type of a single value; null for a section, a list or a table.</summary>
    public Type? Value { get; private set; }

    public static SettingShape Section() => new();

    public static SettingShape Text() => new() { Value = typeof(string) };

    /// <summary>Adds what the binder would fill in <paramref name="type"/>; several classes may share a section.</summary>
    public void Add(Type type)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsBound))
        {
            Members[property.Name] = Of(property.PropertyType);
        }

        if (Entries(type) is { } element)
        {
            Element = Of(element);
        }
    }

    private static SettingShape Of(Type type)
    {
        var shape = new SettingShape();
        if (IsValue(type))
        {
            shape.Value = Nullable.GetUnderlyingType(type) ?? type;
        }
        else if (Entries(type) is { } element)
        {
            shape.Element = Of(element);
        }
        else if (type.GetInterfaces().Append(type).FirstOrDefault(static one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>)) is { } list)
        {
            shape.Element = Of(list.GetGenericArguments()[0]);
            shape.IsList = true;
        }
        else
        {
            shape.Add(type);
        }

        return shape;
    }

    /// <summary>Type of the values of a table by name; null for another type.</summary>
    private static Type? Entries(Type type) => type.GetInterfaces().Append(type)
        .FirstOrDefault(static one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IDictionary<,>))?.GetGenericArguments()[1];

    private static bool IsValue(Type type) => type.IsPrimitive || type.IsValueType || type == typeof(string) || type == typeof(Uri);

    /// <summary>What has a setter is bound, and so is a collection without one; what is only computed is not.</summary>
    private static bool IsBound(PropertyInfo property) => property.GetIndexParameters().Length == 0 && property.DeclaringType?.Namespace?.StartsWith("System", StringComparison.Ordinal) != true
        && (property.SetMethod is { IsPublic: true } || (!IsValue(property.PropertyType) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType)));
}

using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportBot.Testing.Json;

/// <summary>
/// Checks JSON against a JSON Schema (draft 2020-12), for the keywords that our published schemas use. A keyword it does not know is an error, so that
/// nothing is believed to be checked that is not.
/// </summary>
public sealed class JsonSchema
{
    private static readonly string[] Remarks = ["$schema", "$id", "title", "description"];

    private readonly JsonElement _schema;

    private JsonSchema(JsonElement schema) => _schema = schema;

    public static JsonSchema Parse(string schema) => new(JsonElement.Parse(schema));

    /// <summary>What is wrong, each with the path of the place; empty when all is right.</summary>
    public IReadOnlyList<string> Check(string json)
    {
        var errors = new List<string>();
        Check(JsonElement.Parse(json), _schema, "$", errors);
        return errors;
    }

    private static void Check(JsonElement value, JsonElement schema, string path, List<string> errors)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            if (Remarks.Contains(keyword.Name, StringComparer.Ordinal))
            {
                continue;
            }

            if (Violation(value, keyword, schema, path, errors) is { } violation)
            {
                errors.Add($"{path}: {violation}");
            }
        }
    }

    private static string? Violation(JsonElement value, JsonProperty keyword, JsonElement schema, string path, List<string> errors) => keyword.Name switch
    {
        "type" => IsOfType(value, keyword.Value.GetString()) ? null : $"is no {keyword.Value}",
        "const" => JsonElement.DeepEquals(value, keyword.Value) ? null : $"is not {keyword.Value}",
        "enum" => keyword.Value.EnumerateArray().Any(choice => JsonElement.DeepEquals(value, choice)) ? null : $"{value} is none of {keyword.Value}",
        "pattern" => value.ValueKind != JsonValueKind.String || Matches(value, keyword.Value) ? null : $"'{value}' does not match {keyword.Value}",
        "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()?.Length >= keyword.Value.GetInt32() ? null : "is too short",
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= keyword.Value.GetDouble() ? null : $"{value} is too small",
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= keyword.Value.GetDouble() ? null : $"{value} is too large",
        "format" => IsOfFormat(value, keyword.Value.GetString()) ? null : $"'{value}' is no {keyword.Value}",
        "required" => keyword.Value.EnumerateArray().FirstOrDefault(name => !value.TryGetProperty(name.ToString(), out _)) is { ValueKind: JsonValueKind.String } missing ? $"has no '{missing}'" : null,
        "properties" => CheckProperties(value, keyword.Value, path, errors),
        "additionalProperties" => CheckAdditional(value, schema),
        "items" => CheckItems(value, keyword.Value, path, errors),
        _ => throw new NotSupportedException($"The schema keyword '{keyword.Name}' is not checked by this validator."),
    };

    private static bool IsOfType(JsonElement value, string? type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => throw new NotSupportedException($"The type '{type}' is not checked by this validator."),
    };

    private static bool IsOfFormat(JsonElement value, string? format) => value.ValueKind != JsonValueKind.String || format switch
    {
        "date-time" => DateTimeOffset.TryParseExact(value.GetString(), ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "uri" => Uri.TryCreate(value.GetString(), UriKind.Absolute, out _),
        "email" => value.GetString()?.Count(c => c == '@') == 1,
        _ => throw new NotSupportedException($"The format '{format}' is not checked by this validator."),
    };

    private static bool Matches(JsonElement value, JsonElement pattern) =>
        Regex.IsMatch(value.GetString() ?? "", pattern.GetString() ?? "", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static string? CheckProperties(JsonElement value, JsonElement properties, string path, List<string> errors)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject())
            {
                if (value.TryGetProperty(property.Name, out var member))
                {
                    Check(member, property.Value, $"{path}.{property.Name}", errors);
                }
            }
        }

        return null;
    }

    private static string? CheckAdditional(JsonElement value, JsonElement schema)
    {
        if (value.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out var known))
        {
            return null;
        }

        var unknown = value.EnumerateObject().FirstOrDefault(member => !known.TryGetProperty(member.Name, out _));
        return unknown.Value.ValueKind == JsonValueKind.Undefined ? null : $"has '{unknown.Name}', which the schema does not know";
    }

    private static string? CheckItems(JsonElement value, JsonElement items, string path, List<string> errors)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                Check(item, items, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"), errors);
            }
        }

        return null;
    }
}

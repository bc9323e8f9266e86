using System.Globalization;
using System.Text.Json;

namespace SupportBot.Dialogs.Tests.Recognizers.Specifications;

/// <summary>One row of a Microsoft.Recognizers specification: a text, an optional reference instant, and what must be found.</summary>
internal sealed record SpecificationRow(string Input, DateTime? Reference, IReadOnlyList<SpecificationResult> Expected)
{
    internal static IReadOnlyList<SpecificationRow> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path).AsMemory(HasMark(path) ? 3 : 0));
        return [.. document.RootElement.EnumerateArray().Select(ReadRow)];
    }

    private static bool HasMark(string path)
    {
        using var stream = File.OpenRead(path);
        return stream.ReadByte() == 0xEF;
    }

    private static SpecificationRow ReadRow(JsonElement row)
    {
        DateTime? reference = row.TryGetProperty("Context", out var context) && context.TryGetProperty("ReferenceDateTime", out var instant)
            ? DateTimeOffset.Parse(instant.GetString()!, CultureInfo.InvariantCulture).DateTime // the key is always text in these files
            : null;
        var results = row.GetProperty("Results").EnumerateArray().Select(SpecificationResult.Read).ToList();
        return new SpecificationRow(row.GetProperty(nameof(Input)).GetString() ?? string.Empty, reference, results);
    }
}

/// <summary>One entity that a row expects, or that a recognizer found, in the same words.</summary>
/// <param name="Text">The words of the entity.</param>
/// <param name="TypeName">Its type; empty when the row leaves it out.</param>
/// <param name="Start">First character; null when the row leaves it out.</param>
/// <param name="Readings">Its readings, each as sorted <c>key=value</c> pairs; empty for extractor rows, which give only the span.</param>
internal sealed record SpecificationResult(string Text, string TypeName, int? Start, IReadOnlyList<string> Readings)
{
    internal static SpecificationResult Read(JsonElement result)
    {
        var start = result.TryGetProperty(nameof(Start), out var number) ? number.GetInt32() : (int?)null;
        var typeName = result.TryGetProperty(nameof(TypeName), out var type) || result.TryGetProperty("Type", out type) ? type.GetString() : null;
        return new SpecificationResult(result.GetProperty(nameof(Text)).GetString() ?? string.Empty, typeName ?? string.Empty, start, ReadReadings(result));
    }

    private static List<string> ReadReadings(JsonElement result)
    {
        var isParser = result.TryGetProperty("Value", out var value) && value.ValueKind == JsonValueKind.Object;
        if (!isParser && !result.TryGetProperty("Resolution", out value))
        {
            return [];
        }

        if (value.TryGetProperty("values", out var values))
        {
            return [.. values.EnumerateArray().Select(SpecificationReading.OfModel)];
        }

        return isParser ? [SpecificationReading.OfParser(value)] : [SpecificationReading.OfModel(value)];
    }
}

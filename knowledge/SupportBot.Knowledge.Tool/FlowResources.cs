using SupportBot.Knowledge.Content;

namespace SupportBot.Knowledge.Tool;

/// <summary>The requests that start each flow, embedded from the flows' own folders when the tool is built.</summary>
internal static class FlowResources
{
    public static IReadOnlyList<FlowUtterances> Read() =>
        FlowUtterances.Merge(typeof(FlowResources).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith("Utterances.txt", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(ReadOne));

    private static FlowUtterances ReadOne(string name)
    {
        using var stream = typeof(FlowResources).Assembly.GetManifestResourceStream(name)!; // the name comes from the assembly itself
        using var reader = new StreamReader(stream);
        return FlowUtterances.Parse(reader.ReadToEnd(), name);
    }
}

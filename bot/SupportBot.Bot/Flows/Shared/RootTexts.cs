using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>The sentences and button labels that no single flow owns.</summary>
internal static class RootTexts
{
    public static readonly FormTexts Of = FormTexts.For<RootFlow>("RootTexts");

    private static readonly Dictionary<string, string> StartKeys = new(StringComparer.Ordinal)
    {
        ["activation"] = "StartActivation",
        ["dell"] = "StartDell",
        ["hp"] = "StartHp",
        ["renewal"] = "StartRenewal",
        ["transfer"] = "StartTransfer",
        ["status"] = "StartStatus",
        ["case"] = "StartCase",
        ["export"] = "StartExport",
        ["erasure"] = "StartErasure",
        ["agent"] = "StartAgent",
    };

    private static readonly Dictionary<string, string> MenuKeys = new(StringComparer.Ordinal)
    {
        ["activation"] = "MenuActivation",
        ["renewal"] = "MenuRenewal",
        ["transfer"] = "MenuTransfer",
        ["status"] = "MenuStatus",
        ["agent"] = "MenuAgent",
    };

    private static readonly Dictionary<string, string> FlowOfLabel = StartKeys.Concat(MenuKeys)
        .DistinctBy(pair => Of[pair.Value], StringComparer.OrdinalIgnoreCase)
        .ToDictionary(pair => Of[pair.Value], pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The menu under the greeting.</summary>
    public static SuggestedActions Menu { get; } = new(
        [.. MenuKeys.Values.Select(key => CardAction.ImBack(Of[key]))]);

    /// <summary>Label of the button that starts <paramref name="flow"/>.</summary>
    public static string StartLabel(string flow) => Of[StartKeys[flow]];

    /// <summary>The flow whose button or <c>/command</c> this text is, or null.</summary>
    public static string? FlowOf(string text)
    {
        if (FlowOfLabel.TryGetValue(text, out var flow))
        {
            return flow;
        }

        return text.StartsWith('/') && StartKeys.ContainsKey(text[1..].ToLowerInvariant()) ? text[1..].ToLowerInvariant() : null;
    }
}

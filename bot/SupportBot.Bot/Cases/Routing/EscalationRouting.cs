using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Cases.Routing;

/// <summary>Where a request goes.</summary>
/// <param name="Queue">The agents' queue.</param>
/// <param name="Region">Key of the region.</param>
/// <param name="RegionName">Its French name.</param>
/// <param name="Mailbox">Address of the regional customer service; null when none is configured.</param>
internal sealed record EscalationTarget(string Queue, string Region, string RegionName, string? Mailbox);

/// <summary>The routing table: flow and region to queue and mailbox.</summary>
internal sealed class EscalationRouting(IOptions<EscalationOptions> escalation, IOptions<RegionsOptions> regions)
{
    /// <summary>The regions to offer, in order: key and French name.</summary>
    public IReadOnlyList<(string Key, string Name)> Regions { get; } =
        [.. regions.Value.OrderBy(region => region.Value.Order).ThenBy(region => region.Key, StringComparer.Ordinal).Select(region => (region.Key, region.Value.Name))];

    /// <summary>The route of a flow; an unknown or missing region counts as the default one.</summary>
    public EscalationTarget Of(string flow, string? region)
    {
        var options = escalation.Value;
        var key = region is not null && regions.Value.ContainsKey(region) ? region.ToLowerInvariant() : options.DefaultRegion;
        var place = regions.Value[key];
        var row = options.Routes.FirstOrDefault(route => Fits(route.Flow, flow) && Fits(route.Region, key));
        return new EscalationTarget(row?.Queue ?? options.DefaultQueue, key, place.Name, NullIfEmpty(row?.Mailbox) ?? NullIfEmpty(place.Mailbox));
    }

    private static bool Fits(string? condition, string value) => string.IsNullOrEmpty(condition) || string.Equals(condition, value, StringComparison.OrdinalIgnoreCase);

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

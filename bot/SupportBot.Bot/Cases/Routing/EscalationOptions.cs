using System.Globalization;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Outbox.Mail;

namespace SupportBot.Bot.Cases.Routing;

/// <summary>Where requests go.</summary>
internal sealed class EscalationOptions
{
    public const string Section = "Escalation";

    /// <summary>Key of the region of customers who did not say. Default <c>france</c>.</summary>
    public string DefaultRegion { get; set; } = "france";

    /// <summary>The queue of what no route names. Default <c>support</c>.</summary>
    public string DefaultQueue { get; set; } = "support";

    /// <summary>The routing table; the first route that fits wins.</summary>
    public IList<EscalationRoute> Routes { get; } = [];

    /// <summary>
    /// Which letters to vendors leave without an agent: <c>true</c> for all, <c>false</c> (default) for none, or kinds separated by commas, such as
    /// <c>DellRegional, Transfer</c> (see <see cref="VendorLetterKind"/>).
    /// </summary>
    public string AutoSend { get; set; } = "false";

    /// <summary>HP's licensing mailbox as the source page gives it.</summary>
    public string HpMailbox { get; set; } = "gbs.ams.licensingsupport@hp.com";

    /// <summary>The day somebody last checked that the mailbox answers, <c>2026-11-23</c>; null says that nobody did.</summary>
    public string? HpMailboxVerifiedOn { get; set; }

    /// <summary>Address of the Symantec customer service or reseller desk that sends install-base reports; null means that letters wait.</summary>
    public string? SymantecMailbox { get; set; }

    /// <summary>Whether a letter of this kind leaves by itself.</summary>
    public bool SendsAtOnce(VendorLetterKind kind) =>
        bool.TryParse(AutoSend, out var all) ? all : Kinds().Contains(kind.ToString(), StringComparer.OrdinalIgnoreCase);

    internal string[] Kinds() => AutoSend.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A row of the routing table. A condition left out fits everything.</summary>
internal sealed class EscalationRoute
{
    /// <summary>Name of a flow: <c>activation</c>, <c>dell</c>, <c>hp</c>, <c>renewal</c>, <c>transfer</c>, <c>agent</c>.</summary>
    public string? Flow { get; set; }

    /// <summary>Key of a region.</summary>
    public string? Region { get; set; }

    /// <summary>Queue of the agents who get these requests; null leaves the default queue.</summary>
    public string? Queue { get; set; }

    /// <summary>Replaces the mailbox of the region.</summary>
    public string? Mailbox { get; set; }
}

/// <summary>Checks every address, kind and region of the table.</summary>
internal sealed class EscalationOptionsValidator(IOptions<RegionsOptions> regions) : IValidateOptions<EscalationOptions>
{
    public ValidateOptionsResult Validate(string? name, EscalationOptions options)
    {
        var errors = Addresses(options).Concat(Words(options)).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Addresses(EscalationOptions options)
    {
        (string Key, string? Value)[] addresses =
        [
            ("HpMailbox", options.HpMailbox), ("SymantecMailbox", options.SymantecMailbox),
            .. options.Routes.Select((route, index) => ($"Routes:{index}:Mailbox", route.Mailbox)),
        ];
        return addresses
            .Where(address => !string.IsNullOrEmpty(address.Value) && !Mailbox.TryParse(address.Value, out _))
            .Select(address => $"{EscalationOptions.Section}:{address.Key} is '{address.Value}': write one address such as support@example.com.");
    }

    private IEnumerable<string> Words(EscalationOptions options)
    {
        foreach (var region in options.Routes.Select(route => route.Region).Append(options.DefaultRegion))
        {
            if (region is not null && !regions.Value.ContainsKey(region))
            {
                yield return $"{EscalationOptions.Section} names the region '{region}', which is not under {RegionsOptions.Section}.";
            }
        }

        if (!bool.TryParse(options.AutoSend, out _) && options.Kinds().FirstOrDefault(kind => !IsKind(kind)) is { } unknown)
        {
            yield return $"{EscalationOptions.Section}:AutoSend holds '{unknown}': write true, false, or some of {string.Join(", ", Enum.GetNames<VendorLetterKind>())}.";
        }

        if (options.HpMailboxVerifiedOn is { } day && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            yield return $"{EscalationOptions.Section}:HpMailboxVerifiedOn is '{day}': write a day as 2026-11-23.";
        }
    }

    private static bool IsKind(string text) => Enum.GetNames<VendorLetterKind>().Contains(text, StringComparer.OrdinalIgnoreCase);
}

using System.Globalization;
using SupportBot.Bot.Contracts;

namespace SupportBot.Bot.Tests.Contracts;

/// <summary>A contract to start from; tests say with <c>with</c> what matters to them.</summary>
internal static class SampleContracts
{
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public static Contract RedHat(DateOnly end, string number = "70415522") => new()
    {
        Id = new ContractId("c-" + number),
        Organisation = new OrganisationId("o-1"),
        Vendor = SoftwareVendor.RedHat,
        Kind = ContractKind.Subscription,
        Number = number,
        Product = "Red Hat Enterprise Linux Server",
        Start = end.AddYears(-1).AddDays(1),
        End = end,
        Origin = new ContractOrigin(ContractSources.Import, DateTimeOffset.UnixEpoch),
    };
}

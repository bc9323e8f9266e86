using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Routing;

namespace SupportBot.Bot.Tests.Cases.Routing;

public sealed class EscalationRoutingTests
{
    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal)
    {
        ["Regions:france:Mailbox"] = "service.france@example.com",
        ["Regions:europe:Mailbox"] = "service.europe@example.com",
        ["Regions:quebec:Name"] = "Québec",
        ["Regions:quebec:Order"] = "2",
        ["Escalation:Routes:0:Flow"] = "dell",
        ["Escalation:Routes:0:Region"] = "europe",
        ["Escalation:Routes:0:Queue"] = "dell-europe",
        ["Escalation:Routes:0:Mailbox"] = "dell.europe@example.com",
        ["Escalation:Routes:1:Flow"] = "dell",
        ["Escalation:Routes:1:Queue"] = "dell",
        ["Escalation:Routes:2:Region"] = "americas",
        ["Escalation:Routes:2:Queue"] = "americas",
    };

    [Theory]
    [InlineData("dell", "europe", "dell-europe", "europe", "dell.europe@example.com")]
    [InlineData("dell", "france", "dell", "france", "service.france@example.com")]
    [InlineData("DELL", "EUROPE", "dell-europe", "europe", "dell.europe@example.com")]
    [InlineData("hp", "americas", "americas", "americas", null)]
    [InlineData("hp", "europe", "support", "europe", "service.europe@example.com")]
    [InlineData("hp", null, "support", "france", "service.france@example.com")]
    [InlineData("hp", "atlantis", "support", "france", "service.france@example.com")]
    public void First_route_that_fits_wins(string flow, string? region, string queue, string place, string? mailbox)
    {
        var route = Routing(Settings).Of(flow, region);

        (route.Queue, route.Region, route.Mailbox).ShouldBe((queue, place, mailbox));
    }

    [Fact]
    public void Regions_are_offered_in_their_order() =>
        Routing(Settings).Regions.Select(region => region.Name).ShouldBe(["France", "Europe (hors France)", "Québec", "Afrique", "Amériques", "Asie et Pacifique"]);

    [Theory]
    [InlineData("false", false, false)]
    [InlineData("true", true, true)]
    [InlineData("DellRegional, transfer", true, false)]
    [InlineData("", false, false)]
    internal void Letters_leave_at_once_where_the_operator_says_so(string autoSend, bool dell, bool hp)
    {
        var options = new EscalationOptions { AutoSend = autoSend };

        options.SendsAtOnce(VendorLetterKind.DellRegional).ShouldBe(dell);
        options.SendsAtOnce(VendorLetterKind.HpLicensing).ShouldBe(hp);
    }

    [Theory]
    [InlineData("Escalation:HpMailbox", "a@example.com, b@example.com", "Escalation:HpMailbox")]
    [InlineData("Escalation:Routes:0:Mailbox", "Dell <dell@example.com>", "Escalation:Routes:0:Mailbox")]
    [InlineData("Escalation:Routes:0:Region", "atlantis", "atlantis")]
    [InlineData("Escalation:DefaultRegion", "atlantis", "atlantis")]
    [InlineData("Escalation:AutoSend", "Dell", "DellRegional, HpLicensing")]
    [InlineData("Escalation:HpMailboxVerifiedOn", "23/11/2026", "2026-11-23")]
    [InlineData("Regions:europe:Mailbox", "nobody", "Regions:europe:Mailbox")]
    [InlineData("Regions:mars:Mailbox", "m@example.com", "Regions:mars:Name")]
    public void Wrong_setting_stops_the_start_and_is_named(string key, string value, string message)
    {
        var (escalation, regions) = Bind(new Dictionary<string, string?>(StringComparer.Ordinal) { [key] = value });

        var failures = string.Join('\n', new EscalationOptionsValidator(Options.Create(regions)).Validate(null, escalation).FailureMessage,
            new RegionsOptionsValidator().Validate(null, regions).FailureMessage);

        failures.ShouldContain(message);
    }

    [Fact]
    public void Defaults_and_right_settings_pass()
    {
        foreach (var settings in new[] { Settings, [] })
        {
            var (escalation, regions) = Bind(settings);
            new EscalationOptionsValidator(Options.Create(regions)).Validate(null, escalation).Succeeded.ShouldBeTrue();
            new RegionsOptionsValidator().Validate(null, regions).Succeeded.ShouldBeTrue();
        }
    }

    private static EscalationRouting Routing(Dictionary<string, string?> settings)
    {
        var (escalation, regions) = Bind(settings);
        return new EscalationRouting(Options.Create(escalation), Options.Create(regions));
    }

    private static (EscalationOptions Escalation, RegionsOptions Regions) Bind(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var (escalation, regions) = (new EscalationOptions(), new RegionsOptions());
        configuration.GetSection(EscalationOptions.Section).Bind(escalation);
        configuration.GetSection(RegionsOptions.Section).Bind(regions);
        return (escalation, regions);
    }
}

using FsCheck;
using FsCheck.Fluent;
using SupportBot.Bot.Contracts;
using static SupportBot.Bot.Tests.Contracts.SampleContracts;

namespace SupportBot.Bot.Tests.Contracts;

public sealed class ContractRulesTests
{
    private static readonly DateOnly End = new(2027, 3, 31);

    [Theory]
    // day 0 is the last day; negative days are left, positive ones have passed
    [InlineData("redhat", -121, "Active")]
    [InlineData("redhat", -120, "Expiring")]
    [InlineData("redhat", -1, "Expiring")]
    [InlineData("redhat", 0, "Expiring")]
    [InlineData("redhat", 1, "RecentlyExpired")]
    [InlineData("redhat", 29, "RecentlyExpired")]
    [InlineData("redhat", 30, "RecentlyExpired")]
    [InlineData("redhat", 31, "Expired")]
    [InlineData("symantec", -121, "Active")]
    [InlineData("symantec", -120, "Expiring")]
    [InlineData("symantec", 0, "Expiring")]
    [InlineData("symantec", 1, "Expired")]
    [InlineData("symantec", 30, "Expired")]
    [InlineData("dell", 0, "Expiring")]
    [InlineData("dell", 1, "Expired")]
    [InlineData("hp", 0, "Expiring")]
    [InlineData("hp", 1, "Expired")]
    public void State_changes_on_the_boundary_days_of_its_vendor(string vendor, int daysAfterEnd, string expected)
    {
        var state = ContractRules.StateOf(SoftwareVendors.FromKey(vendor)!.Value, new DateOnly(2026, 4, 1), End, End.AddDays(daysAfterEnd));

        state.ToString().ShouldBe(expected);
    }

    [Fact]
    public void Contract_that_has_not_begun_is_upcoming_until_its_first_day()
    {
        var start = new DateOnly(2026, 12, 1);

        ContractRules.StateOf(SoftwareVendor.RedHat, start, End, start.AddDays(-1)).ShouldBe(ContractState.Upcoming);
        ContractRules.StateOf(SoftwareVendor.RedHat, start, End, start).ShouldBe(ContractState.Expiring);
    }

    [Theory]
    [InlineData("2027-02-28", "2027-03-01")]
    [InlineData("2028-02-28", "2028-02-29")]
    [InlineData("2028-02-29", "2028-03-01")]
    [InlineData("2026-12-31", "2027-01-01")]
    public void Next_start_is_the_day_after_the_end(string end, string next)
    {
        var status = ContractRules.StatusOf(RedHat(Day(end)), Day(end));

        status.NextStart.ShouldBe(Day(next));
        status.DaysLeft.ShouldBe(0);
    }

    [Theory]
    [InlineData("2028-02-29", "2028-03-30", "RecentlyExpired")]
    [InlineData("2028-02-29", "2028-03-31", "Expired")]
    [InlineData("2028-01-30", "2028-02-29", "RecentlyExpired")]
    [InlineData("2028-01-30", "2028-03-01", "Expired")]
    [InlineData("2027-01-30", "2027-03-01", "RecentlyExpired")]
    [InlineData("2027-01-30", "2027-03-02", "Expired")]
    public void Thirty_days_are_counted_over_the_end_of_february(string end, string day, string expected) =>
        ContractRules.StateOf(SoftwareVendor.RedHat, null, Day(end), Day(day)).ToString().ShouldBe(expected);

    [Theory]
    // winter: UTC+1
    [InlineData("2027-01-14T22:59:59Z", "2027-01-14")]
    [InlineData("2027-01-14T23:00:00Z", "2027-01-15")]
    // summer: UTC+2
    [InlineData("2027-07-14T21:59:59Z", "2027-07-14")]
    [InlineData("2027-07-14T22:00:00Z", "2027-07-15")]
    // the clocks go forward on 28 March 2027 and back on 31 October 2027: midnight before and after
    [InlineData("2027-03-27T22:59:59Z", "2027-03-27")]
    [InlineData("2027-03-27T23:00:00Z", "2027-03-28")]
    [InlineData("2027-03-28T21:59:59Z", "2027-03-28")]
    [InlineData("2027-03-28T22:00:00Z", "2027-03-29")]
    [InlineData("2027-10-30T21:59:59Z", "2027-10-30")]
    [InlineData("2027-10-30T22:00:00Z", "2027-10-31")]
    [InlineData("2027-10-31T22:59:59Z", "2027-10-31")]
    [InlineData("2027-10-31T23:00:00Z", "2027-11-01")]
    public void Day_changes_at_midnight_in_paris(string instant, string day) =>
        ContractRules.DayOf(Instant(instant)).ShouldBe(Day(day));

    [Fact]
    public void Last_second_of_the_last_day_in_paris_is_still_active_even_when_clocks_change()
    {
        var contract = RedHat(new DateOnly(2027, 3, 28)) with { Vendor = SoftwareVendor.Symantec };

        ContractRules.StatusOf(contract, Instant("2027-03-28T21:59:59Z")).State.ShouldBe(ContractState.Expiring);
        ContractRules.StatusOf(contract, Instant("2027-03-28T22:00:00Z")).State.ShouldBe(ContractState.Expired);
    }

    [Fact]
    public void Time_never_leads_back_to_an_earlier_state() => Check(
        (vendor, end, offset, step) =>
        {
            var start = end.AddDays(-365);
            var earlier = ContractRules.StateOf(vendor, start, end, end.AddDays(offset));
            var later = ContractRules.StateOf(vendor, start, end, end.AddDays(offset + step));

            return earlier <= later;
        });

    [Fact]
    public void Only_red_hat_is_ever_recently_expired_and_only_for_thirty_days() => Check(
        (vendor, end, offset, _) =>
            (ContractRules.StateOf(vendor, null, end, end.AddDays(offset)) == ContractState.RecentlyExpired)
            == (vendor == SoftwareVendor.RedHat && offset is >= 1 and <= 30));

    [Fact]
    public void Nobody_is_expired_up_to_the_last_day_and_everybody_after_it() => Check(
        (vendor, end, offset, _) =>
            (ContractRules.StateOf(vendor, null, end, end.AddDays(offset)) is ContractState.RecentlyExpired or ContractState.Expired) == (offset > 0));

    [Fact]
    public void Symantec_is_never_told_that_anything_is_left_after_the_end() => Check(
        (_, end, offset, _) =>
        {
            var contract = RedHat(end) with { Vendor = SoftwareVendor.Symantec, Start = null };
            var status = ContractRules.StatusOf(contract, end.AddDays(Math.Abs(offset) + 1));

            return status is { State: ContractState.Expired, Route: RenewalRoute.SymantecReinstatement } && status.DaysSinceEnd == Math.Abs(offset) + 1;
        });

    [Theory]
    [InlineData("redhat", "Expiring", "RedHatPortal")]
    [InlineData("redhat", "RecentlyExpired", "RedHatRecentlyExpired")]
    [InlineData("redhat", "Expired", "RedHatNewPurchase")]
    [InlineData("redhat", "Active", "NotYet")]
    [InlineData("redhat", "Upcoming", "NotYet")]
    [InlineData("symantec", "Active", "SymantecReseller")]
    [InlineData("symantec", "Expiring", "SymantecReseller")]
    [InlineData("symantec", "Expired", "SymantecReinstatement")]
    [InlineData("dell", "Expired", "Adviser")]
    [InlineData("hp", "Expiring", "Adviser")]
    public void Renewal_route_follows_vendor_and_state(string vendor, string state, string route) =>
        ContractRules.RouteOf(SoftwareVendors.FromKey(vendor)!.Value, Enum.Parse<ContractState>(state)).ToString().ShouldBe(route);

    [Fact]
    public void Every_vendor_and_state_has_a_route_and_a_key_that_reads_back()
    {
        foreach (var vendor in SoftwareVendors.All)
        {
            SoftwareVendors.FromKey(vendor.Key()).ShouldBe(vendor);
            foreach (var state in Enum.GetValues<ContractState>())
            {
                Enum.IsDefined(ContractRules.RouteOf(vendor, state)).ShouldBeTrue();
            }
        }

        SoftwareVendors.FromKey("oracle").ShouldBeNull();
        SoftwareVendors.FromKey(null).ShouldBeNull();
    }

    [Fact]
    public void Last_day_of_the_calendar_has_no_next_start() =>
        ContractRules.StatusOf(RedHat(DateOnly.MaxValue), End).NextStart.ShouldBeNull();

    /// <summary>Dates from 2000 to 2100, offsets from two years before the end to two years after it, more often near the boundaries.</summary>
    private static void Check(Func<SoftwareVendor, DateOnly, int, int, bool> property)
    {
        var offsets = Gen.OneOf(
            Gen.Choose(-730, 730),
            Gen.Elements(-366, -365, -364, -121, -120, -119, -1, 0, 1, 2, 29, 30, 31, 32));
        var cases =
            from vendor in Gen.Elements(SoftwareVendors.All.ToArray())
            from end in Gen.Choose(new DateOnly(2000, 1, 1).DayNumber, new DateOnly(2100, 1, 1).DayNumber)
            from offset in offsets
            from step in Gen.Choose(0, 400)
            select (vendor, end, offset, step);
        Prop.ForAll(cases.ToArbitrary(), c => property(c.vendor, DateOnly.FromDayNumber(c.end), c.offset, c.step))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }
}

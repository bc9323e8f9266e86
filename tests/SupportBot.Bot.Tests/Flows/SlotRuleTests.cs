using SupportBot.Bot.Flows.Dell;
using SupportBot.Bot.Flows.Hp;
using SupportBot.Bot.Flows.Renewal;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.Flows.Transfer;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.State;

namespace SupportBot.Bot.Tests.Flows;

/// <summary>What single slots of the flows take, in what form, and what they refuse.</summary>
public sealed class SlotRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    /// <summary>What is typed, what is kept; null for what is refused.</summary>
    public static TheoryData<string, string?> Subscriptions() => new()
    {
        { "12345678", "12345678 x 1" },
        { "12345678 x 3", "12345678 x 3" },
        { "3 x 12345678", "12345678 x 3" },
        { "12345 x 3", "12345 x 3" },
        { "12345678\t2", "12345678 x 2" },
        { "contrat 12345678 quantité 3", "12345678 x 3" },
        { "qté 1500, contrat n° 12345678", "12345678 x 1500" },
        { "RH00003\t12345678\tRed Hat Enterprise Linux Server\t4", "12345678 x 4 | RH00003 Red Hat Enterprise Linux Server" },
        { "12345678 x 2 RH00004 01/01/2026 31/12/2026", "12345678 x 2 | RH00004 01/01/2026 31/12/2026" },
        { "12345678 x 2\n22345678 x 1", "12345678 x 2\n22345678 x 1" },
        { "12345678 et 22345678", "12345678 x 1\n22345678 x 1" },
        { "trois licences du contrat 12345678", "12345678 x 3" },
        { "22345678 : deux unités", "22345678 x 2" },
        { "une dizaine de licences sur le 32345678 et 2 x 42345678", "32345678 x 10\n42345678 x 2" },
        { "12345678 x 2,5", null },
        { "12345678 x 0", null },
        { "123", null },
        { "1234567890123", null },
        { "tous", null },
    };

    [Theory]
    [MemberData(nameof(Subscriptions))]
    public void Subscription_is_read_as_people_list_it(string typed, string? kept) => Read(TransferFlow.Subscriptions, typed).Value.ShouldBe(kept);

    /// <summary>What is typed, what is kept, whether with a doubt; null for what is refused.</summary>
    public static TheoryData<string, string?, bool> Addresses() => new()
    {
        { "12 rue des Lilas, 69003 Lyon, France", "12 rue des Lilas, 69003 Lyon, France", false },
        { "12 rue des Lilas\n69003 Lyon\nFrance", "12 rue des Lilas, 69003 Lyon, France", false },
        { "12 rue des Lilas, 69003 Lyon", "12 rue des Lilas, 69003 Lyon, France", true },
        { "3 avenue Foch, 1000 Bruxelles, Belgique", "3 avenue Foch, 1000 Bruxelles, Belgique", false },
        { "Hauptstraße 5, 10115 Berlin, Allemagne", "Hauptstraße 5, 10115 Berlin, Allemagne", true },
        { "69003 Lyon", null, false },
        { "Lyon", null, false },
        { "12 rue des Lilas", null, false },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Address_has_street_postcode_town_and_country(string typed, string? kept, bool isDoubtful)
    {
        var answer = Read(TransferFlow.From.Address, typed);

        answer.Value.ShouldBe(kept);
        (answer.Validity == SlotValidity.Soft).ShouldBe(isDoubtful);
    }

    /// <summary>What is typed, what is kept; null for what is refused.</summary>
    public static TheoryData<string, string?> Accounts() => new()
    {
        { "5412345", "5412345" },
        { "54 12 345", "5412345" },
        { "jdupont", "jdupont" },
        { "mon login c'est jdupont", "jdupont" },
        { "mon identifiant est Claire.Martin.", "claire.martin" },
        { "je crois que c'est le 5412345", "5412345" },
        { "compte", null },
        { "non", null },
        { "vous êtes vraiment nuls", null },
        { "je ne l'ai pas sous la main", null },
    };

    [Theory]
    [MemberData(nameof(Accounts))]
    public void Account_is_a_number_or_a_login_and_no_word_of_a_sentence(string typed, string? kept) => Read(DellFlow.Account, typed).Value.ShouldBe(kept);

    [Theory]
    [InlineData("c'est PO-12345", "PO-12345")]
    [InlineData("7001234567", "7001234567")]
    [InlineData("oui", null)]
    public void Order_number_comes_without_the_words_around_it(string typed, string? kept) => Read(HpFlow.OrderNumber, typed).Value.ShouldBe(kept);

    /// <summary>The day is 23 November 2026.</summary>
    public static TheoryData<string, string?> EndDates() => new()
    {
        { "fin juin 2026", "2026-06-30" },
        { "courant mars 2026", "2026-03-31" },
        { "début 2026", "2026-04-30" },
        { "le mois dernier", "2026-10-31" },
        { "hier", "2026-11-22" },
        { "il y a 31 jours", "2026-10-23" },
        { "03/04/26", "2026-04-03" },
        { "dans 15 jours", "2026-12-08" },
        { "le 30 novembre", "2026-11-30" },
        { "il expire le 5 janvier", "2027-01-05" },
        { "il se termine le 5 janvier", "2027-01-05" },
        { "il s'est terminé le 5 janvier", "2026-01-05" },
        { "déjà expiré", null },
        { "je ne sais pas", null },
    };

    [Theory]
    [MemberData(nameof(EndDates))]
    public void End_date_is_a_day_or_the_last_day_of_a_period(string typed, string? kept) => Read(RenewalFlow.EndDate, typed).Value.ShouldBe(kept);

    [Theory]
    [InlineData("oui")]
    [InlineData("non")]
    [InlineData("🙂")]
    public void Name_is_no_yes_and_no_picture(string typed) => Read(ContactSlots.Company, typed).Value.ShouldBeNull();

    private static SheetAnswer Read(Slot slot, string typed) => new SlotSheet(Now, DateOnly.FromDateTime(Now.Date), []).Read(slot, typed);
}

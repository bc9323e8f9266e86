using SupportBot.Dialogs.Recognizers;
using SupportBot.Dialogs.Recognizers.Sequences;

namespace SupportBot.Dialogs.Tests.Recognizers.Sequences;

public sealed class SequenceRecognizerTests
{
    public static readonly TheoryData<string, string> Emails = new()
    {
        { "anne.martin@exemple.fr", "anne.martin@exemple.fr" },
        { "écrivez à anne.martin@exemple.fr.", "anne.martin@exemple.fr" },
        { "<jean@exemple.fr>", "jean@exemple.fr" },
        { "mon mail:jean_d@Exemple.FR", "jean_d@exemple.fr" },
        { "jean+support@sous.domaine.exemple.com", "jean+support@sous.domaine.exemple.com" },
        { "c'est j-p.durand@exemple-sa.be merci", "j-p.durand@exemple-sa.be" },
    };

    public static readonly TheoryData<string> NoEmails = ["", "jean@", "@exemple.fr", "jean@exemple", "jean@exemple.f", "a@@b.fr", "jean chez exemple.fr", "bob@a..fr"];

    public static readonly TheoryData<string, string, string, string> Phones = new()
    {
        { "06 12 34 56 78", "FR", "+33612345678", "FR" },
        { "0612345678", "FR", "+33612345678", "FR" },
        { "06.12.34.56.78", "FR", "+33612345678", "FR" },
        { "06-12-34-56-78", "FR", "+33612345678", "FR" },
        { "+33 6 12 34 56 78", "FR", "+33612345678", "FR" },
        { "+33 (0)6 12 34 56 78", "FR", "+33612345678", "FR" },
        { "0033 6 12 34 56 78", "FR", "+33612345678", "FR" },
        { "joignable au 01 23 45 67 89 svp", "FR", "+33123456789", "FR" },
        { "+32 470 12 34 56", "FR", "+32470123456", "BE" },
        { "0470 12 34 56", "BE", "+32470123456", "BE" },
        { "02 512 34 56", "BE", "+3225123456", "BE" },
        { "+41 44 123 45 67", "FR", "+41441234567", "CH" },
        { "044 123 45 67", "CH", "+41441234567", "CH" },
        { "+352 621 123 456", "FR", "+352621123456", "LU" },
        { "514-555-1234", "CA", "+15145551234", "CA" },
        { "+1 514 555 1234", "FR", "+15145551234", "CA" },
    };

    public static readonly TheoryData<string> NoPhones =
        ["", "1015 2233 4455", "SAID 1015 2233 4455", "contrat 12345678", "125-423-316-01", "le 03/04/2026", "1 234 567", "12:30", "2026-03-18", "192.168.1.2"];

    public static readonly TheoryData<string, string> Addresses = new()
    {
        { "voir https://exemple.fr/aide.", "https://exemple.fr/aide" },
        { "www.exemple.be", "www.exemple.be" },
        { "allez sur exemple.com !", "exemple.com" },
        { "(http://localhost:3978/chat)", "http://localhost:3978/chat" },
    };

    [Theory]
    [MemberData(nameof(Emails))]
    public void Email_address_is_found(string text, string address) => EmailRecognizer.Recognize(text).ShouldHaveSingleItem().Value.Text.ShouldBe(address);

    [Theory]
    [MemberData(nameof(NoEmails))]
    public void Text_without_an_email_address_gives_none(string text) => EmailRecognizer.Recognize(text).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Phones))]
    public void Phone_number_is_found_with_its_country(string text, string dialledIn, string international, string country)
    {
        var found = PhoneRecognizer.Recognize(text, dialledIn).ShouldHaveSingleItem();

        found.Value.International.ShouldBe(international);
        found.Value.Country.ShouldBe(country);
    }

    [Theory]
    [MemberData(nameof(NoPhones))]
    public void Other_numbers_are_no_phone_numbers(string text) => PhoneRecognizer.Recognize(text, "FR").ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Web_address_is_found(string text, string address) => UrlRecognizer.Recognize(text).ShouldHaveSingleItem().Value.Text.ShouldBe(address);

    [Fact]
    public void Warm_up_finds_something_with_every_recognizer() => RecognizerWarmUp.Run().ShouldBeGreaterThan(11);
}

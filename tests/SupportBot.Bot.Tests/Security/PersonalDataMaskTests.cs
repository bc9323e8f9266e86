using SupportBot.Bot.Security;

namespace SupportBot.Bot.Tests.Security;

public sealed class PersonalDataMaskTests
{
    [Theory]
    [InlineData("écrivez à jean.dupont@exemple.fr svp", "écrivez à ••• svp")]
    [InlineData("mon contrat 12345678", "mon contrat •••")]
    [InlineData("SAID 1234 5678 9012", "SAID •••")]
    [InlineData("appelez le 06 12 34 56 78", "appelez le •••")]
    [InlineData("tél +33.6.12.34.56.78", "tél •••")]
    [InlineData("balise 5RFDP01", "balise •••")]
    [InlineData("code AB12-CD34-EF56", "code •••")]
    [InlineData("RHEL 9 en 2026, dans 30 jours", "RHEL 9 en 2026, dans 30 jours")]
    [InlineData("mon abonnement a expiré hier", "mon abonnement a expiré hier")]
    public void What_names_a_person_or_a_contract_is_hidden(string text, string expected) => PersonalDataMask.Mask(text).ShouldBe(expected);
}

using Microsoft.Extensions.Configuration;
using SupportBot.Bot.Configuration;

namespace SupportBot.Bot.Tests.Deployment;

public sealed class SettingsCheckTests
{
    [Theory]
    [InlineData("DirectLine:Secrett", "x", "DirectLine:Secrett is no setting: did you mean DirectLine:Secret?")]
    [InlineData("directline:trustedorigin:0", "x", "did you mean DirectLine:TrustedOrigins?")]
    [InlineData("DirectLin:Secret", "x", "DirectLin is no section of the settings: did you mean DirectLine?")]
    [InlineData("Escalation:Webhook:Adress", "x", "did you mean Escalation:Webhook:Address?")]
    [InlineData("Escalation:Routes:0:Maibox", "x", "did you mean Escalation:Routes:0:Mailbox?")]
    [InlineData("BusinessHours:Queues:dell:ClosingDay:0", "2026-12-24", "did you mean BusinessHours:Queues:dell:ClosingDays?")]
    [InlineData("Reminders:When", "8", "Reminders:When is no setting; Reminders has Enabled, Hour.")]
    [InlineData("Mail:Port:0", "25", "Mail:Port:0 is no setting: Mail:Port is a single value.")]
    [InlineData("ReverseProxy:TrustedAddresses", "10.0.0.0/8", "ReverseProxy:TrustedAddresses is a list: write the first entry as ReverseProxy:TrustedAddresses:0 (ReverseProxy__TrustedAddresses__0")]
    [InlineData("ReverseProxy:TrustedAddresses:first", "10.0.0.0/8", "ReverseProxy:TrustedAddresses is a list")]
    [InlineData("Mail:Port", "smtp", "Mail:Port is 'smtp': write a number.")]
    [InlineData("Reminders:Enabled", "yes", "Reminders:Enabled is 'yes': write true or false.")]
    [InlineData("Storage:Provider", "Postgre", "Storage:Provider is 'Postgre': write one of Sqlite, Postgres.")]
    [InlineData("DirectLine:TokenLifetime", "30m", "DirectLine:TokenLifetime is '30m': write a duration")]
    public void A_wrong_key_or_value_is_named_with_its_mend(string key, string value, string told)
    {
        Problems((key, value)).ShouldHaveSingleItem().ShouldContain(told);
    }

    [Theory]
    [InlineData("directline__secret", "x")]
    [InlineData("DirectLine:TrustedOrigins", "https://a.example, https://b.example")]
    [InlineData("DirectLine:TrustedOrigins:0", "https://a.example")]
    [InlineData("BotConnector:AllowedServiceUrls", "*.botframework.com")]
    [InlineData("BotConnector:SendTimeout", "00:00:05")]
    [InlineData("Regions:quebec:Name", "Québec")]
    [InlineData("BusinessHours:Queues:dell:Days:Monday", "09:00-12:00")]
    [InlineData("Escalation:Teams:Agents:00000000-0000-0000-0000-000000000001", "anne@example.com")]
    [InlineData("UploadLinks:PublicAddress", "https://assistance.example.com")]
    [InlineData("Contracts:RedHat:Accounts:0:ClientSecret", "x")]
    [InlineData("Mail", "/var/mail/root")]
    [InlineData("Logging:Console:FormatterName", "json")]
    [InlineData("Secrets:Directory", "/run/secrets")]
    public void A_right_key_in_any_case_passes(string key, string value)
    {
        Problems((key.Replace("__", ":", StringComparison.Ordinal), value)).ShouldBeEmpty();
    }

    [Fact]
    public void All_faults_are_named_at_once_and_no_secret_is_repeated()
    {
        var problems = Problems(("DirectLine:Secrett", "geheim-geheim"), ("Mail:Pasword", "geheim-geheim"), ("Mail:Port", "x"));

        problems.Count.ShouldBe(3);
        problems.ShouldNotContain(problem => problem.Contains("geheim", StringComparison.Ordinal));
    }

    private static List<string> Problems(params (string Key, string Value)[] settings) =>
        [.. SettingsCheck.Problems(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create<string, string?>(one.Key, one.Value))).Build())];
}

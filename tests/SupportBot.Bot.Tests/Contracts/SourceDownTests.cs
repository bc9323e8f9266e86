using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Tests.BotConnectorAuthentication;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Contracts;

/// <summary>A customer asks for a contract of a live source that has stopped answering.</summary>
public sealed class SourceDownTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Contract_is_shown_as_it_was_read_last_and_the_customer_is_told_since_when()
    {
        var isUp = true;
        await using var redHat = await LoopbackServer.StartAsync(context => AnswerAsync(context, isUp));
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        await using var own = new SupportBotServer().At(clock);
        Configure(own, redHat.Address);
        _ = own.Address;
        await Eventually.HoldsAsync(() => CountAsync(own, "SELECT COUNT(*) FROM contract_sources WHERE read_at IS NOT NULL"), Cancel);
        isUp = false;
        clock.Advance(TimeSpan.FromHours(6));
        await Eventually.HoldsAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1)); // the next look is a minute after the last
                return CountAsync(own, "SELECT COUNT(*) FROM contract_sources WHERE failing_since IS NOT NULL");
            },
            Cancel);

        using var web = await DirectLineClient.StartAsync(own, Cancel);
        await web.SayAsync("état du contrat 70415522", Cancel);
        clock.Advance(TimeSpan.FromSeconds(1));
        await web.SayAsync(await CodeConversationTests.CodeAsync(own), Cancel);

        var shown = (await web.HistoryAsync(Cancel))[^1];
        var text = shown.GetProperty("text").GetString().ShouldNotBeNull();
        text.ShouldContain("Red Hat Enterprise Linux Server");
        text.ShouldMatch(@"Attention : le portail Red Hat ne répond plus depuis le 23 novembre 2026 à 16\sh\s\d\d\. Ce sont les dernières données connues, lues le 23 novembre 2026 à 10\sh\s00\.");
        Regex.Unescape(shown.GetProperty("attachments")[0].GetProperty("content").GetRawText()).ShouldContain("Attention : le portail Red Hat ne répond plus depuis");
    }

    private static void Configure(SupportBotServer own, string address)
    {
        own.Settings["Contracts:RedHat:Enabled"] = "true";
        own.Settings["Contracts:RedHat:Api"] = address + "/management/v1";
        own.Settings["Contracts:RedHat:TokenAddress"] = address + "/token";
        own.Settings["Contracts:RedHat:Accounts:0:Organisation"] = "Acme";
        own.Settings["Contracts:RedHat:Accounts:0:OfflineToken"] = "offline";
        own.Settings["Contracts:RedHat:Accounts:0:Email"] = "achats@acme.example";
    }

    private static async Task<bool> CountAsync(SupportBotServer own, string sql) =>
        (await own.Services.GetRequiredService<IDatabase>().QueryAsync(SqlStatement.Of(sql), static row => row.GetInt64(0), Cancel))[0] > 0;

    private static Task AnswerAsync(HttpContext context, bool isUp)
    {
        if (context.Request.Path == "/token")
        {
            return context.Response.WriteAsync("""{"access_token":"t","expires_in":300,"token_type":"Bearer"}""", Cancel);
        }

        if (!isUp)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        const string Subscription =
            """{"subscriptionName":"Red Hat Enterprise Linux Server","subscriptionNumber":"70415522","quantity":12,"startDate":"2026-04-01","endDate":"2027-03-31"}""";
        return context.Response.WriteAsync("{\"body\":[" + Subscription + "],\"pagination\":{\"count\":1,\"limit\":50,\"offset\":0}}", Cancel);
    }
}

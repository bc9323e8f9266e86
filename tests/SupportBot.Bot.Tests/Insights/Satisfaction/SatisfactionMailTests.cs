using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Insights.Satisfaction;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Tests.HandOff.Desk;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Insights.Satisfaction;

/// <summary>The question by mail, to who has left, and the page of its link.</summary>
public sealed partial class SatisfactionMailTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Customer_who_has_left_gets_one_mail_whose_link_works_once()
    {
        await using var talk = new LiveTalk();
        await SatisfactionTalk.ResolveAsync(talk);
        talk.Clock.Advance(SatisfactionAsker.Presence + TimeSpan.FromMinutes(1));
        await SatisfactionTalk.AskAsync(talk);
        await SatisfactionTalk.AskAsync(talk);
        (await SatisfactionTalk.RowAsync(talk)).ShouldBe("mail/asked//");
        var path = await LinkAsync(talk);

        var page = await GetAsync(talk, path);
        page.Answer.Status.ShouldBe(HttpStatusCode.OK);
        (await GetAsync(talk, path)).Answer.Status.ShouldBe(HttpStatusCode.OK);
        var sent = await PostAsync(talk, path, page, ("note", "2"), ("commentaire", "<b>lent</b> 06 12 34 56 78"));

        sent.Status.ShouldBe(HttpStatusCode.OK);
        sent.Text.ShouldContain("Merci, votre avis est enregistré.");
        (await SatisfactionTalk.RowAsync(talk)).ShouldBe("mail/answered/2/<b>lent</b> •••");
        (await GetAsync(talk, path)).Answer.Status.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(talk, path, page, ("note", "5"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await SatisfactionTalk.RowAsync(talk)).ShouldBe("mail/answered/2/<b>lent</b> •••");
    }

    [Fact]
    [Trait("Attack", "S32")]
    public async Task Page_of_the_mail_can_be_skipped_and_refuses_what_is_forged_or_empty()
    {
        await using var talk = new LiveTalk();
        await SatisfactionTalk.ResolveAsync(talk);
        talk.Clock.Advance(SatisfactionAsker.Presence + TimeSpan.FromMinutes(1));
        await SatisfactionTalk.AskAsync(talk);
        var path = await LinkAsync(talk);
        var page = await GetAsync(talk, path);

        (await PostAsync(talk, path, page with { Proof = "" }, ("note", "5"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var note in new[] { "", "0", "6", "-1", "5 ", "cinq" })
        {
            (await PostAsync(talk, path, page, ("note", note), ("commentaire", "\"><script>"))).Text.ShouldNotContain("<script>");
        }

        (await SatisfactionTalk.RowAsync(talk)).ShouldBe("mail/asked//");
        (await PostAsync(talk, path, page, ("passer", "1"))).Text.ShouldContain("nous ne vous poserons plus cette question");
        (await SatisfactionTalk.RowAsync(talk)).ShouldBe("mail/skipped//");
        (await GetAsync(talk, "/avis/unknown")).Answer.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>The link as it lies in the mail's row.</summary>
    private static async Task<string> LinkAsync(LiveTalk talk)
    {
        var rows = await talk.Server.Services.GetRequiredService<IDatabase>().QueryAsync(
            SqlStatement.Of("SELECT payload FROM outbox WHERE key LIKE 'csat:%'"), static reader => reader.GetString(0), Cancel);
        var payload = rows.ShouldHaveSingleItem();
        if (payload.Length > 0)
        {
            return Link().Match(JsonElement.Parse(payload).GetProperty("text").GetString() ?? "").Value;
        }

        // It has left already: it lies in the folder.
        var mail = Directory.GetFiles(Path.Combine(talk.Server.DataDirectory, "mail"), "*.eml").Select(File.ReadAllText).Select(text => text.Replace("=\r\n", "", StringComparison.Ordinal));
        return mail.Select(text => Link().Match(text)).First(match => match.Success).Value;
    }

    private static async Task<ShownPage> GetAsync(LiveTalk talk, string path)
    {
        using var http = talk.Server.Http();
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        var answer = await HttpAnswer.ReadAsync(response, Cancel);
        var document = await new HtmlParser().ParseDocumentAsync(answer.Text, Cancel);
        var proof = document.QuerySelector("input[type=hidden]");
        var cookie = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? string.Join("; ", cookies.Select(one => one.Split(';')[0])) : "";
        return new ShownPage(answer, proof?.GetAttribute("name") ?? "", proof?.GetAttribute("value") ?? "", cookie);
    }

    private static async Task<HttpAnswer> PostAsync(LiveTalk talk, string path, ShownPage shown, params (string Name, string Value)[] fields)
    {
        using var http = talk.Server.Http();
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Cookie", shown.Cookie);
        request.Content = new FormUrlEncodedContent(fields.Append((shown.Field, shown.Proof)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var response = await http.SendAsync(request, Cancel);
        return await HttpAnswer.ReadAsync(response, Cancel);
    }

    private sealed record ShownPage(HttpAnswer Answer, string Field, string Proof, string Cookie);

    [GeneratedRegex("/avis/[A-Za-z0-9_-]{22}")]
    private static partial Regex Link();
}

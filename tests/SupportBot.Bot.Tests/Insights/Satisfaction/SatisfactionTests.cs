using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Insights.Satisfaction;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Tests.HandOff.Desk;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Insights.Satisfaction;

public sealed partial class SatisfactionTests
{
    private const string Question = "Quelle note donnez-vous à l'aide reçue ?";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Customer_who_is_there_is_asked_in_the_chat_and_only_once()
    {
        await using var talk = new LiveTalk();
        var reference = await ResolveAsync(talk);

        await AskAsync(talk);
        await AskAsync(talk);

        var asked = (await talk.BotAsync(Cancel)).Where(activity => LiveTalk.Text(activity).Contains(Question, StringComparison.Ordinal)).ShouldHaveSingleItem();
        LiveTalk.Text(asked).ShouldContain(reference.ToString());
        LiveTalk.Buttons(asked).ShouldBe(["5 – Excellente", "4 – Bonne", "3 – Correcte", "2 – Insuffisante", "1 – Mauvaise", "Passer"]);
    }

    [Theory]
    [InlineData("4", 4)]
    [InlineData("5 – Excellente", 5)]
    [InlineData("2/5", 2)]
    [InlineData("trois", 3)]
    public async Task Score_is_taken_and_a_comment_is_welcome(string said, int score)
    {
        await using var talk = new LiveTalk();
        await ResolveAsync(talk);
        await AskAsync(talk);

        var thanks = (await talk.SayAsync(said, Cancel)).ShouldHaveSingleItem();
        LiveTalk.Buttons(thanks).ShouldBe(["Ajouter un commentaire"]);
        await talk.SayAsync("Ajouter un commentaire", Cancel);
        var last = (await talk.SayAsync("Très bien, écrivez-moi à anne@example.fr", Cancel)).ShouldHaveSingleItem();

        LiveTalk.Text(last).ShouldBe("Merci, votre commentaire est transmis à l'équipe.");
        (await RowAsync(talk)).ShouldBe($"chat/answered/{score}/Très bien, écrivez-moi à •••");
    }

    [Theory]
    [InlineData("Passer")]
    [InlineData("passer")]
    [InlineData("non merci")]
    public async Task Skipping_takes_one_word(string said)
    {
        await using var talk = new LiveTalk();
        await ResolveAsync(talk);
        await AskAsync(talk);

        LiveTalk.Text((await talk.SayAsync(said, Cancel)).ShouldHaveSingleItem()).ShouldBe("Entendu. Je reste là si vous avez une question.");

        (await RowAsync(talk)).ShouldBe("chat/skipped//");
    }

    [Fact]
    public async Task Any_other_text_is_a_question_and_a_later_digit_is_no_score()
    {
        await using var talk = new LiveTalk();
        await ResolveAsync(talk);
        await AskAsync(talk);

        var answer = (await talk.SayAsync("Ma balise de service Dell refuse de s'activer, comment obtenir mon abonnement Red Hat ?", Cancel)).ShouldHaveSingleItem();
        LiveTalk.Kind(answer).ShouldBe("answer");
        await talk.SayAsync("5", Cancel);

        (await RowAsync(talk)).ShouldBe("chat/asked//");
    }

    [Fact]
    public async Task Case_that_is_resolved_again_is_not_asked_about_again()
    {
        await using var talk = new LiveTalk();
        var reference = await ResolveAsync(talk);
        await AskAsync(talk);
        await talk.SayAsync("5", Cancel);

        var cases = talk.Server.Services.GetRequiredService<CaseDesk>();
        foreach (var status in new[] { CaseStatus.Assigned, CaseStatus.Done })
        {
            var file = (await talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull();
            (await cases.SetStatusAsync(new CaseChange(reference, file.Version, "alice", "Alice", talk.Clock.GetUtcNow()), status, Cancel)).ShouldBe(ChangeOutcome.Done);
        }

        await AskAsync(talk);

        (await talk.BotAsync(Cancel)).Count(activity => LiveTalk.Text(activity).Contains(Question, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_is_asked_who_left_the_queue()
    {
        await using var talk = new LiveTalk();
        var reference = await talk.QueueAsync(Cancel);
        await talk.SayAsync("Quitter la file", Cancel);
        await DoneAsync(talk, reference);

        await AskAsync(talk);

        (await RowAsync(talk)).ShouldBe("none/withheld//");
        (await talk.BotAsync(Cancel)).ShouldNotContain(activity => LiveTalk.Text(activity).Contains(Question, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_asked_when_the_agent_closed_without_settling_the_matter()
    {
        await using var talk = new LiveTalk();
        var reference = await talk.HoldAsync(Cancel);
        (await talk.Desk.CloseAsync(reference, LiveTalk.Alice, resolved: false, Cancel)).IsDone.ShouldBeTrue();

        await AskAsync(talk);

        (await RowAsync(talk)).ShouldBe("none/withheld//");
    }

    [Fact]
    public async Task Nobody_is_asked_while_waiting_for_a_person_again()
    {
        await using var talk = new LiveTalk();
        await ResolveAsync(talk);
        await talk.SayAsync("un conseiller s'il vous plaît", Cancel);
        await talk.SayAsync("jean@acme.fr", Cancel);

        await AskAsync(talk);

        (await RowAsync(talk)).ShouldBeNull();
        (await talk.BotAsync(Cancel)).ShouldNotContain(activity => LiveTalk.Text(activity).Contains(Question, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Customer_who_has_left_gets_one_mail_whose_link_works_once()
    {
        await using var talk = new LiveTalk();
        await ResolveAsync(talk);
        talk.Clock.Advance(SatisfactionAsker.Presence + TimeSpan.FromMinutes(1));
        await AskAsync(talk);
        await AskAsync(talk);
        (await RowAsync(talk)).ShouldBe("mail/asked//");
        var path = await LinkAsync(talk);

        var page = await GetAsync(talk, path);
        page.Answer.Status.ShouldBe(HttpStatusCode.OK);
        (await GetAsync(talk, path)).Answer.Status.ShouldBe(HttpStatusCode.OK);
        var sent = await PostAsync(talk, path, page, ("note", "2"), ("commentaire", "<b>lent</b> 06 12 34 56 78"));

        sent.Status.ShouldBe(HttpStatusCode.OK);
        sent.Text.ShouldContain("Merci, votre avis est enregistré.");
        (await RowAsync(talk)).ShouldBe("mail/answered/2/<b>lent</b> •••");
        (await GetAsync(talk, path)).Answer.Status.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(talk, path, page, ("note", "5"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await RowAsync(talk)).ShouldBe("mail/answered/2/<b>lent</b> •••");
    }

    [Fact]
    public async Task Page_of_the_mail_can_be_skipped_and_refuses_what_is_forged_or_empty()
    {
        await using var talk = new LiveTalk();
        await ResolveAsync(talk);
        talk.Clock.Advance(SatisfactionAsker.Presence + TimeSpan.FromMinutes(1));
        await AskAsync(talk);
        var path = await LinkAsync(talk);
        var page = await GetAsync(talk, path);

        (await PostAsync(talk, path, page with { Proof = "" }, ("note", "5"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var note in new[] { "", "0", "6", "-1", "5 ", "cinq" })
        {
            (await PostAsync(talk, path, page, ("note", note), ("commentaire", "\"><script>"))).Text.ShouldNotContain("<script>");
        }

        (await RowAsync(talk)).ShouldBe("mail/asked//");
        (await PostAsync(talk, path, page, ("passer", "1"))).Text.ShouldContain("nous ne vous poserons plus cette question");
        (await RowAsync(talk)).ShouldBe("mail/skipped//");
        (await GetAsync(talk, "/avis/unknown")).Answer.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Case_that_was_done_the_day_before_is_not_asked_about()
    {
        await using var talk = new LiveTalk();
        await ResolveAsync(talk);
        talk.Clock.Advance(SatisfactionAsker.Window + TimeSpan.FromMinutes(1));

        await AskAsync(talk);
        talk.Customer.Credential = SupportBotServer.Secret; // his own token has died meanwhile

        (await RowAsync(talk) ?? "mail/asked//").ShouldBe("mail/asked//"); // the clock's own timer may have asked on the way, by mail
        (await talk.BotAsync(Cancel)).ShouldNotContain(activity => LiveTalk.Text(activity).Contains(Question, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Customer_in_teams_is_asked_there_however_long_ago_he_wrote()
    {
        await using var teams = new ConnectorService();
        await using var talk = new LiveTalk();
        foreach (var text in new[] { "un conseiller s'il vous plaît", "jean@acme.fr" })
        {
            (await PostToTeamsAsync(talk, teams, text)).Status.ShouldBe(HttpStatusCode.OK);
        }

        var reference = CaseReference.Parse((await talk.Server.Services.GetRequiredService<IDatabase>().QueryAsync(
            SqlStatement.Of("SELECT reference FROM cases"), static reader => reader.GetString(0), Cancel)).ShouldHaveSingleItem());
        (await talk.Desk.TakeAsync(reference, LiveTalk.Alice, Bot.HandOff.DeskDoor.Console, Cancel)).IsDone.ShouldBeTrue();
        (await talk.Desk.CloseAsync(reference, LiveTalk.Alice, resolved: true, Cancel)).IsDone.ShouldBeTrue();
        talk.Clock.Advance(SatisfactionAsker.Presence + TimeSpan.FromHours(1));
        await AskAsync(talk);

        await NextAsync(teams, Question);
        (await PostToTeamsAsync(talk, teams, "5")).Text.ShouldContain("Merci pour votre note.");
        (await RowAsync(talk)).ShouldBe("chat/answered/5/");
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("1.", 1)]
    [InlineData("4 sur 5", 4)]
    [InlineData("CINQ", 5)]
    [InlineData("3 – correcte", 3)]
    [InlineData("0", null)]
    [InlineData("6", null)]
    [InlineData("12", null)]
    [InlineData("j'ai 5 serveurs", null)]
    [InlineData("", null)]
    public void Score_is_a_score_and_nothing_else(string text, int? score) => SatisfactionQuestion.ReadScore(text).ShouldBe(score);

    private static async Task<HttpAnswer> PostToTeamsAsync(LiveTalk talk, ConnectorService teams, string text)
    {
        using var http = talk.Server.Http();
        var body = JsonSerializer.Serialize(new
        {
            type = "message",
            id = Guid.NewGuid().ToString(),
            text,
            channelId = "msteams",
            serviceUrl = teams.Url,
            deliveryMode = "expectReplies",
            from = new { id = "29:user", name = "Jean" },
            recipient = new { id = "28:bot" },
            conversation = new { id = "a:teams" },
        });
        using var response = await http.PostAsync(new Uri("/api/messages", UriKind.Relative), DirectLineClient.Json(body), Cancel);
        return await HttpAnswer.ReadAsync(response, Cancel);
    }

    /// <summary>The next post to the channel that says this; the outbox works by the clock of the test.</summary>
    private static async Task<JsonElement> NextAsync(ConnectorService teams, string words)
    {
        while (true)
        {
            var post = await teams.NextAsync(Cancel);
            if (post.Activity.TryGetProperty("text", out var text) && text.GetString()?.Contains(words, StringComparison.Ordinal) == true)
            {
                return post.Activity;
            }
        }
    }

    private static async Task<CaseReference> ResolveAsync(LiveTalk talk)
    {
        var reference = await talk.HoldAsync(Cancel);
        (await talk.Desk.CloseAsync(reference, LiveTalk.Alice, resolved: true, Cancel)).IsDone.ShouldBeTrue();
        return reference;
    }

    private static async Task DoneAsync(LiveTalk talk, CaseReference reference)
    {
        var file = (await talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull();
        var change = new CaseChange(reference, file.Version, "alice", "Alice", talk.Clock.GetUtcNow());
        (await talk.Server.Services.GetRequiredService<CaseDesk>().SetStatusAsync(change, CaseStatus.Done, Cancel)).ShouldBe(ChangeOutcome.Done);
    }

    private static Task AskAsync(LiveTalk talk)
    {
        talk.Clock.Advance(SatisfactionAsker.Pause + TimeSpan.FromSeconds(1));
        return talk.Server.Services.GetRequiredService<SatisfactionAsker>().AskAsync(Cancel);
    }

    /// <summary>The row as <c>way/state/score/comment</c>; null when there is none.</summary>
    private static async Task<string?> RowAsync(LiveTalk talk)
    {
        var rows = await talk.Server.Services.GetRequiredService<IDatabase>().QueryAsync(
            SqlStatement.Of("SELECT way, state, score, comment FROM satisfaction"),
            static reader => $"{reader.GetString(0)}/{reader.GetString(1)}/{(reader.IsDBNull(2) ? "" : reader.GetInt32(2))}/{reader.ReadStringOrNull(3)}",
            Cancel);
        return rows.SingleOrDefault();
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

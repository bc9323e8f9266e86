using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using SupportBot.Examples;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.ChatPage;

/// <summary>The examples that site owners copy, run against the real server: whoever their token names sees his contracts without a code.</summary>
public sealed partial class ExampleTests : IAsyncLifetime
{
    private const string Key = "a shared key of thirty-two bytes, or more";
    private static readonly string Examples = Repository.Path("bot", "SupportBot.Bot", "ChatPage", "examples");

    private readonly SupportBotServer _server = new();

    public ExampleTests() => _server.Settings["HostPage:SigningKey"] = Key;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _ = _server.Address;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Token_of_the_CSharp_example_is_taken() => await ShouldBeKnownAsync(UserTokens.Sign("demo", "demo@example.com", Key));

    [Fact]
    public async Task Page_of_the_Node_example_embeds_the_chat_with_a_token_that_is_taken_and_another_at_each_view()
    {
        using var node = Start("node", ["server.mjs"], "node", ("CHAT", _server.Address), ("HOST_PAGE_KEY", Key), ("PORT", "0"));
        try
        {
            var address = (await node.StandardOutput.ReadLineAsync(Cancel)).ShouldNotBeNull(await ErrorsAsync(node));
            using var http = new HttpClient();
            using var answer = await http.GetAsync(new Uri(address), Cancel);
            var page = await answer.Content.ReadAsStringAsync(Cancel);
            var again = await http.GetStringAsync(new Uri(address), Cancel);

            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
            page.ShouldContain($"{_server.Address}/embed.js");
            Token(again).ShouldNotBe(Token(page));
            await ShouldBeKnownAsync(Token(page));
        }
        finally
        {
            node.Kill();
        }
    }

    [Fact]
    public async Task Token_of_the_PHP_example_is_taken()
    {
        using var php = Start("php", ["user-token.php", "demo", "demo@example.com"], "php", ("HOST_PAGE_KEY", Key));

        await ShouldBeKnownAsync((await php.StandardOutput.ReadToEndAsync(Cancel)).Trim());
    }

    private async Task ShouldBeKnownAsync(string token)
    {
        using var client = new DirectLineClient(_server.Http());
        var answer = await client.SendAsync(HttpMethod.Post, "/api/chat/token", DirectLineClient.Json($$"""{"userToken":"{{token}}"}"""), Cancel);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        (client.Credential, client.ConversationId, client.UserId) = (answer["token"], answer["conversationId"], answer["userId"]);
        await client.BeginAsync(Cancel);

        await client.SayAsync("état du contrat 7041002", Cancel);

        (await client.HistoryAsync(Cancel))[^1].GetProperty("channelData").GetProperty("supportBot").GetProperty("kind").GetString().ShouldBe("status");
    }

    private static Process Start(string program, string[] arguments, string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Path.Combine(Examples, folder), UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed. On Debian: apt-get install {(program == "php" ? "php-cli" : "nodejs")}.");
            throw;
        }
    }

    private static async Task<string> ErrorsAsync(Process process) => process.HasExited ? await process.StandardError.ReadToEndAsync(Cancel) : "";

    private static string Token(string page) => Tokens().Match(page).Groups["token"].Value;

    [GeneratedRegex("data-user-token=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tokens();
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.SignIn;
using SupportBot.Bot.Persistence;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.AgentConsole;

/// <summary>Somebody with an account, set up through the pages as a person does it.</summary>
internal sealed class ConsoleAccount(SupportBotServer server, string email, string password, byte[] secret, IReadOnlyList<string> recoveryCodes)
{
    public const string GoodPassword = "quatre lapins sur un tracteur";

    public string Email => email;

    public string Password { get; set; } = password;

    public byte[] Secret => secret;

    public IReadOnlyList<string> RecoveryCodes => recoveryCodes;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The code that the authenticator shows now, or so many steps from now.</summary>
    public string Code(int steps = 0) => Totp.Code(secret, Totp.StepAt(server.Services.GetRequiredService<TimeProvider>().GetUtcNow()) + steps);

    /// <summary>Adds an account as the command line does; returns the path of its link.</summary>
    public static async Task<(string Email, string Path)> InviteAsync(SupportBotServer server, ConsoleRole roles = ConsoleRole.Agent, string name = "Anne Testeur")
    {
        server.Http().Dispose(); // Starts it.
        var email = $"{Guid.NewGuid():N}@example.com";
        var answer = await server.Services.GetRequiredService<AccountDesk>().AddAsync(email, name, roles, QueueAccess.All, new AuditEntry(""), Cancel);
        answer.Outcome.ShouldBe(AccountOutcome.Done);
        return (email, answer.LinkPath.ShouldNotBeNull());
    }

    /// <summary>Invited, set up, and signed in in the browser of the answer.</summary>
    public static async Task<(ConsoleAccount Account, ConsoleBrowser Browser)> SetUpAsync(SupportBotServer server, ConsoleRole roles = ConsoleRole.Agent)
    {
        var (email, path) = await InviteAsync(server, roles);
        var browser = new ConsoleBrowser(server);
        var form = await browser.GetAsync(path);
        var secret = SecretOn(form);
        var code = Totp.Code(secret, Totp.StepAt(server.Services.GetRequiredService<TimeProvider>().GetUtcNow()));
        var done = await browser.PostAsync(path, form, Fields(form, GoodPassword, GoodPassword, code));
        done.Status.ShouldBe(HttpStatusCode.OK, done.Answer.Text);
        var codes = done.Document.QuerySelectorAll(".codes li").Select(line => line.TextContent).ToList();
        return (new ConsoleAccount(server, email, GoodPassword, secret, codes), browser);
    }

    /// <summary>What the form of a set-up posts.</summary>
    public static (string Name, string Value)[] Fields(ConsolePage form, string password, string repeat, string code) =>
        [("enrolment", form.Document.QuerySelector("input[name=enrolment]")?.GetAttribute("value") ?? ""), ("password", password), ("repeat", repeat), ("code", code)];

    public static byte[] SecretOn(ConsolePage page) => FromBase32(page.Text(".secret").Replace(" ", "", StringComparison.Ordinal));

    /// <summary>The first step of signing in.</summary>
    public async Task<ConsolePage> GivePasswordAsync(ConsoleBrowser browser, string? password = null, string path = "/console/connexion") =>
        await GivePasswordAsync(browser, email, password ?? Password, path);

    public static async Task<ConsolePage> GivePasswordAsync(ConsoleBrowser browser, string email, string password, string path = "/console/connexion")
    {
        var form = await browser.GetAsync(path);
        var back = form.Document.QuerySelector("input[name=retour]")?.GetAttribute("value") ?? "";
        return await browser.PostAsync("/console/connexion", form, ("email", email), ("password", password), ("retour", back));
    }

    /// <summary>The second step of signing in.</summary>
    public static async Task<ConsolePage> GiveCodeAsync(ConsoleBrowser browser, string code)
    {
        var form = await browser.GetAsync("/console/connexion/code");
        form.Status.ShouldBe(HttpStatusCode.OK);
        return await browser.PostAsync("/console/connexion/code", form, ("code", code));
    }

    /// <summary>Both steps, in a browser of its own.</summary>
    public async Task<ConsoleBrowser> SignInAsync(string code)
    {
        var browser = new ConsoleBrowser(server);
        (await GivePasswordAsync(browser)).Location.ShouldBe("/console/connexion/code");
        var page = await GiveCodeAsync(browser, code);
        page.Status.ShouldBe(HttpStatusCode.SeeOther, page.Answer.Text);
        return browser;
    }

    /// <summary>Lines of the audit log about the address, or by the account that has it: event and detail, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> LogOfAsync(SupportBotServer server, string email) => await server.Services.GetRequiredService<IDatabase>().QueryAsync(
        SqlStatement.Of(
            "SELECT event, detail FROM audit_log WHERE subject = $1 OR actor_id = (SELECT id FROM console_agents WHERE email = $1) ORDER BY number", email),
        static row => row.IsDBNull(1) ? row.GetString(0) : $"{row.GetString(0)} {row.GetString(1)}",
        Cancel);

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}

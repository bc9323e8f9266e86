using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Browser.Tests;

/// <summary>The state of a contract in the real Web Chat: the code of the mail, the card, its buttons.</summary>
public sealed partial class StatusCardTests(Chromium chromium, SharedServer shared) : BrowserTest(chromium)
{
    [Fact]
    public async Task Contract_is_shown_as_a_card_after_the_code_and_its_button_starts_the_renewal()
    {
        var server = await shared.StartAsync(Cancellation);
        var page = await NewPageAsync();
        await page.GotoAsync(server.Address.ToString());
        var chat = new ChatOnPage(page);
        await chat.OpenAsync();
        await chat.SayAsync("état du contrat 7041002");
        await Expect(chat.FromBot.Last).ToContainTextAsync("code à six chiffres");
        await KeepAsync(page, "status-code");

        await chat.SayAsync(await CodeAsync(server));

        var card = chat.Panel.Locator(".ac-adaptiveCard").Last;
        await Expect(card).ToContainTextAsync("Red Hat Enterprise Linux Server");
        await Expect(card).ToContainTextAsync("Numéro d'abonnement : 7 041 002");
        await Expect(card).ToContainTextAsync("Expire dans 45 jours");
        await Expect(card.Locator("button")).ToHaveTextAsync(["Renouveler", "Transférer", "Me rappeler", "Conseiller"]);
        await KeepAsync(page, "status-card");

        await card.Locator("button", new() { HasText = "Renouveler" }).ClickAsync();
        await Expect(chat.FromBot.Last).ToContainTextAsync("Renouvelons");
        await KeepAsync(page, "status-renewal");

        await chat.SayAsync("annuler");
        await chat.SayAsync("tous mes contrats");
        var list = chat.Panel.Locator(".ac-adaptiveCard").Last;
        await Expect(list).ToContainTextAsync("1. Red Hat Satellite");
        await KeepAsync(page, "status-list");
        await list.Locator("[role=button], button").Filter(new() { HasText = "2. ProLiant" }).First.ClickAsync();
        await Expect(chat.Panel.Locator(".ac-adaptiveCard").Last).ToContainTextAsync("1015 0000 0002");
    }

    [Fact]
    public async Task Card_fits_a_phone()
    {
        var server = await shared.StartAsync(Cancellation);
        var page = await NewPhoneAsync();
        await page.GotoAsync(server.Address.ToString());
        var chat = new ChatOnPage(page);
        await chat.OpenAsync();
        await chat.SayAsync("état du contrat SYM2002");
        await chat.SayAsync(await CodeAsync(server));

        var card = chat.Panel.Locator(".ac-adaptiveCard").Last;
        await Expect(card).ToBeVisibleAsync();
        var box = await card.BoundingBoxAsync() ?? throw new InvalidOperationException("The card has no box.");
        box.X.ShouldBeGreaterThanOrEqualTo(0);
        (box.X + box.Width).ShouldBeLessThanOrEqualTo(390);
        await KeepAsync(page, "status-card-phone");
    }

    /// <summary>The code of the latest mail; each is read once.</summary>
    private static async Task<string> CodeAsync(SupportBotServer server)
    {
        var folder = Path.Combine(server.Data, "mail");
        for (var i = 0; i < 600; i++)
        {
            // Other conversations of the shared server write mails too.
            foreach (var mail in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.eml") : [])
            {
                if (Code().Match(await File.ReadAllTextAsync(mail, Cancellation)) is { Success: true } code)
                {
                    File.Delete(mail);
                    return code.Groups["code"].Value;
                }
            }

            await Task.Delay(100, Cancellation);
        }

        throw new InvalidOperationException("No mail with a code came.");
    }

    [GeneratedRegex(@"est\s(=\r?\n)?:\s(?<code>\d{6})", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}

using Microsoft.Playwright;
using SupportBot.Testing.Hosting;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Browser.Tests;

/// <summary>Each flow to its end, on a phone, in the real Web Chat: what people type, choose and attach, until the case has its reference.</summary>
public sealed class FlowConversationTests(Chromium chromium, SharedServer shared) : BrowserTest(chromium)
{
    private const string Contact = "Nom : Jean Dupont, société : ACME SA, courriel : jean.dupont@acme.fr";
    private const string Reference = "SB-20";

    private static readonly byte[] Picture =
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    [Fact]
    public async Task Activation_that_fails_ends_with_a_case()
    {
        var (page, chat) = await OpenAsync();
        await TalkAsync(chat, "/activation", "chez un revendeur", "1234-5678-9012-3456");
        await Expect(chat.FromBot.Last).ToContainTextAsync("••••");
        await KeepAsync(page, "flow-activation-steps");
        await TalkAsync(chat, "non", "5412345", "Ce numéro a déjà été utilisé.", "passer", Contact, "France", "passer");
        await SendAsync(page, chat, "activation");
    }

    [Fact]
    public async Task Dell_request_takes_its_files_by_the_paper_clip()
    {
        var (page, chat) = await OpenAsync();
        await TalkAsync(chat, "/dell", "non rien reçu");
        await Expect(chat.PaperClip).ToHaveCountAsync(0);
        await TalkAsync(chat, "5412345");
        await AttachAsync(chat, "bon-de-livraison.png");
        await KeepAsync(page, "flow-dell-file");
        await TalkAsync(chat, "plus tard", "5RFDP01", "passer", Contact, "France", "passer");
        await SendAsync(page, chat, "dell");
        await Expect(chat.FromBot.Last).ToContainTextAsync("Il manque encore un document");
    }

    [Fact]
    public async Task Hp_request_ends_with_a_message_to_copy()
    {
        var (page, chat) = await OpenAsync();
        await TalkAsync(chat, "/hp", "serveur", "1015 2233 4455");
        await Expect(chat.FromBot.Last).ToContainTextAsync("Cela ressemble à un SAID");
        await KeepAsync(page, "flow-hp-wrong-slot");
        await TalkAsync(chat, "oui", "7001234567", "819201-B21", "Le portail refuse le code avec une erreur 500.", "passer", Contact, "passer");
        await SendAsync(page, chat, "hp");
        await Expect(chat.FromBot.Filter(new() { HasText = "Numéro SAID : 1015 2233 4455" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Renewal_that_is_late_ends_with_a_case()
    {
        var (page, chat) = await OpenAsync();
        await TalkAsync(chat, "/renewal", "Red Hat", "renouveler", "Red Hat Store", "oui", "il y a 31 jours");
        await Expect(chat.FromBot.Last).ToContainTextAsync("31 jours");
        await KeepAsync(page, "flow-renewal-advice");
        await TalkAsync(chat, "oui", "12345678", Contact, "France", "passer");
        await SendAsync(page, chat, "renewal");
    }

    [Fact]
    public async Task Transfer_to_another_company_is_filled_in_on_cards_and_by_the_link()
    {
        var (page, chat) = await OpenAsync();
        await TalkAsync(chat, "/transfer", "vers une autre société");
        await KeepAsync(page, "flow-transfer-card");
        await FillCardAsync(chat);
        await Expect(chat.FromBot.Filter(new() { HasText = "Pour la société qui cède" })).ToBeVisibleAsync();
        await KeepAsync(page, "flow-transfer-party");
        await TalkAsync(chat, "ils rempliront", "12345678 x 3", "non", Contact, "France", "passer");
        await SendAsync(page, chat, "transfer");
        var link = await chat.FromBot.Last.Locator("a[href*='/transfert/']").GetAttributeAsync("href");
        await OtherCompanyAsync(new Uri(link.ShouldNotBeNull()).AbsolutePath);
    }

    [Fact]
    public async Task Adviser_who_is_asked_for_gives_the_request_its_reference()
    {
        var (page, chat) = await OpenAsync();

        await TalkAsync(chat, "/agent", "jean.dupont@acme.fr");

        await Expect(chat.FromBot.Last).ToContainTextAsync(Reference);
        await KeepAsync(page, "flow-agent");
    }

    private static async Task TalkAsync(ChatOnPage chat, params string[] said)
    {
        foreach (var words in said)
        {
            await chat.SayAsync(words);
        }
    }

    // Words without an apostrophe: Web Chat sets them typographically.
    private async Task AttachAsync(ChatOnPage chat, string name)
    {
        await chat.PaperClip.SetInputFilesAsync(new FilePayload { Name = name, MimeType = "image/png", Buffer = Picture });
        var received = chat.FromBot.Filter(new() { HasText = "bien reçu" });
        // The file waits in the box, where it has no name to look for; Enter in an empty box does nothing.
        await Eventually.HoldsAsync(
            async () =>
            {
                await chat.Box.PressAsync("Enter");
                return await received.CountAsync() > 0;
            },
            Cancellation);
        await Expect(chat.FromBot.Last).ToContainTextAsync("bien reçu");
    }

    /// <summary>The recap, the agreement, the reference.</summary>
    private static async Task SendAsync(IPage page, ChatOnPage chat, string flow)
    {
        await Expect(chat.FromBot.Last).ToContainTextAsync("Tout est exact ?");
        await KeepAsync(page, $"flow-{flow}-recap");
        await TalkAsync(chat, "envoyer", "oui");
        await Expect(chat.FromBot.Filter(new() { HasText = Reference }).First).ToBeVisibleAsync();
        await KeepAsync(page, $"flow-{flow}-end");
    }

    private static async Task FillCardAsync(ChatOnPage chat)
    {
        string[] values = ["Martin et Fils SARL", "12 rue des Lilas, 69003 Lyon, France", "Claire Martin", "Directrice", "claire@martin.fr", "04 72 00 00 00"];
        var inputs = chat.Panel.Locator(".ac-adaptiveCard input");
        await Expect(inputs).ToHaveCountAsync(values.Length);
        for (var index = 0; index < values.Length; index++)
        {
            await inputs.Nth(index).FillAsync(values[index]);
        }

        await chat.Panel.Locator(".ac-adaptiveCard button").ClickAsync();
    }

    private async Task OtherCompanyAsync(string path)
    {
        Expected.Add("400");
        var page = await NewPhoneAsync();
        await page.GotoAsync(new Uri((await shared.StartAsync(Cancellation)).Address, path).ToString());
        await KeepAsync(page, "flow-transfer-other-company");
        await page.GetByLabel("Nom de votre société").FillAsync("Durand SA");
        await page.GetByLabel("Adresse complète").FillAsync("3 avenue Foch, 1000 Bruxelles");
        await page.GetByLabel("Personne autorisée à signer").FillAsync("Paul Durand");
        await page.GetByLabel("Sa fonction").FillAsync("DAF");
        await page.GetByLabel("Son adresse de courriel").FillAsync("paul@durand.be");
        await page.GetByLabel("Son numéro de téléphone").FillAsync("+32 2 555 12 34");
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Rien n'a été envoyé");
        await KeepAsync(page, "flow-transfer-other-company-refused");
        await page.GetByLabel("Adresse complète").FillAsync("3 avenue Foch, 1000 Bruxelles, Belgique");
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("C'est bien arrivé");
        await KeepAsync(page, "flow-transfer-other-company-done");
    }

    private async Task<(IPage Page, ChatOnPage Chat)> OpenAsync()
    {
        var page = await NewPhoneAsync();
        var chat = new ChatOnPage(page);
        await page.GotoAsync((await shared.StartAsync(Cancellation)).Address.ToString());
        await chat.OpenAsync();
        return (page, chat);
    }
}

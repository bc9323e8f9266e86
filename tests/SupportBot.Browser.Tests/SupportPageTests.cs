using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Browser.Tests;

/// <summary>The support page itself: its weight, its search and its answers.</summary>
public sealed class SupportPageTests(Chromium chromium, SharedServer shared) : BrowserTest(chromium)
{
    private const int MostBytesBeforeTheChat = 60_000;

    [Fact]
    public async Task Page_before_the_chat_is_opened_is_light_and_stores_nothing()
    {
        var page = await NewPageAsync();
        var requests = new List<IRequest>();
        page.RequestFinished += (_, request) => requests.Add(request);

        await page.GotoAsync(await HomeAsync(), new() { WaitUntil = WaitUntilState.NetworkIdle });

        var weight = 0;
        foreach (var request in requests)
        {
            var sizes = await request.SizesAsync();
            weight += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{requests.Count} requests, {weight} bytes");
        weight.ShouldBeInRange(1, MostBytesBeforeTheChat);
        requests.ShouldAllBe(request => !request.Url.Contains("webchat", StringComparison.Ordinal) && !request.Url.Contains("token", StringComparison.Ordinal));
        (await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length + document.cookie.length")).ShouldBe(0);
        await KeepAsync(page, "page-light");
    }

    [Fact]
    public async Task Page_is_served_compressed_and_its_assets_for_a_year()
    {
        var page = await NewPageAsync();
        var responses = new List<IResponse>();
        page.Response += (_, response) => responses.Add(response);

        await page.GotoAsync(await HomeAsync(), new() { WaitUntil = WaitUntilState.NetworkIdle });

        foreach (var response in responses.Where(response => response.Url.EndsWith(".js", StringComparison.Ordinal) || response.Url.EndsWith(".css", StringComparison.Ordinal)))
        {
            var headers = await response.AllHeadersAsync();
            // Over plain http Chromium offers gzip alone.
            headers["content-encoding"].ShouldBeOneOf("br", "gzip");
            headers["cache-control"].ShouldBe("public, max-age=31536000, immutable");
        }

        var policy = (await responses[0].AllHeadersAsync())["content-security-policy"];
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
    }

    [Fact]
    public async Task Search_by_keyboard_leads_to_the_answer_and_Back_returns()
    {
        var page = await NewPageAsync();
        await page.GotoAsync(await HomeAsync());
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "Votre question" });

        await box.PressSequentiallyAsync("activer la balise de service Dell");
        await Expect(page.GetByRole(AriaRole.Option)).Not.ToHaveCountAsync(0);
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await KeepAsync(page, "search-results");

        await box.PressAsync("ArrowDown");
        var first = page.GetByRole(AriaRole.Option).First;
        await Expect(first).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(box).ToHaveAttributeAsync("aria-activedescendant", await first.GetAttributeAsync("id") ?? "");
        await Expect(first).ToContainTextAsync("Dell");
        await box.PressAsync("Enter");

        var answer = page.Locator("#reponse");
        await Expect(answer.Locator("ol, ul").First).ToBeVisibleAsync();
        await Expect(answer.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToBeFocusedAsync();
        await Expect(answer).ToContainTextAsync("bon de livraison");
        await Expect(answer).ToContainTextAsync("Source");
        page.Url.ShouldEndWith("?reponse=activation-dell");
        await KeepAsync(page, "answer");

        await page.GoBackAsync();
        await Expect(answer).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Escape_closes_the_results_then_empties_the_box()
    {
        var page = await NewPageAsync();
        await page.GotoAsync(await HomeAsync());
        var box = page.GetByRole(AriaRole.Combobox);

        await box.PressSequentiallyAsync("facture");
        await Expect(page.GetByRole(AriaRole.Option)).Not.ToHaveCountAsync(0);
        await box.PressAsync("Escape");
        await Expect(page.Locator("#resultats")).ToBeHiddenAsync();
        await Expect(box).ToHaveValueAsync("facture");

        await box.PressAsync("Escape");
        await Expect(box).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Question_that_nothing_answers_is_offered_to_the_assistant()
    {
        var page = await NewPageAsync();
        await page.GotoAsync(await HomeAsync());

        await page.GetByRole(AriaRole.Combobox).FillAsync("zzyx qwfp");

        await Expect(page.GetByRole(AriaRole.Option).Last).ToHaveTextAsync("Poser cette question à l’assistant");
        await KeepAsync(page, "search-nothing");

        await page.GetByRole(AriaRole.Combobox).PressAsync("ArrowUp");
        await page.GetByRole(AriaRole.Combobox).PressAsync("Enter");
        await Expect(new ChatOnPage(page).FromVisitor).ToContainTextAsync("zzyx qwfp");
    }

    [Fact]
    public async Task Search_that_fails_says_so_and_works_again_after_a_retry()
    {
        Expected.Add("net::ERR_CONNECTION_FAILED");
        var page = await NewPageAsync();
        await page.GotoAsync(await HomeAsync());
        await page.RouteAsync("**/api/knowledge/search**", route => route.AbortAsync("connectionfailed"), new() { Times = 1 });

        await page.GetByRole(AriaRole.Combobox).FillAsync("obtenir une facture");
        await Expect(page.Locator("#etat")).ToContainTextAsync("La recherche ne répond pas");
        await KeepAsync(page, "search-trouble");
        await page.GetByRole(AriaRole.Button, new() { Name = "Réessayer" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Option)).Not.ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Late_answer_to_an_earlier_question_is_never_shown()
    {
        var page = await NewPageAsync();
        await page.GotoAsync(await HomeAsync());
        var release = new TaskCompletionSource();
        await page.RouteAsync("**/api/knowledge/search?q=lente**", async route =>
        {
            await release.Task;
            await FulfilAsync(route, "Question lente ?");
        });
        await page.RouteAsync("**/api/knowledge/search?q=rapide**", route => FulfilAsync(route, "Question rapide ?"));

        await page.GetByRole(AriaRole.Combobox).FillAsync("lente");
        await page.WaitForRequestAsync("**/search?q=lente**");
        await page.GetByRole(AriaRole.Combobox).FillAsync("rapide");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Question rapide");
        release.SetResult();

        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Question rapide");
    }

    [Fact]
    public async Task Popular_question_opens_its_answer_at_an_address_of_its_own()
    {
        var page = await NewPageAsync();
        await page.GotoAsync(await HomeAsync());

        await page.GetByRole(AriaRole.Link, new() { Name = "Obtenir une facture" }).ClickAsync();
        await Expect(page.Locator("#reponse .text")).ToBeVisibleAsync();
        var title = await page.TitleAsync();
        await page.ReloadAsync();

        await Expect(page.Locator("#reponse .text")).ToBeVisibleAsync();
        (await page.TitleAsync()).ShouldBe(title);
    }

    [Fact]
    public async Task Every_popular_question_has_an_answer()
    {
        var page = await NewPageAsync();
        await page.GotoAsync(await HomeAsync());
        var links = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.grid a')].map(link => new URLSearchParams(link.search).get('reponse'))");

        links.Length.ShouldBeGreaterThan(12);
        foreach (var id in links)
        {
            var answer = await page.APIRequest.GetAsync($"{await HomeAsync()}api/knowledge/entries/{id}");
            answer.Status.ShouldBe(200, id);
        }
    }

    [Fact]
    public async Task Answer_that_does_not_exist_is_said_plainly()
    {
        Expected.Add("404");
        var page = await NewPageAsync();

        await page.GotoAsync(await HomeAsync() + "?reponse=n-existe-pas");

        await Expect(page.Locator("#reponse")).ToContainTextAsync("n’existe pas ou n’est plus publiée");
    }

    /// <summary>Read from the source: a driven Chromium parses the page as if scripts ran even when they may not.</summary>
    [Fact]
    public async Task Page_without_scripts_says_what_to_do()
    {
        var page = await NewPageAsync();

        var html = await (await page.APIRequest.GetAsync(await HomeAsync())).TextAsync();

        var notice = html.Split("<noscript>")[1].Split("</noscript>")[0];
        notice.ShouldContain("ont besoin de JavaScript");
        notice.ShouldContain("service client");
    }

    private async Task<string> HomeAsync() => (await shared.StartAsync(Cancellation)).Address.ToString();

    private static Task FulfilAsync(IRoute route, string question) => route.FulfillAsync(new()
    {
        ContentType = "application/json",
        Body = JsonSerializer.Serialize(new { query = "", decision = "answer", results = new[] { new { id = "x", question, vendor = "redhat", confidence = 0.9 } } }),
    });
}

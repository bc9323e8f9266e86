using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Browser.Tests;

/// <summary>"Vouliez-vous dire": what a visitor sees when a question may mean several things, and what a click does.</summary>
public sealed class ChoiceTests(Chromium chromium, SharedServer shared) : BrowserTest(chromium)
{
    private const string None = "Aucune de ces réponses";

    [Fact]
    public async Task Question_that_vendors_answer_differently_offers_both_and_a_click_answers()
    {
        var (page, chat) = await OpenAsync();
        await chat.SayAsync("y a-t-il un délai de grâce ?");

        await Expect(chat.FromBot.Last).ToContainTextAsync("De quel contrat s’agit-il ?");
        var labels = await chat.Suggestions.AllInnerTextsAsync();
        labels.Count.ShouldBeInRange(3, 5, "two to four choices, and none of them");
        labels[^1].ShouldBe(None);
        var symantec = labels.Where(label => label.StartsWith("Symantec", StringComparison.Ordinal)).ShouldHaveSingleItem();
        await KeepAsync(page, "choice-offered");

        await chat.Suggestions.Filter(new() { HasText = symantec }).ClickAsync();

        await Expect(chat.FromVisitor.Last).ToContainTextAsync(symantec);
        await Expect(chat.FromBot.Last).ToContainTextAsync("9 mai 2016");
        await KeepAsync(page, "choice-taken");
    }

    [Fact]
    public async Task Choice_is_taken_by_typing_its_number_or_its_vendor()
    {
        var (_, chat) = await OpenAsync();
        await chat.SayAsync("y a-t-il un délai de grâce ?");

        await chat.SayAsync("symantec");

        await Expect(chat.FromBot.Last).ToContainTextAsync("9 mai 2016");
    }

    [Fact]
    public async Task None_of_these_asks_for_other_words_and_offers_a_person()
    {
        var (page, chat) = await OpenAsync();
        await chat.SayAsync("y a-t-il un délai de grâce ?");

        await chat.Suggestions.Filter(new() { HasText = None }).ClickAsync();

        await Expect(chat.FromBot.Last).ToContainTextAsync("autrement");
        await Expect(chat.Suggestions).ToHaveCountAsync(1);
        await KeepAsync(page, "choice-none");
    }

    private async Task<(IPage Page, ChatOnPage Chat)> OpenAsync()
    {
        var page = await NewPageAsync();
        var chat = new ChatOnPage(page);
        await page.GotoAsync((await shared.StartAsync(Cancellation)).Address.ToString());
        await chat.OpenAsync();
        return (page, chat);
    }
}

using System.Text.Json;
using Microsoft.Playwright;

namespace SupportBot.Browser.Tests;

/// <summary>A test with a page in Chromium. Whatever the page complains about, or asks of strangers, fails the test unless it is expected.</summary>
public abstract class BrowserTest(Chromium chromium) : IAsyncLifetime
{
    private readonly List<string> _complaints = [];
    private readonly List<IBrowserContext> _contexts = [];

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Complaints that contain one of these are part of what is tested.</summary>
    protected IList<string> Expected { get; } = [];

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts)
        {
            await context.CloseAsync();
        }

        GC.SuppressFinalize(this);
        if (TestContext.Current.TestState?.Result is not TestResult.Failed)
        {
            _complaints.Where(complaint => !Expected.Any(part => complaint.Contains(part, StringComparison.Ordinal))).ShouldBeEmpty();
        }
    }

    protected async Task<IPage> NewPageAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new() { ViewportSize = new() { Width = 1200, Height = 850 } };
        options.Locale = "fr-FR";
        options.TimezoneId = "Europe/Paris";
        var context = await chromium.Browser.NewContextAsync(options);
        _contexts.Add(context);
        context.SetDefaultTimeout(20_000);
        context.Page += (_, page) => Watch(page);
        return await context.NewPageAsync();
    }

    protected Task<IPage> NewPhoneAsync(ColorScheme colours = ColorScheme.Light) => NewPageAsync(new()
    {
        ViewportSize = new() { Width = 390, Height = 780 },
        IsMobile = true,
        HasTouch = true,
        DeviceScaleFactor = 2,
        ColorScheme = colours,
    });

    /// <summary>Kept under TestResults/screenshots of the build output, to be looked at.</summary>
    protected static async Task KeepAsync(IPage page, string name)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "TestResults", "screenshots", name + ".png") });
    }

    protected static async Task ShouldNotScrollSidewaysAsync(IPage page) =>
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0);

    protected static async Task ShouldHaveNoViolationAsync(IPage page)
    {
        Assert.SkipUnless(File.Exists(Repository.Axe), "axe-core is missing: build with Node.js installed, which restores it.");
        // Colours are judged at rest, not in the middle of a fade.
        await page.EvaluateAsync("Promise.all(document.getAnimations().map(animation => animation.finished))");
        await page.EvaluateAsync(await File.ReadAllTextAsync(Repository.Axe, Cancellation));
        var found = await page.EvaluateAsync<JsonElement>("""
            async () => {
              const { violations } = await axe.run(document, { resultTypes: ['violations'] });
              return violations.map(({ id, impact, help, nodes }) => `${impact} ${id}: ${help}: ${nodes.slice(0, 3).map(node => `${node.target} ${node.failureSummary}`).join(' | ')}`);
            }
            """);
        found.EnumerateArray().Select(static violation => violation.GetString()).ShouldBeEmpty();
    }

    private void Watch(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complain($"{message.Type}: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => Complain("page error: " + error);
        page.Request += (_, request) =>
        {
            var address = new Uri(request.Url);
            if (address.Scheme is "http" or "https" && !address.IsLoopback)
            {
                Complain("asked a stranger: " + request.Url);
            }
        };
    }

    private void Complain(string complaint)
    {
        lock (_complaints)
        {
            _complaints.Add(complaint);
        }
    }
}

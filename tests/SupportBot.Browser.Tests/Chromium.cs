using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(SupportBot.Browser.Tests.Chromium))]

namespace SupportBot.Browser.Tests;

/// <summary>One Chromium, from the system's packages, for all tests. It resolves no name but the loopback ones.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The running browser; skips the test where none is installed.</summary>
    public IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(_browser is null, "Chromium is not installed. On Debian: apt-get install chromium fonts-dejavu-core. Elsewhere name it in SUPPORTBOT_CHROMIUM.");
            return _browser!; // Skipped above when null.
        }
    }

    public async ValueTask InitializeAsync()
    {
        var executable = Environment.GetEnvironmentVariable("SUPPORTBOT_CHROMIUM") ?? Array.Find(Places, File.Exists);
        if (executable is null)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(15_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Arguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }
}

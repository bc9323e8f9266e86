using System.Net;
using System.Text;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.AgentConsole.CaseDetail;

/// <summary>Files are downloads from a sandbox; only what is a picture by its bytes is shown.</summary>
public sealed class CaseFileTests(SupportBotServer server)
{
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly CaseRoom _room = new(server);

    [Fact]
    [Trait("Attack", "S31")]
    public async Task Picture_is_shown_in_place_from_a_sandbox_and_downloaded()
    {
        var file = await _room.OpenAsync();
        var picture = await _room.AddFileAsync(file, "étiquette \"balise\".png", "image/png", Png);
        using var browser = await ConsoleBrowser.SignInAsync(server);
        var page = await browser.GetAsync($"/console/cases/{file.Reference}");
        var address = page.Document.QuerySelector("#files img").ShouldNotBeNull().GetAttribute("src") ?? "";

        var preview = await browser.GetAsync(address);
        var download = await browser.GetAsync($"/console/cases/{file.Reference}/files/{picture.Info.Id}");

        preview.Status.ShouldBe(HttpStatusCode.OK);
        preview.Answer.Headers["Content-Type"].ShouldBe("image/png");
        preview.Answer.Headers["Content-Disposition"].ShouldStartWith("inline");
        download.Answer.Headers["Content-Disposition"].ShouldStartWith("attachment");
        foreach (var answer in new[] { preview, download })
        {
            answer.Answer.Headers["Content-Security-Policy"].ShouldBe("default-src 'none'; sandbox; frame-ancestors 'none'");
            answer.Answer.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
            answer.Answer.Headers["Cache-Control"].ShouldContain("no-store");
        }
    }

    [Theory]
    [InlineData("image/png", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("image/jpeg", "<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("application/pdf", "%PDF-1.7 nothing")]
    [InlineData("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [Trait("Attack", "S31")]
    public async Task What_is_no_picture_by_its_bytes_is_never_shown_in_place(string claimed, string content)
    {
        var file = await _room.OpenAsync();
        var liar = await _room.AddFileAsync(file, "photo.png.html", claimed, Encoding.UTF8.GetBytes(content));
        using var browser = await ConsoleBrowser.SignInAsync(server);

        (await browser.GetAsync($"/console/cases/{file.Reference}/files/{liar.Info.Id}/preview")).Status.ShouldBe(HttpStatusCode.NotFound);
        var download = await browser.GetAsync($"/console/cases/{file.Reference}/files/{liar.Info.Id}");

        download.Answer.Headers["Content-Disposition"].ShouldStartWith("attachment");
        download.Answer.Headers["Content-Security-Policy"].ShouldContain("sandbox");
    }

    [Fact]
    [Trait("Attack", "S44")]
    public async Task File_of_another_case_is_not_there()
    {
        var file = await _room.OpenAsync();
        var other = await _room.OpenAsync();
        var foreign = await _room.AddFileAsync(other, "a.png", "image/png", Png);
        using var browser = await ConsoleBrowser.SignInAsync(server);

        (await browser.GetAsync($"/console/cases/{file.Reference}/files/{foreign.Info.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync($"/console/cases/{file.Reference}/files/{foreign.Info.Id}/preview")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}

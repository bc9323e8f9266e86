using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.Persistence;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.AgentConsole;

public sealed partial class ShellTests(SupportBotServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stranger_is_led_to_the_sign_in_and_would_come_back_afterwards()
    {
        using var browser = new ConsoleBrowser(server);

        var page = await browser.GetAsync("/console/compte?a=1");

        page.Status.ShouldBe(HttpStatusCode.Found);
        page.Location.ShouldBe("/console/connexion?retour=%2Fconsole%2Fcompte%3Fa%3D1");
    }

    [Fact]
    public async Task Script_without_a_session_is_told_so_and_not_led_anywhere()
    {
        using var browser = new ConsoleBrowser(server);

        (await browser.SendAsync(HttpMethod.Get, "/console/evenements", null, "text/event-stream")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    /// <summary>Also the routes of parts that are still to come.</summary>
    [Fact]
    [Trait("Attack", "S32")]
    public void Every_route_asks_who_it_is_and_every_post_asks_for_its_proof()
    {
        string[] open = ["/console/assets/{name}", "/console/connexion", "/console/connexion/code", "/console/acces/{token}"];
        server.Http().Dispose(); // Starts it.
        var routes = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText?.StartsWith("/console", StringComparison.OrdinalIgnoreCase) == true).ToList();

        routes.Count.ShouldBeGreaterThan(15);
        routes.Where(route => route.Metadata.GetMetadata<IAuthorizeData>() is null).Select(route => route.RoutePattern.RawText).Distinct().ShouldBe(open, ignoreOrder: true);
        routes.ShouldAllBe(route => route.Metadata.GetMetadata<IAllowAnonymous>() == null);
        routes.ShouldAllBe(route => route.Metadata.GetMetadata<IAntiforgeryMetadata>()!.RequiresValidation); // Null is a failure too.
    }

    [Fact]
    [Trait("Attack", "S39")]
    public async Task S86_every_page_has_the_strict_headers()
    {
        using var browser = await ConsoleBrowser.SignInAsync(server);

        foreach (var path in new[] { "/console", "/console/connexion", "/console/nothing", "/console/acces/none" })
        {
            var headers = (await browser.GetAsync(path)).Answer.Headers;
            headers["Content-Security-Policy"].ShouldStartWith("default-src 'none'; script-src 'self'; style-src 'self'");
            headers["Content-Security-Policy"].ShouldContain("frame-ancestors 'none'");
            headers["Content-Security-Policy"].ShouldNotContain("unsafe");
            headers["X-Frame-Options"].ShouldBe("DENY");
            headers["Cache-Control"].ShouldContain("no-store");
            headers["X-Content-Type-Options"].ShouldBe("nosniff");
            headers["Referrer-Policy"].ShouldBe("no-referrer");
        }
    }

    [Fact]
    public async Task Page_has_no_inline_script_or_style_and_its_files_are_kept_for_a_year()
    {
        using var browser = await ConsoleBrowser.SignInAsync(server);
        var page = await browser.GetAsync("/console/nothing");

        page.Document.QuerySelectorAll("script:not([src]), style, [style], [onclick]").ShouldBeEmpty();
        var files = page.Document.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href") ?? "")
            .Concat(page.Document.QuerySelectorAll("script").Select(script => script.GetAttribute("src") ?? "")).ToList();
        files.Count.ShouldBeGreaterThanOrEqualTo(3);
        foreach (var file in files)
        {
            HashedName().IsMatch(file).ShouldBeTrue(file);
            var answer = (await browser.GetAsync(file)).Answer;
            answer.Status.ShouldBe(HttpStatusCode.OK);
            answer.Headers["Cache-Control"].ShouldBe("public, max-age=31536000, immutable");
            answer.Headers["Content-Type"].ShouldStartWith(file.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : "text/javascript");
        }
    }

    [Fact]
    public async Task S32_post_without_proof_with_a_strangers_or_a_colleagues_is_refused_written_down_and_changes_nothing()
    {
        using var anne = await ConsoleBrowser.SignInAsync(server);
        using var bruno = await ConsoleBrowser.SignInAsync(server);
        using var stranger = new ConsoleBrowser(server);
        var strangersProof = (await stranger.GetAsync("/console/acces/none")).Document; // No form there: strangers have no proof to give.
        strangersProof.QuerySelector("form").ShouldBeNull();
        var brunosProof = (await bruno.GetAsync("/console/compte")).Proof();
        var before = await RefusalsAsync("/console/deconnexion");

        foreach (var proof in new[] { null, "", "CfDJ8", brunosProof })
        {
            var page = await anne.PostAsync("/console/deconnexion", proof);

            page.Status.ShouldBe(HttpStatusCode.BadRequest);
            page.Text("h1").ShouldBe("Formulaire refusé");
        }

        (await anne.GetAsync("/console/nothing")).Status.ShouldBe(HttpStatusCode.NotFound); // Still signed in.
        (await RefusalsAsync("/console/deconnexion") - before).ShouldBe(4);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Other_methods_change_nothing(string method)
    {
        using var browser = await ConsoleBrowser.SignInAsync(server);

        (await browser.SendAsync(new HttpMethod(method), "/console/deconnexion", null)).Status.ShouldBeOneOf(HttpStatusCode.MethodNotAllowed, HttpStatusCode.BadRequest);

        (await browser.GetAsync("/console/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Attack", "S33")]
    public async Task Signing_out_ends_the_session_also_for_a_copy_of_the_cookie()
    {
        using var browser = await ConsoleBrowser.SignInAsync(server);
        var page = await browser.GetAsync("/console/nothing");
        var stolen = new Dictionary<string, string>(browser.Cookies);

        (await browser.PostAsync("/console/deconnexion", page)).Location.ShouldBe("/console/connexion");

        browser.Cookies.Keys.ShouldNotContain("SupportBot.Console");
        browser.Cookies["SupportBot.Console"] = stolen["SupportBot.Console"];
        (await browser.GetAsync("/console/nothing")).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Unknown_page_is_a_clear_404_for_the_signed_in()
    {
        using var browser = await ConsoleBrowser.SignInAsync(server, ConsoleRole.Agent);

        var page = await browser.GetAsync("/console/nothing");

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Text("h1").ShouldBe("Page introuvable");
        page.Text(".whoami bdi").ShouldBe("Anne Testeur");
    }

    [Fact]
    public async Task Audit_log_can_be_neither_changed_nor_shortened()
    {
        server.Http().Dispose();
        var database = server.Services.GetRequiredService<IDatabase>();
        using var browser = await ConsoleBrowser.SignInAsync(server);

        await Should.ThrowAsync<System.Data.Common.DbException>(() => database.WriteAsync([SqlStatement.Of("UPDATE audit_log SET event = 'nothing'")]));
        await Should.ThrowAsync<System.Data.Common.DbException>(() => database.WriteAsync([SqlStatement.Of("DELETE FROM audit_log")]));
    }

    private async Task<int> RefusalsAsync(string subject)
    {
        var rows = await server.Services.GetRequiredService<IDatabase>().QueryAsync(
            SqlStatement.Of("SELECT COUNT(*) FROM audit_log WHERE event = 'request.refused' AND subject = $1", subject), static row => row.GetInt32(0), Cancel);
        return rows[0];
    }

    [GeneratedRegex(@"\A/console/assets/[a-z-]+-[0-9a-f]{10}\.(css|js)\z")]
    private static partial Regex HashedName();
}

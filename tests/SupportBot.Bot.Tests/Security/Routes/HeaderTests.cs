namespace SupportBot.Bot.Tests.Security.Routes;

/// <summary>Headers of every route, to everybody.</summary>
public sealed class HeaderTests(RouteWalk walk)
{
    [Fact]
    public async Task S86_every_route_has_the_headers_whoever_asks()
    {
        foreach (var visit in await walk.VisitsAsync())
        {
            var where = $"{visit.Route} to {visit.Actor}: {(int)visit.Status}";
            visit.Headers.ShouldContainKey("Content-Security-Policy", where);
            var policy = visit.Headers["Content-Security-Policy"];
            policy.ShouldContain("default-src", Case.Sensitive, where);
            Directive(policy, "script-src").ShouldNotContain("unsafe", Case.Sensitive, where);
            Directive(policy, "script-src").ShouldNotContain("*", Case.Sensitive, where);
            visit.Headers.ShouldContainKey("X-Content-Type-Options", where);
            visit.Headers["X-Content-Type-Options"].ShouldBe("nosniff", where);
            visit.Headers.ShouldContainKey("Referrer-Policy", where);
            visit.Headers.ShouldContainKey("Cross-Origin-Opener-Policy", where);
            visit.Headers.ShouldContainKey("Permissions-Policy", where);
            visit.Headers.ShouldNotContainKey("Server", where);
            visit.Headers.ShouldNotContainKey("X-Powered-By", where);
            visit.Headers.ShouldContainKey("Cache-Control", where);
            if (!IsAsset(visit.Route))
            {
                visit.Headers["Cache-Control"].ShouldContain("no-store", Case.Sensitive, where);
            }
        }
    }

    [Fact]
    [Trait("Attack", "S76")]
    public async Task No_route_answers_with_a_failure_or_shows_its_inside()
    {
        foreach (var visit in await walk.VisitsAsync())
        {
            var where = $"{visit.Route} to {visit.Actor}: {visit.Body}";
            ((int)visit.Status).ShouldBeLessThan(500, where);
            visit.Body.ShouldNotContain("   at SupportBot", Case.Sensitive, where);
            visit.Body.ShouldNotContain("Exception", Case.Sensitive, where);
        }
    }

    /// <summary>Files that are the same for everybody.</summary>
    private static bool IsAsset(string route) =>
        route.EndsWith(" /", StringComparison.Ordinal) || route.EndsWith(" /chat", StringComparison.Ordinal) || route.EndsWith("/embed.js", StringComparison.Ordinal)
        || route.EndsWith("/chat/{file}", StringComparison.Ordinal) || route.EndsWith("/assets/{name}", StringComparison.Ordinal);

    private static string Directive(string policy, string name) =>
        policy.Split(';', StringSplitOptions.TrimEntries).FirstOrDefault(part => part.StartsWith($"{name} ", StringComparison.Ordinal))
        ?? policy.Split(';', StringSplitOptions.TrimEntries).First(static part => part.StartsWith("default-src", StringComparison.Ordinal));
}

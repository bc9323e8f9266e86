using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Observability;

public sealed class OpenApiTests(SupportBotServer server)
{
    private static readonly string[] Machines = ["/api/", "/v3/", "/health/", "/metrics", "/schemas/", "/openapi/"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_document_names_every_route_for_machines_and_no_other()
    {
        var document = await ReadAsync();
        var described = document.GetProperty("paths").EnumerateObject().SelectMany(static path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));
        var there = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(static endpoint => Array.Exists(Machines, start => $"{Path(endpoint)}/".StartsWith(start, StringComparison.Ordinal)))
            .SelectMany(static endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => $"{method} {Path(endpoint)}"))
            .Where(static route => !route.StartsWith("OPTIONS ", StringComparison.Ordinal));

        described.Order(StringComparer.Ordinal).ShouldBe(there.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_reference_leads_to_a_schema_and_every_name_in_a_path_is_described()
    {
        var document = await ReadAsync();
        var schemas = document.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(static schema => $"#/components/schemas/{schema.Name}").ToHashSet(StringComparer.Ordinal);

        References(document).Distinct(StringComparer.Ordinal).Where(reference => !schemas.Contains(reference)).ShouldBeEmpty();
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var named = operation.Value.TryGetProperty("parameters", out var parameters)
                    ? parameters.EnumerateArray().Where(static one => one.GetProperty("in").GetString() == "path").Select(static one => $"{{{one.GetProperty("name").GetString()}}}").ToList()
                    : [];
                path.Name.Split('/').Where(static part => part.StartsWith('{')).ShouldBe(named, $"{operation.Name} {path.Name}");
            }
        }
    }

    [Fact]
    public async Task The_search_answers_as_described()
    {
        using var client = new DirectLineClient(server.Http());
        var described = (await ReadAsync()).GetProperty("components").GetProperty("schemas").GetProperty("Search").GetProperty("required").EnumerateArray().Select(static name => name.GetString());

        var answer = await client.SendAsync(HttpMethod.Get, "/api/knowledge/search?q=facture", null, Cancel);

        answer.Json.EnumerateObject().Select(static member => member.Name).ShouldBe(described);
    }

    private static string Path(RouteEndpoint endpoint) => "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/');

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static member => member.NameEquals("$ref") ? [member.Value.GetString() ?? ""] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private async Task<JsonElement> ReadAsync()
    {
        using var client = new DirectLineClient(server.Http());
        return (await client.SendAsync(HttpMethod.Get, "/openapi/v1.json", null, Cancel)).Json;
    }
}

namespace SupportBot.Bot.Observability;

/// <summary>The description of the routes for machines. Kept by hand, as Microsoft.AspNetCore.OpenApi does not restore here; a test holds it against the routes there are.</summary>
internal static class OpenApiDocument
{
    private const string Resource = "openapi.v1.json";

    public static void MapOpenApiDocument(this IEndpointRouteBuilder routes)
    {
        var text = Read();
        routes.MapGet("/openapi/v1.json", () => Results.Text(text, "application/json"));
    }

    private static string Read()
    {
        using var stream = typeof(OpenApiDocument).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

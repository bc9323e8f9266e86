namespace SupportBot.Bot.Cases;

/// <summary>The published form of the hand-off package.</summary>
internal static class PackageSchema
{
    private const string Resource = "hand-off-package.v1.schema.json";

    /// <summary>The schema's JSON.</summary>
    public static string Text { get; } = Read();

    /// <summary>Serves it under <c>/schemas/hand-off-package.v1.schema.json</c>.</summary>
    public static void MapPackageSchema(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"/schemas/{Resource}", () => Results.Text(Text, "application/schema+json")).WithName("HandOffPackageSchema");

    private static string Read()
    {
        using var stream = typeof(PackageSchema).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

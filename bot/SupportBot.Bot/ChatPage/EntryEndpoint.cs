using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Bot.Channels.Http;
using SupportBot.Knowledge;

namespace SupportBot.Bot.ChatPage;

/// <summary><c>GET /api/knowledge/entries/{id}</c>: one answer of the FAQ, ready to be shown in a page.</summary>
internal static class EntryEndpoint
{
    private static readonly EntryJson Json = new(new JsonSerializerOptions(EntryJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static void MapEntries(this IEndpointRouteBuilder routes)
    {
        var knowledge = routes.ServiceProvider.GetRequiredService<KnowledgeBase>();
        routes.MapGet("/api/knowledge/entries/{id}", context => AnswerAsync(context, knowledge.Current)).RequireRateLimiting(RateLimits.Search);
    }

    private static Task AnswerAsync(HttpContext context, KnowledgeSnapshot snapshot) =>
        context.Request.RouteValues["id"] is string id && snapshot.Find(id) is { IsOutOfScope: false } entry
            ? context.AnswerAsync(StatusCodes.Status200OK, Answer(entry, snapshot), Json.EntryAnswer)
            : context.RefuseAsync(ApiError.NotFound);

    private static EntryAnswer Answer(KnowledgeEntry entry, KnowledgeSnapshot snapshot) => new(
        entry.Id,
        entry.Question,
        entry.Vendor,
        entry.Flow,
        AnswerHtml.Of(entry.Markdown),
        entry.Source is { } source ? string.Join(", ", new[] { source.Page, source.Section }.OfType<string>()) : null,
        entry.Reviewed?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        [.. entry.FollowUps.Select(snapshot.Find).OfType<KnowledgeEntry>().Where(next => !next.IsOutOfScope).Select(next => new FollowUp(next.Id, next.Question))]);
}

/// <param name="Flow">The request to offer with the answer; null when there is none.</param>
/// <param name="Html">The answer, without any markup but what Markdown makes.</param>
/// <param name="Source">Page and section the facts come from; null when unknown.</param>
/// <param name="Reviewed">Day of the last check, ISO 8601; null when unknown.</param>
internal sealed record EntryAnswer(
    string Id, string Question, string Vendor, string? Flow, string Html, string? Source, string? Reviewed, IReadOnlyList<FollowUp> FollowUps);

internal sealed record FollowUp(string Id, string Question);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EntryAnswer))]
internal sealed partial class EntryJson : JsonSerializerContext;

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Bot.Conversations;
using SupportBot.Knowledge;

namespace SupportBot.Bot.Channels.Http;

/// <summary><c>GET /api/knowledge/search</c>: the very decision that the bot would take on a first question.</summary>
internal static class KnowledgeEndpoints
{
    private const int DefaultTop = 5;
    private const int LargestTop = 20;

    /// <summary>Accents stay letters: a body is never inside HTML.</summary>
    private static readonly KnowledgeJson Json = new(new JsonSerializerOptions(KnowledgeJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static void MapKnowledge(this IEndpointRouteBuilder routes)
    {
        var knowledge = routes.ServiceProvider.GetRequiredService<KnowledgeBase>();
        routes.MapGet("/api/knowledge/search", context => SearchAsync(context, knowledge)).RequireRateLimiting(RateLimits.Search);
    }

    private static Task SearchAsync(HttpContext context, KnowledgeBase knowledge)
    {
        var query = MessageText.Clean(context.Request.Query["q"].ToString(), out var wasCut);
        var top = context.Request.Query["top"].ToString();
        if (query.Length == 0 || wasCut)
        {
            return context.RefuseAsync(ApiError.BadArgument($"q must have 1 to {MessageText.MaximumLength} characters."));
        }

        if (!int.TryParse(top.Length == 0 ? $"{DefaultTop}" : top, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > LargestTop)
        {
            return context.RefuseAsync(ApiError.BadArgument($"top must be 1 to {LargestTop}."));
        }

        return context.AnswerAsync(StatusCodes.Status200OK, Answer(knowledge.Current, query, count), Json.KnowledgeAnswer);
    }

    private static KnowledgeAnswer Answer(KnowledgeSnapshot snapshot, string query, int count)
    {
        var folded = MessageText.Fold(query);
        var decision = snapshot.Decide(folded, SearchContext.None);

        // A decision may rest on fewer entries than were asked for: the list goes on with the next best. Without one, the search for what is being typed stands alone.
        var decided = decision.Kind == DecisionKind.Abstain ? [] : decision.Results;
        var results = decided.Concat(snapshot.Search(folded, LargestTop)).DistinctBy(static result => result.Entry.Id, StringComparer.Ordinal).Take(count);
        return new KnowledgeAnswer(query, Word(decision.Kind), decision.Flow, [.. results.Select(static result =>
            new KnowledgeResult(result.Entry.Id, result.Entry.Question, result.Entry.Vendor, Math.Round(result.Confidence, 4)))]);
    }

    private static string Word(DecisionKind kind) => kind switch
    {
        DecisionKind.Answer => "answer",
        DecisionKind.Clarify => "clarify",
        DecisionKind.Abstain => "abstain",
        DecisionKind.Flow => "flow",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

/// <summary>The answer; <paramref name="Flow"/> is written even when it is null.</summary>
internal sealed record KnowledgeAnswer(string Query, string Decision, string? Flow, IReadOnlyList<KnowledgeResult> Results);

/// <param name="Confidence">Probability that the entry answers, 0 to 1.</param>
internal sealed record KnowledgeResult(string Id, string Question, string Vendor, double Confidence);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KnowledgeAnswer))]
internal sealed partial class KnowledgeJson : JsonSerializerContext;

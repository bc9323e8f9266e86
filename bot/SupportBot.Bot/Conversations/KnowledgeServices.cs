using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.Observability;
using SupportBot.Knowledge;
using SupportBot.Knowledge.Content;

namespace SupportBot.Bot.Conversations;

/// <summary>Where the knowledge lies.</summary>
internal sealed class KnowledgeOptions
{
    public const string Section = "Knowledge";

    /// <summary>
    /// The content folder, or a <c>.jsonl</c> file; relative to the content root. Null: <c>knowledge/content</c> beside the published program, or of the
    /// repository that it is run from.
    /// </summary>
    [MinLength(1)]
    public string? ContentDirectory { get; set; }
}

[OptionsValidator]
internal sealed partial class KnowledgeOptionsValidator : IValidateOptions<KnowledgeOptions>;

/// <summary>Where the knowledge was found.</summary>
/// <param name="Path">The content folder, or the <c>.jsonl</c> file.</param>
internal sealed record KnowledgePlace(string Path);

/// <summary>Opens the knowledge, follows its changes, and says in the log what is wrong with it.</summary>
internal static partial class KnowledgeServices
{
    private static readonly string[] UsualPlaces = ["knowledge/content", "../../knowledge/content"];

    public static IServiceCollection AddKnowledge(this IServiceCollection services)
    {
        services.AddOptions<KnowledgeOptions>().BindConfiguration(KnowledgeOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<KnowledgeOptions>, KnowledgeOptionsValidator>();
        services.AddSingleton(static provider => new KnowledgePlace(
            Find(provider.GetRequiredService<IOptions<KnowledgeOptions>>().Value, provider.GetRequiredService<IHostEnvironment>())));
        services.AddSingleton(Open);
        services.AddSingleton<IFigures, KnowledgeFigures>();
        return services;
    }

    private static KnowledgeBase Open(IServiceProvider services)
    {
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(KnowledgeBase).FullName ?? nameof(KnowledgeBase));
        var knowledge = KnowledgeBase.Open(services.GetRequiredService<KnowledgePlace>().Path, FlowServices.Utterances, services.GetRequiredService<TimeProvider>());
        Tell(logger, knowledge.Current, knowledge.Problems);
        knowledge.Reloaded += (_, reload) => Tell(logger, reload.Snapshot, reload.Problems);
        return knowledge;
    }

    private static string Find(KnowledgeOptions options, IHostEnvironment environment)
    {
        if (options.ContentDirectory is { } given)
        {
            return Path.Combine(environment.ContentRootPath, given);
        }

        var places = UsualPlaces.SelectMany(place => new[] { Path.Combine(environment.ContentRootPath, place), Path.Combine(AppContext.BaseDirectory, place) }).ToList();
        return Path.GetFullPath(places.Find(Directory.Exists) ?? places[0]);
    }

    private static void Tell(ILogger logger, KnowledgeSnapshot snapshot, IReadOnlyList<ContentProblem> problems)
    {
        LogLoaded(logger, snapshot.Entries.Count, snapshot.Version);
        foreach (var problem in problems)
        {
            LogProblem(logger, problem.Severity == ProblemSeverity.Error ? LogLevel.Error : LogLevel.Warning, problem.File, problem.Line, problem.Message, problem.Remedy);
        }
    }

    [LoggerMessage(EventIds.Conversations + 11, LogLevel.Information, "Knowledge: {Entries} entries, version {Version}")]
    private static partial void LogLoaded(ILogger logger, int entries, long version);

    [LoggerMessage(EventId = EventIds.Conversations + 12, Message = "Knowledge: {File}, line {Line}: {Message}. {Remedy}")]
    private static partial void LogProblem(ILogger logger, LogLevel level, string file, int line, string message, string remedy);
}

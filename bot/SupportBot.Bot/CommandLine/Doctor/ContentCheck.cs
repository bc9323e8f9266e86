using SupportBot.Bot.Conversations;
using SupportBot.Knowledge;
using SupportBot.Knowledge.Content;

namespace SupportBot.Bot.CommandLine.Doctor;

/// <summary>Is there something to answer with, and is it whole and read over?</summary>
internal static class ContentCheck
{
    /// <summary>As the editors' own check has it.</summary>
    private const int OldAfterDays = 365;

    public static Task<IReadOnlyList<Finding>> LookAsync(IServiceProvider services, Trial trial, CancellationToken cancellationToken)
    {
        var place = services.GetRequiredService<KnowledgePlace>().Path;
        if (!Directory.Exists(place) && !File.Exists(place))
        {
            return Task.FromResult<IReadOnlyList<Finding>>([Finding.ToMend("content", $"{place} is not there. Name the folder of the answers in Knowledge:ContentDirectory.")]);
        }

        var knowledge = services.GetRequiredService<KnowledgeBase>();
        var answers = knowledge.Current.Entries.Where(static entry => !entry.IsOutOfScope).ToList();
        var errors = knowledge.Problems.Where(static problem => problem.Severity == ProblemSeverity.Error).ToList();
        var findings = errors.Select(static error => Finding.ToMend("content", $"{error.File}, line {error.Line}: {error.Message}. {error.Remedy}")).ToList();
        findings.Add(answers.Count == 0
            ? Finding.ToMend("content", $"There is no answer in {place}. knowledge/README.md says how to write one.")
            : Finding.Ok("content", $"{answers.Count} answers from {place}; {knowledge.Problems.Count - errors.Count} warnings (the command check of the editors' tool lists them)."));
        if (answers.Count > 0)
        {
            findings.Add(Age(answers, DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime)));
        }

        return Task.FromResult<IReadOnlyList<Finding>>(findings);
    }

    private static Finding Age(IReadOnlyList<KnowledgeEntry> answers, DateOnly today)
    {
        var old = answers.Count(entry => entry.Reviewed is not { } day || today.DayNumber - day.DayNumber > OldAfterDays);
        return old == 0
            ? Finding.Ok("content", "Every answer was read over within a year.")
            : Finding.Note("content", $"{old} of {answers.Count} answers were not read over within a year.");
    }
}

using System.Globalization;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.HandOff.Hours;

/// <summary>When agents answer. Values written under a queue's name replace those of the section for that queue.</summary>
internal sealed class BusinessHoursOptions : QueueHoursOptions
{
    public const string Section = "BusinessHours";

    /// <summary>Hours of single queues, by queue name.</summary>
    public Dictionary<string, QueueHoursOptions> Queues { get; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Hours of one queue, or of all of them.</summary>
internal class QueueHoursOptions
{
    /// <summary>
    /// Opening hours by English day name, such as <c>Monday = "09:00-12:30, 13:30-18:00"</c>; a day left out is closed, the end may be <c>24:00</c>.
    /// Default: Monday to Friday, 09:00-18:00. Wall clock of Europe/Paris.
    /// </summary>
    public Dictionary<string, string> Days { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether Good Friday and 26 December are closed too. Default: no.</summary>
    public bool? AlsaceMoselle { get; set; }

    /// <summary>Whether public holidays are worked. Default: no.</summary>
    public bool? OpenOnHolidays { get; set; }

    /// <summary>Open round the clock, every day; for trials. Default: no.</summary>
    public bool? AlwaysOpen { get; set; }

    /// <summary>Further closed days, <c>2026-12-24</c>.</summary>
    public IList<string> ClosingDays { get; } = [];
}

/// <summary>Reads every hour and day at start, and says all that is wrong at once.</summary>
internal sealed class BusinessHoursOptionsValidator : IValidateOptions<BusinessHoursOptions>
{
    public ValidateOptionsResult Validate(string? name, BusinessHoursOptions options)
    {
        var errors = Check(BusinessHoursOptions.Section, options)
            .Concat(options.Queues.SelectMany(queue => Check($"{BusinessHoursOptions.Section}:Queues:{queue.Key}", queue.Value)))
            .ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Check(string path, QueueHoursOptions options)
    {
        foreach (var (day, hours) in options.Days)
        {
            if (!OpeningSpan.TryParseDay(day, out _))
            {
                yield return $"{path}:Days:{day} is not an English day name such as Monday.";
            }
            else if (!OpeningSpan.TryParseList(hours, out _))
            {
                yield return $"{path}:Days:{day} is '{hours}': write 09:00-12:30, 13:30-18:00, in order and without overlap, or nothing for a closed day.";
            }
        }

        if (options.Days.Count > 0 && options.Days.Values.All(string.IsNullOrWhiteSpace))
        {
            yield return $"{path}:Days never opens: leave the section out for the default hours.";
        }

        foreach (var day in options.ClosingDays)
        {
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                yield return $"{path}:ClosingDays holds '{day}': write a day as 2026-12-24.";
            }
        }
    }
}

using System.Globalization;
using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.Recognizers;
using SupportBot.Dialogs.Recognizers.DateTimes;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Forms;

/// <summary>
/// Asks for a day, in digits or in words, said back in full; of a period ("fin juin") its last day is taken, with a word about it. In a sentence it is found after one of the slot's cues: for the slot <c>end_date</c>,
/// <c>EndDateCues</c> of the flow's <c>.resx</c> (<c>expire|se termine|prend fin</c>).
/// </summary>
public sealed class DateSlot : Slot<DateOnly>
{
    private const string Canonical = "yyyy-MM-dd";
    private const int CueReach = 3;
    private const int LongestAnswer = 8;

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    private readonly Cues _cues;

    /// <summary>Makes the slot.</summary>
    public DateSlot(string name, FormTexts texts)
        : base(name, SlotTexts.Read(texts, name))
    {
        Echoes = true;
        _cues = new Cues(texts.List($"{SlotTexts.KeyOf(name)}Cues"));
    }

    /// <summary>Where a day without its year is looked for; default towards the future.</summary>
    public DatePreference Towards { get; init; } = DatePreference.Future;

    /// <inheritdoc/>
    protected override SlotAnswer<DateOnly> OnRecognize(SlotInput input)
    {
        var found = DayOrPeriodRecognizer.Recognize(input.Tokens, input.Today.ToDateTime(TimeOnly.MinValue));
        if (found is not [{ Value: var only }])
        {
            return found.Count == 0 ? SlotAnswer.None<DateOnly>() : SlotAnswer.Reject<DateOnly>(EngineTexts.Get("SeveralDates"));
        }

        if (only.LastDay(Towards) is not { } day)
        {
            return SlotAnswer.Reject<DateOnly>(EngineTexts.Get("NoSuchDate"));
        }

        // Of "fin juin" or "en mars 2026" the last day, said back so that it can be corrected.
        return only.Type != DateTimeType.Date ? SlotAnswer.Warn(day, EngineTexts.Get("LastDayOfPeriod"))
            : SlotAnswer.Accept(day, input.Words.Words.Count > LongestAnswer ? Certainty.Weak : Certainty.Likely);
    }

    /// <inheritdoc/>
    protected override Found<DateOnly>? OnFind(SlotInput input)
    {
        if (_cues.IsEmpty || _cues.Find(input.Words) is null)
        {
            return null;
        }

        foreach (var found in Find(input.Tokens, input.Today))
        {
            if (_cues.Announce(input.Words, found.Start, CueReach) && found.Value.FirstDay(Towards) is { } day)
            {
                return new Found<DateOnly>(day, found.Start, found.End - found.Start + 1);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    protected override string Format(DateOnly value) => value.ToString(Canonical, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override bool TryParse(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, Canonical, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    /// <inheritdoc/>
    protected override string OnDisplay(DateOnly value) =>
        value.Day == 1 ? value.ToString("'1er' MMMM yyyy", French) : value.ToString("d MMMM yyyy", French);

    private static IReadOnlyList<Recognition<DateTimeValue>> Find(TokenizedText text, DateOnly today) =>
        DateRecognizer.Recognize(text, today.ToDateTime(TimeOnly.MinValue));
}

namespace SupportBot.Dialogs.Recognizers.Tokens;

/// <summary>
/// What the lexicon knows of a word. A word may be several things at once: "sept" is a cardinal and a month, "seconde" an ordinal and a
/// unit, so each facet has its own field and its own value for "none".
/// </summary>
internal sealed class Lexeme
{
    /// <summary>The lexeme of every word that is not in the lexicon.</summary>
    internal static readonly Lexeme Unknown = new();

    /// <summary>Role in the grammars; <see cref="Word.None"/> when it has none.</summary>
    internal Word Word { get; set; }

    /// <summary>How the word takes part in a cardinal.</summary>
    internal CardinalKind Cardinal { get; set; }

    /// <summary>Value of the cardinal facet; without meaning when there is none.</summary>
    internal long CardinalValue { get; set; }

    /// <summary>Value of the ordinal facet (deuxième = 2); 0 = not an ordinal.</summary>
    internal long Ordinal { get; set; }

    /// <summary>1 (January) to 12; 0 = not a month.</summary>
    internal int Month { get; set; }

    /// <summary>Whether the month or weekday is an abbreviation, which may take a full stop.</summary>
    internal bool Abbreviated { get; set; }

    /// <summary>1 (Monday) to 7 (Sunday); 0 = not a weekday.</summary>
    internal int Weekday { get; set; }

    /// <summary>Whether the weekday is in the plural, which means every such day.</summary>
    internal bool Plural { get; set; }

    /// <summary>The unit of time.</summary>
    internal TimeUnit Unit { get; set; }

    /// <summary>The part of the day.</summary>
    internal DayPart DayPart { get; set; }

    /// <summary>Whether a name of a time begins with the word though no other facet says so: "maintenant", "noël", "w" of "w/c".</summary>
    internal bool NamesTime { get; set; }

    /// <summary>
    /// Whether a day, a time or a period may begin with the word itself; most words are not asked further. Articles and prepositions do not count, their
    /// readers look behind them.
    /// </summary>
    internal bool BeginsTime =>
        NamesTime || Month > 0 || Weekday > 0 || Season > 0 || Unit != TimeUnit.None || DayPart != DayPart.None || Ordinal > 0 || Cardinal != CardinalKind.None
        || Word is Word.This or Word.My or Word.Next or Word.Following or Word.Last or Word.Previous or Word.Today or Word.Tomorrow or Word.Yesterday
            or Word.DayAfterTomorrow or Word.Before or Word.After or Word.Beginning or Word.Middle or Word.Ending or Word.Rest or Word.Early or Word.Late or Word.Few or Word.Half;

    /// <summary>1 spring, 2 summer, 3 autumn, 4 winter; 0 = not a season.</summary>
    internal int Season { get; set; }
}

/// <summary>How a word takes part in a cardinal.</summary>
internal enum CardinalKind
{
    None,

    /// <summary>0 to 16.</summary>
    Unit,

    /// <summary>20 to 90 by tens.</summary>
    Ten,

    /// <summary>100: multiplies what stands before it.</summary>
    Hundred,

    /// <summary>1,000 and above: multiplies all that stands before it, below the previous scale.</summary>
    Scale,

    /// <summary>A collective: douzaine, quinzaine, centaine, millier.</summary>
    Collective,
}

/// <summary>A unit of time.</summary>
internal enum TimeUnit
{
    None,
    Second,
    Minute,
    Hour,
    Night,
    Day,
    BusinessDay,
    WeekEnd,
    Week,
    Fortnight,
    Month,
    Quarter,
    HalfYear,
    Year,
    Decade,
    Century,
}

/// <summary>A part of the day.</summary>
internal enum DayPart
{
    None,
    Morning,
    Noon,
    Lunch,
    Afternoon,
    Evening,
    Night,
    Midnight,
    BusinessHours,
}

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

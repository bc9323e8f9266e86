using System.Globalization;
using System.Runtime.InteropServices;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>A time of day with the tokens it covers.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of its last token.</param>
/// <param name="Hour">0 to 23, or 24 for midnight at the end of the day.</param>
/// <param name="Minute">0 to 59; negative when it was not said.</param>
/// <param name="Second">0 to 59; negative when it was not said.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TimeMatch(int First, int Last, int Hour, int Minute = -1, int Second = -1)
{
    internal static readonly TimeMatch None = new(-1, -1, 0);

    internal bool Found => Last >= 0;

    /// <summary>Whether the hour may also be meant twelve hours later, because nothing says which half of the day it is in.</summary>
    internal bool IsAmbiguous { get; init; }

    /// <summary>Whether it is only a number, which is a time only beside something that makes it one.</summary>
    internal bool IsBare { get; init; }

    /// <summary>Whether it was said to be about that time.</summary>
    internal bool IsApproximate { get; init; }

    internal TimeSpan Time => new(Hour % 24, Math.Max(Minute, 0), Math.Max(Second, 0));

    /// <summary><c>T19</c>, <c>T19:30</c> or <c>T19:30:05</c>, as exact as it was said.</summary>
    internal string Timex => string.Create(
        CultureInfo.InvariantCulture, $"T{Hour:00}{(Minute >= 0 ? $":{Minute:00}" : string.Empty)}{(Second >= 0 ? $":{Second:00}" : string.Empty)}");

    /// <summary>The time in the half of the day that a part of the day names: "7 du soir" is 19.</summary>
    internal TimeMatch In(DayPart part) => part switch
    {
        DayPart.None => this,
        DayPart.Morning => this with { Hour = Hour == 12 ? 0 : Hour, IsAmbiguous = false, IsBare = false },
        DayPart.Night => this with { Hour = Hour is >= 6 and < 12 ? Hour + 12 : Hour, IsAmbiguous = false, IsBare = false },
        DayPart.Evening => this with { Hour = Hour is >= 4 and < 12 ? Hour + 12 : Hour, IsAmbiguous = false, IsBare = false },
        _ => this with { Hour = Hour is >= 1 and < 12 ? Hour + 12 : Hour, IsAmbiguous = false, IsBare = false },
    };
}

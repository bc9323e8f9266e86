using System.Globalization;
using System.Text;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Rewrites a timex for the other half of the day: <c>T07:30</c> becomes <c>T19:30</c>.</summary>
internal static class TwelveHourTimex
{
    internal static string Shift(string timex)
    {
        var shifted = new StringBuilder(timex.Length);
        for (var index = 0; index < timex.Length; index++)
        {
            shifted.Append(timex[index]);
            var isHour = timex[index] == 'T' && (index == 0 || timex[index - 1] != 'P') && index + 2 < timex.Length
                && char.IsAsciiDigit(timex[index + 1]) && char.IsAsciiDigit(timex[index + 2]);
            if (isHour)
            {
                var hour = int.Parse(timex.AsSpan(index + 1, 2), CultureInfo.InvariantCulture);
                shifted.Append(((hour + 12) % 24).ToString("00", CultureInfo.InvariantCulture));
                index += 2;
            }
        }

        return shifted.ToString();
    }
}

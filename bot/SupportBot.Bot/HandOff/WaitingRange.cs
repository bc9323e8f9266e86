using System.Globalization;
using System.Runtime.InteropServices;

namespace SupportBot.Bot.HandOff;

/// <summary>How long people wait, from the last pick-ups of a queue: what half to nine tenths of them saw, in whole minutes.</summary>
/// <param name="Least">Lower quartile, rounded down.</param>
/// <param name="Most">Ninth decile, rounded up; at least 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WaitingRange(int Least, int Most)
{
    /// <summary>How many pick-ups are looked at.</summary>
    public const int Sample = 20;

    /// <summary>With fewer than this many, an estimate would be invented.</summary>
    private const int Fewest = 5;

    /// <summary>The range of these waits, newest or oldest first; null when there are too few to be honest.</summary>
    public static WaitingRange? From(IReadOnlyCollection<TimeSpan> waits)
    {
        if (waits.Count < Fewest)
        {
            return null;
        }

        var ordered = waits.Order().ToArray();
        var least = ordered[(ordered.Length - 1) / 4];
        var most = ordered[(int)Math.Ceiling((ordered.Length - 1) * 0.9)];
        return new WaitingRange((int)least.TotalMinutes, Math.Max(1, (int)Math.Ceiling(most.TotalMinutes)));
    }

    /// <summary>The range in words; a null range says that there is none.</summary>
    public static string InWords(WaitingRange? range) => range switch
    {
        null => HandOffTexts.Of["WaitUnknown"],
        { Most: 1 } => HandOffTexts.Of["WaitShort"],
        { Least: 0, Most: var most } => HandOffTexts.Of.Format("WaitUpTo", ("most", most.ToString(CultureInfo.InvariantCulture))),
        { Least: var least, Most: var most } when least == most => HandOffTexts.Of.Format("WaitUpTo", ("most", most.ToString(CultureInfo.InvariantCulture))),
        { Least: var least, Most: var most } => HandOffTexts.Of.Format(
            "WaitRange", ("least", least.ToString(CultureInfo.InvariantCulture)), ("most", most.ToString(CultureInfo.InvariantCulture))),
    };
}

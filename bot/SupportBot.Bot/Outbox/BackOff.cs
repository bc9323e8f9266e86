using System.Security.Cryptography;

namespace SupportBot.Bot.Outbox;

/// <summary>How long to wait after a failed attempt: doubled each time up to a limit, then anywhere between half of it and all of it, so that many rows do not return at once.</summary>
internal static class BackOff
{
    private const int Steps = 1 << 16;

    /// <param name="attempts">Attempts made, 1 or more.</param>
    /// <param name="first">Pause after the first one.</param>
    /// <param name="longest">No pause is longer.</param>
    public static TimeSpan After(int attempts, TimeSpan first, TimeSpan longest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        var whole = Math.Min(longest.TotalSeconds, first.TotalSeconds * Math.Pow(2, Math.Min(attempts - 1, 30)));
        var jitter = RandomNumberGenerator.GetInt32(Steps + 1) / (double)Steps;
        return TimeSpan.FromSeconds(whole * (0.5 + (0.5 * jitter)));
    }
}

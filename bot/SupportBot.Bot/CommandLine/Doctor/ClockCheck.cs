using System.Globalization;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.BotConnector.Authentication;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.CommandLine.Doctor;

/// <summary>Is the clock right? Tokens are refused and messages leave late when it is not. Compared with the database's machine and with the channel's authority.</summary>
internal static class ClockCheck
{
    private const string Zone = "Europe/Paris";
    private const string Now = "SELECT clock_timestamp()";

    /// <summary>Tokens allow five minutes; half of that is time to mend.</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Finding>> LookAsync(IServiceProvider services, Trial trial, CancellationToken cancellationToken)
    {
        var findings = new List<Finding> { TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) && zone.SupportsDaylightSavingTime
            ? Finding.Ok("time zones", $"The rules of {Zone} are there.")
            : Finding.ToMend("time zones", $"The rules of {Zone} are missing: install tzdata. Without them business hours and reminders are an hour off.") };
        var clock = services.GetRequiredService<TimeProvider>();
        if (services.GetRequiredService<IOptions<StorageOptions>>().Value.Provider == StorageProvider.Postgres)
        {
            var theirs = await services.GetRequiredService<IDatabase>().QueryAsync(SqlStatement.Of(Now), static reader => Instants.Read(reader, 0), cancellationToken);
            findings.Add(Compare("the database", theirs[0], clock.GetUtcNow()));
        }

        var registration = services.GetRequiredService<IOptions<BotRegistrationOptions>>().Value;
        if (registration.HasAppId && await DateOfAsync(new Uri(registration.LoginAuthority), cancellationToken) is { } date)
        {
            findings.Add(Compare(registration.LoginAuthority, date, clock.GetUtcNow()));
        }

        return findings;
    }

    private static Finding Compare(string whose, DateTimeOffset theirs, DateTimeOffset ours)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"{Math.Abs((ours - theirs).TotalSeconds):0} s {(ours < theirs ? "behind" : "ahead of")} {whose}.");
        return (ours - theirs).Duration() <= Tolerated ? Finding.Ok("clock", said) : Finding.ToMend("clock", $"{said} Let the machines' clocks be set by NTP.");
    }

    /// <summary>What the answer's Date header says; null when nobody answers, which is the channel's matter.</summary>
    private static async Task<DateTimeOffset?> DateOfAsync(Uri address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), cancellationToken);
            return answer.Headers.Date;
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}

using System.CommandLine;
using Microsoft.Extensions.Options;
using Spectre.Console;
using SupportBot.Bot.Outbox.Mail;

namespace SupportBot.Bot.CommandLine.Doctor;

/// <summary><c>doctor</c>: looks at everything that a start needs and says what to do about what is wrong. The bot may run meanwhile.</summary>
internal static class DoctorCommand
{
    private const int Failed = 1;
    private const string QuietLog = "--Logging:LogLevel:Default=None";

    private static readonly (string What, Look Look)[] Looks =
    [
        ("settings", SettingsAsync), ("data folder", DataFolderCheck.LookAsync), ("database", DatabaseCheck.LookAsync), ("clock", ClockCheck.LookAsync), ("keys", KeysCheck.LookAsync),
        ("content", ContentCheck.LookAsync), ("mail", MailCheck.LookAsync), ("channels", ChannelsCheck.LookAsync), ("agents", AgentsCheck.LookAsync),
        ("public address", PublicAddressCheck.LookAsync),
    ];

    public static Command Create(Func<string[], WebApplication> build)
    {
        var mail = new Option<string?>("--send-to") { Description = "Sends a test mail to this address." };
        mail.Validators.Add(static result =>
        {
            if (!Mailbox.TryParse(result.GetValueOrDefault<string?>(), out _))
            {
                result.AddError("--send-to takes one plain address such as jean@exemple.fr.");
            }
        });
        var card = new Option<bool>("--send-card") { Description = "Posts a test card to the agents' Teams channel." };
        var command = new Command("doctor", "Looks at settings, database, mail, channels, content, clock, disk, agents and keys, and says what to mend.") { mail, card };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (result, cancellationToken) =>
        {
            var findings = await RunAsync(() => build([QuietLog, .. result.UnmatchedTokens]), new Trial(result.GetValue(mail), result.GetValue(card)), cancellationToken);
            DoctorReport.Print(Terminal.Output(), findings);
            return findings.Any(static finding => finding.Health == Health.ToMend) ? Failed : 0;
        });
        return command;
    }

    /// <summary>Wrong settings are all that can be seen: nothing else can be looked at before they are mended.</summary>
    private static async Task<IReadOnlyList<Finding>> RunAsync(Func<WebApplication> build, Trial trial, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = build();
            return await RunAsync(app.Services, trial, cancellationToken);
        }
        catch (OptionsValidationException wrong)
        {
            return [.. wrong.Failures.Select(static problem => Finding.ToMend("settings", problem))];
        }
    }

    /// <summary>Everything that can be seen, one thing after the other.</summary>
    public static async Task<IReadOnlyList<Finding>> RunAsync(IServiceProvider services, Trial trial, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var (what, look) in Looks)
        {
            findings.AddRange(await LookAsync(what, look, services, trial, cancellationToken));
        }

        return findings;
    }

    private static async Task<IReadOnlyList<Finding>> LookAsync(string what, Look look, IServiceProvider services, Trial trial, CancellationToken cancellationToken)
    {
        try
        {
            return await look(services, trial, cancellationToken);
        }
#pragma warning disable CA1031 // The doctor goes on whatever one organ does; what it does is the finding.
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return [Finding.ToMend(what, failure.GetBaseException().Message)];
        }
    }

    private static Task<IReadOnlyList<Finding>> SettingsAsync(IServiceProvider services, Trial trial, CancellationToken cancellationToken)
    {
        var place = services.GetRequiredService<IHostEnvironment>();
        return Task.FromResult<IReadOnlyList<Finding>>([Finding.Ok("settings", $"{place.EnvironmentName}, from {place.ContentRootPath}: every key is known, every value can be read.")]);
    }
}

/// <summary>Prints the findings: as a table on a terminal, as plain lines elsewhere.</summary>
internal static class DoctorReport
{
    public static void Print(IAnsiConsole output, IReadOnlyList<Finding> findings)
    {
        if (output.Profile.Out.IsTerminal)
        {
            var table = new Table().AddColumns("", "What", "Found").Border(TableBorder.Rounded);
            foreach (var finding in findings)
            {
                table.AddRow(new Markup(Mark(finding.Health)), new Text(finding.What), new Text(finding.Said));
            }

            output.Write(table);
        }
        else
        {
            foreach (var finding in findings)
            {
                // Not through the console, which would break the line at its width.
                output.Profile.Out.Writer.WriteLine($"{Word(finding.Health),-8}{finding.What,-16}{finding.Said}");
            }
        }

        var mend = findings.Count(static finding => finding.Health == Health.ToMend);
        output.Profile.Out.Writer.WriteLine(mend == 0 ? "Nothing to mend." : $"{mend} to mend.");
    }

    private static string Word(Health health) => health switch { Health.Ok => "ok", Health.Note => "note", _ => "TO MEND" };

    private static string Mark(Health health) => health switch { Health.Ok => "[green]ok[/]", Health.Note => "[yellow]note[/]", _ => "[red bold]to mend[/]" };
}

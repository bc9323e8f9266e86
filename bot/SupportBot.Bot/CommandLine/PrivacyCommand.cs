using System.CommandLine;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Privacy;
using SupportBot.Bot.Security;

namespace SupportBot.Bot.CommandLine;

/// <summary><c>privacy</c>: gives or takes away all that is kept of a person. The bot may run meanwhile.</summary>
internal static class PrivacyCommand
{
    private const int Failed = 1;
    private const string QuietLog = "--Logging:LogLevel:Default=Error";

    public static Command Create(Func<string[], WebApplication> build) =>
        new("privacy", "What is kept of a person: export and erasure.") { ExportOf(build), Erase(build) };

    private static Command ExportOf(Func<string[], WebApplication> build)
    {
        var email = Email();
        var file = new Option<FileInfo?>("--out") { Description = "File to write; the standard output when it is missing." };
        var command = new Command("export", "Writes all that is kept of a person as JSON.") { email, file };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var app = await OpenAsync(build, result, cancellationToken);
            using var document = new MemoryStream();
            if (!await app.Services.GetRequiredService<Export>().WriteAsync(result.GetRequiredValue(email), document, cancellationToken))
            {
                await Console.Error.WriteLineAsync("Nothing is kept under this address.");
                return 0;
            }

            document.Position = 0;
            await using var output = result.GetValue(file) is { } target ? target.Create() : Console.OpenStandardOutput();
            await document.CopyToAsync(output, cancellationToken);
            return 0;
        });
        return command;
    }

    private static Command Erase(Func<string[], WebApplication> build)
    {
        var email = Email();
        var isCertain = new Option<bool>("--yes") { Description = "Does not ask: what is erased cannot be had again." };
        var command = new Command("erase", "Erases a person: cases, conversations, files, and the address wherever else it stands.") { email, isCertain };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var app = await OpenAsync(build, result, cancellationToken);
            var subject = await app.Services.GetRequiredService<SubjectFinder>().FindAsync(result.GetRequiredValue(email), cancellationToken);
            await Console.Out.WriteLineAsync($"{subject.Cases.Count} cases and {subject.Conversations.Count} conversations will be erased. Backups made before are not touched.");
            if (!result.GetValue(isCertain) && !await IsCertainAsync(cancellationToken))
            {
                await Console.Out.WriteLineAsync("Nothing was erased.");
                return Failed;
            }

            var report = await Terminal.WithBarAsync("Erasing", progress => app.Services.GetRequiredService<Erasure>().RunAsync(subject.Address, progress, cancellationToken));
            await Console.Out.WriteLineAsync(
                $"Erased: {report.Cases} cases, {report.Conversations} conversations, {report.Mails} mail files. The address was hidden in {report.Mentions} other columns.");
            return 0;
        });
        return command;
    }

    private static async Task<bool> IsCertainAsync(CancellationToken cancellationToken)
    {
        await Console.Out.WriteAsync("Type ERASE to go on: ");
        return (await Console.In.ReadLineAsync(cancellationToken))?.Trim() == "ERASE";
    }

    private static Option<string> Email()
    {
        var email = new Option<string>("--email") { Required = true, Description = "The person's address." };
        email.Validators.Add(result =>
        {
            if (!Mailbox.TryParse(result.GetValueOrDefault<string>() ?? "", out _))
            {
                result.AddError("--email takes one plain address such as jean@exemple.fr.");
            }
        });
        return email;
    }

    private static async Task<WebApplication> OpenAsync(Func<string[], WebApplication> build, ParseResult result, CancellationToken cancellationToken)
    {
        var app = build([QuietLog, .. result.UnmatchedTokens]);
        await app.Services.GetRequiredService<InstallationSecrets>().LoadAsync(Pseudonyms.KeyName, cancellationToken);
        return app;
    }
}

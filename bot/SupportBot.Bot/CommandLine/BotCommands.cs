using System.CommandLine;
using SupportBot.Bot.CommandLine.Doctor;

namespace SupportBot.Bot.CommandLine;

/// <summary>The executable's commands. Without one it serves; everything that is not a command is configuration, such as <c>--urls</c>.</summary>
internal static class BotCommands
{
    private const int CannotStart = 2;

    /// <param name="build">Builds the host from the arguments.</param>
    public static async Task<int> RunAsync(string[] args, Func<string[], WebApplication> build)
    {
        var root = new RootCommand("SupportBot: a support bot that speaks French, on your own machines.") { TreatUnmatchedTokensAsErrors = false };
        root.SetAction((_, cancellationToken) => ServeAsync(build(args), cancellationToken));
        root.Subcommands.Add(ChatCommand.Create(args, build));
        root.Subcommands.Add(ContractsCommand.Create(build));
        root.Subcommands.Add(AgentsCommand.Create(build));
        root.Subcommands.Add(PrivacyCommand.Create(build));
        root.Subcommands.Add(DoctorCommand.Create(build));
        root.Subcommands.Add(BackupCommands.Backup());
        root.Subcommands.Add(BackupCommands.Restore());
        try
        {
            // The host itself listens to the signals that end a process: a second listener would cut its farewell short.
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception failure) when (StartFaults.Explain(failure) is { } told)
        {
            await Console.Error.WriteLineAsync($"SupportBot cannot {Intent(args)}. {told}");
            return CannotStart;
        }
    }

    private static string Intent(string[] args) => args switch
    {
        ["backup", ..] => "back up",
        ["restore", ..] => "restore",
        _ => "start",
    };

    private static async Task<int> ServeAsync(WebApplication app, CancellationToken cancellationToken)
    {
        await using (app)
        {
            await app.StartAsync(cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
        }

        return 0;
    }
}

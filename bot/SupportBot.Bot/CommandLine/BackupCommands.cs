using System.CommandLine;
using System.Globalization;
using SupportBot.Bot.Channels.Http;
using SupportBot.Bot.Configuration;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Persistence.Sqlite;
using SupportBot.Bot.Security;

namespace SupportBot.Bot.CommandLine;

/// <summary><c>backup</c> and <c>restore</c> of the SQLite database. PostgreSQL has its own tools for both.</summary>
internal static class BackupCommands
{
    private const int Failed = 1;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    public static Command Backup()
    {
        var folder = new Option<DirectoryInfo>("--out") { Required = true, Description = "Folder for the copy; made when absent." };
        var command = new Command("backup", "Copies the SQLite database while the bot runs, and checks the copy.") { folder };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (result, _) =>
        {
            if (File([.. result.UnmatchedTokens]) is not { } database)
            {
                return await PostgresAsync("pg_dump --format=custom --file=supportbot.dump");
            }

            var target = result.GetRequiredValue(folder);
            var now = TimeProvider.System.GetUtcNow();
            var copy = Path.Combine(target.FullName, string.Create(CultureInfo.InvariantCulture, $"supportbot-{now:yyyyMMdd-HHmmss}.db"));
            await Terminal.WithBarAsync("Copying and checking", progress => WriteAsync(database, copy, progress));
            await Console.Out.WriteLineAsync($"Written and checked: {copy}");
            return 0;
        });
        return command;
    }

    public static Command Restore()
    {
        var copy = new Argument<FileInfo>("file") { Description = "A copy that backup wrote." };
        var command = new Command("restore", "Puts a copy in the place of the SQLite database. Stop the bot first; the present database is kept beside it.") { copy };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (result, _) =>
        {
            if (File([.. result.UnmatchedTokens]) is not { } database)
            {
                return await PostgresAsync("pg_restore --clean --if-exists --single-transaction --dbname=supportbot supportbot.dump");
            }

            var former = SqliteBackup.Restore(result.GetRequiredValue(copy).FullName, database, TimeProvider.System.GetUtcNow());
            await Console.Out.WriteLineAsync(former is null ? $"Restored: {database}" : $"Restored: {database}. The former database is {former}");
            return 0;
        });
        return command;
    }

    /// <summary>The SQLite file; null when the configuration says PostgreSQL. The host is not built: it would open the database.</summary>
    private static string? File(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = Edge.ContentRoot(args) });
        builder.Configuration.AddSecretFiles();
        builder.Configuration.RefuseWrongSettings(TimeProvider.System);
        var options = builder.Configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        return options.Provider == StorageProvider.Sqlite ? PersistenceServices.SqliteFile(options, builder.Environment) : null;
    }

    /// <summary>How far the copy is shows in its size: the engine itself copies all at once.</summary>
    private static async Task<bool> WriteAsync(string database, string copy, IProgress<double> progress)
    {
        var writing = Task.Run(() => SqliteBackup.Write(database, copy));
        var partial = new FileInfo(SqliteBackup.PartialOf(copy));
        while (await Task.WhenAny(writing, Task.Delay(Look, TimeProvider.System)) != writing)
        {
            partial.Refresh();
            if (partial.Exists && new FileInfo(database) is { Exists: true, Length: > 0 and var whole })
            {
                progress.Report(Math.Min(1, (double)partial.Length / whole));
            }
        }

        await writing;
        return true;
    }

    private static async Task<int> PostgresAsync(string instead)
    {
        await Console.Error.WriteLineAsync($"Storage:Provider is Postgres, which has its own tools: {instead}");
        return Failed;
    }
}

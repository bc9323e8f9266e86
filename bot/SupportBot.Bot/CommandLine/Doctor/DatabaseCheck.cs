using Microsoft.Extensions.Options;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.CommandLine.Doctor;

/// <summary>Can the database be reached, read and written, and is its schema this version's? Opening it brings an older schema up to date, as a start does.</summary>
internal static class DatabaseCheck
{
    private const string Version = "SELECT MAX(number) FROM schema_version";

    /// <summary>Changes nothing, yet the engine must be able to write to run it.</summary>
    private const string Write = "DELETE FROM secrets WHERE name = ''";

    public static async Task<IReadOnlyList<Finding>> LookAsync(IServiceProvider services, Trial trial, CancellationToken cancellationToken)
    {
        var provider = services.GetRequiredService<IOptions<StorageOptions>>().Value.Provider;
        var database = services.GetRequiredService<IDatabase>();
        var version = (await database.QueryAsync(SqlStatement.Of(Version), static reader => reader.GetInt64(0), cancellationToken))[0];
        await database.WriteAsync([SqlStatement.Of(Write)]).WaitAsync(cancellationToken);
        var outbox = await services.GetRequiredService<DeadLetters>().CountAsync(cancellationToken);
        return
        [
            Finding.Ok("database", $"{provider} answers, takes writes, and has schema step {version:0000}."),
            outbox.Dead == 0
                ? Finding.Ok("outbox", $"{outbox.Waiting} messages wait, none was given up.")
                : Finding.Note("outbox", $"{outbox.Dead} messages were given up: an agent sees why at /console/envois, and sends them again or drops them. {outbox.Waiting} wait."),
        ];
    }
}

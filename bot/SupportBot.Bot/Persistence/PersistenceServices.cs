using Microsoft.Extensions.Options;
using SupportBot.Bot.Persistence.Postgres;
using SupportBot.Bot.Persistence.Sqlite;

namespace SupportBot.Bot.Persistence;

/// <summary>The database of the configuration.</summary>
internal static class PersistenceServices
{
    private const string FileName = "supportbot.db";

    public static IServiceCollection AddPersistence(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.AddSingleton(Open);
        services.AddSingleton(OpenNodeChannel);
        return services.AddHostedService(static provider => provider.GetRequiredService<INodeChannel>());
    }

    /// <summary>The folder of the configuration, created.</summary>
    /// <exception cref="DatabaseUnavailableException">It cannot be created.</exception>
    public static string DataDirectory(StorageOptions options, IHostEnvironment environment)
    {
        var path = Path.Combine(environment.ContentRootPath, options.DataDirectory);
        try
        {
            return Directory.CreateDirectory(path).FullName;
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new DatabaseUnavailableException(
                $"The folder {path} cannot be created ({failure.Message.TrimEnd('.')}). Create it for the account that runs the bot, or name another in Storage:DataDirectory.", failure);
        }
    }

    /// <summary><c>Storage:ConnectionString</c> may be a path or <c>Data Source=path</c>.</summary>
    public static string SqliteFile(StorageOptions options, IHostEnvironment environment)
    {
        const string Prefix = "Data Source=";
        return options.ConnectionString is { Length: > 0 } given
            ? given.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? given[Prefix.Length..].TrimEnd(';') : given
            : Path.Combine(DataDirectory(options, environment), FileName);
    }

    private static IDatabase Open(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return options.Provider switch
        {
            StorageProvider.Sqlite => SqliteDatabase.Open(SqliteFile(options, services.GetRequiredService<IHostEnvironment>()), now),
            StorageProvider.Postgres => PostgresDatabase.Open(options.ConnectionString ?? "", now),
            _ => throw new ArgumentOutOfRangeException(nameof(services)),
        };
    }

    private static INodeChannel OpenNodeChannel(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        return options.Provider == StorageProvider.Postgres
            ? new PostgresNodeChannel(PostgresDatabase.Source(options.ConnectionString ?? ""), services.GetRequiredService<ILogger<PostgresNodeChannel>>())
            : new NoOtherNodes();
    }
}

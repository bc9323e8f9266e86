using Microsoft.Extensions.Options;
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
        services.AddSingleton<IDatabase>(Open);
        return services;
    }

    /// <summary>The folder of the configuration, created.</summary>
    public static string DataDirectory(StorageOptions options, IHostEnvironment environment) =>
        Directory.CreateDirectory(Path.Combine(environment.ContentRootPath, options.DataDirectory)).FullName;

    private static SqliteDatabase Open(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return options.Provider switch
        {
            StorageProvider.Sqlite => SqliteDatabase.Open(SqliteFile(options, services.GetRequiredService<IHostEnvironment>()), now),
            StorageProvider.Postgres => throw new NotSupportedException("Storage:Provider=Postgres is not available in this version."),
            _ => throw new ArgumentOutOfRangeException(nameof(services)),
        };
    }

    /// <summary><c>Storage:ConnectionString</c> may be a path or <c>Data Source=path</c>.</summary>
    private static string SqliteFile(StorageOptions options, IHostEnvironment environment)
    {
        const string Prefix = "Data Source=";
        return options.ConnectionString is { Length: > 0 } given
            ? given.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? given[Prefix.Length..].TrimEnd(';') : given
            : Path.Combine(DataDirectory(options, environment), FileName);
    }
}

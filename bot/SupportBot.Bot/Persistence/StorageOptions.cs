using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Npgsql;

namespace SupportBot.Bot.Persistence;

/// <summary>Where everything is kept.</summary>
internal sealed class StorageOptions : IValidatableObject
{
    public const string Section = "Storage";

    /// <summary>Which engine. Default: SQLite.</summary>
    [EnumDataType(typeof(StorageProvider))]
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>For PostgreSQL, the connection string. For SQLite, null means <c>supportbot.db</c> in <see cref="DataDirectory"/>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Folder of the database and of the mails written to disk; relative to the content root. Created when absent.</summary>
    [Required]
    public string DataDirectory { get; set; } = "data";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider == StorageProvider.Postgres && string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return new ValidationResult(
                "Storage:ConnectionString is missing: with Storage:Provider=Postgres it names the server, such as Host=db;Database=supportbot;Username=supportbot;Password=...",
                [nameof(ConnectionString)]);
        }
        else if (Provider == StorageProvider.Postgres && Fault(ConnectionString) is { } fault)
        {
            yield return new ValidationResult(
                $"Storage:ConnectionString cannot be read ({fault}): write it as Host=db;Database=supportbot;Username=supportbot;Password=...", [nameof(ConnectionString)]);
        }
    }

    /// <summary>What the driver says of the text; it names words, not values.</summary>
    private static string? Fault(string? connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).Host is { Length: > 0 } ? null : "it names no Host";
        }
        catch (ArgumentException failure)
        {
            return failure.Message;
        }
    }
}

/// <summary>The engines.</summary>
internal enum StorageProvider
{
    /// <summary>One file, one node.</summary>
    Sqlite,

    /// <summary>A server, several nodes.</summary>
    Postgres,
}

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;

using System.Globalization;
using System.Reflection;

namespace SupportBot.Bot.Persistence.Migrations;

/// <summary>A numbered, forward-only script.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Name">File name.</param>
/// <param name="Sql">The statements.</param>
internal sealed record Migration(int Number, string Name, string Sql);

/// <summary>The scripts of an engine, embedded in the executable.</summary>
internal static class MigrationScripts
{
    public static IReadOnlyList<Migration> Of(StorageProvider engine)
    {
        var assembly = typeof(MigrationScripts).Assembly;
        var folder = $"Migrations/{engine}/";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(assembly, name, name[folder.Length..]))];
    }

    /// <summary>Those that a database at <paramref name="version"/> still needs.</summary>
    /// <exception cref="SchemaTooNewException">It is ahead of this executable.</exception>
    public static IEnumerable<Migration> After(int version, IReadOnlyList<Migration> scripts)
    {
        var newest = scripts.Count == 0 ? 0 : scripts[^1].Number;
        return version > newest ? throw new SchemaTooNewException(version, newest) : scripts.Where(script => script.Number > version);
    }

    private static Migration Read(Assembly assembly, string resource, string name)
    {
        using var stream = assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"Resource {resource} is missing.");
        using var reader = new StreamReader(stream);
        return new Migration(int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}

/// <summary>The database was written by a later version: running on would lose what this version does not know.</summary>
internal sealed class SchemaTooNewException(int found, int known)
    : Exception($"The database has schema version {found}, this version of SupportBot knows up to {known}. Start the newer version, or restore a backup made before the upgrade.")
{
    public int Found => found;

    public int Known => known;
}

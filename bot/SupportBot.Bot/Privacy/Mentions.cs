using System.Text.Json;
using System.Text.RegularExpressions;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Privacy;

/// <summary>An address that stands in rows of others, such as a colleague's request: hidden there, whatever its letters' case.</summary>
internal sealed class Mentions(IDatabase database)
{
    private const string Hidden = "•••";

    /// <summary>Hides the address in every text of the database; says in how many columns it was found.</summary>
    public async Task<int> HideAsync(string address, CancellationToken cancellationToken)
    {
        var found = 0;
        foreach (var column in await database.TextColumnsAsync(cancellationToken))
        {
            if (!IsSpared(column.Table))
            {
                found += await HideAsync(column, address, cancellationToken) ? 1 : 0;
            }
        }

        return found;
    }

    private static bool IsSpared(string table) => KeptTables.All.Any(kept => kept.IsSpared && kept.Name == table);

    private async Task<bool> HideAsync(TextColumn column, string address, CancellationToken cancellationToken)
    {
        var variants = new HashSet<string>(StringComparer.Ordinal);
        foreach (var written in Written(address))
        {
            variants.UnionWith(await VariantsAsync(column, written, cancellationToken));
        }

        foreach (var variant in variants)
        {
            var sql = $"UPDATE {column.Table} SET {column.Name} = replace({column.Name}, $1, $2) WHERE replace({column.Name}, $1, '') <> {column.Name}";
            await database.WriteAsync([SqlStatement.Of(sql, variant, Hidden)]);
        }

        return variants.Count > 0;
    }

    /// <summary>The address as people write it, and as JSON keeps what is not safe in HTML, such as a plus sign.</summary>
    private static IEnumerable<string> Written(string address)
    {
        var escaped = JsonEncodedText.Encode(address).ToString().ToLowerInvariant();
        return escaped == address ? [address] : [address, escaped];
    }

    private async Task<IEnumerable<string>> VariantsAsync(TextColumn column, string written, CancellationToken cancellationToken)
    {
        var sql = $"SELECT {column.Name} FROM {column.Table} WHERE replace(lower({column.Name}), $1, '') <> lower({column.Name})";
        var texts = await database.QueryAsync(SqlStatement.Of(sql, written), static reader => reader.GetString(0), cancellationToken);
        var pattern = new Regex(Regex.Escape(written), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        return texts.SelectMany(text => pattern.Matches(text).Select(static match => match.Value)).Distinct(StringComparer.Ordinal);
    }
}

using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security.Keys;

namespace SupportBot.Bot.Security;

/// <summary>
/// Keeps the key ring of data protection in the database, so that cookies live through a restart and are valid on every node; sealed, where there is a key
/// to seal with (see <see cref="KeySealer"/>).
/// </summary>
internal sealed class DatabaseKeyRepository(IDatabase database, KeySealer sealer, TimeProvider clock) : IXmlRepository
{
    /// <summary>What a sealed row begins with; an open one begins with the XML's bracket.</summary>
    private const string SealedPrefix = "sealed:";

    private const string Select = "SELECT name, xml FROM protection_keys ORDER BY created_at";
    private const string Insert = "INSERT INTO protection_keys (name, xml, created_at) VALUES ($1, $2, $3)";
    private const string Replace = "UPDATE protection_keys SET xml = $1 WHERE name = $2 AND xml = $3";

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Wait(ReadAsync(CancellationToken.None).AsTask()).Select(row => XElement.Parse(Encoding.UTF8.GetString(sealer.Open(row.Name, Bytes(row.Text)))))];

    public void StoreElement(XElement element, string friendlyName)
    {
        var plain = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        Wait(database.WriteAsync([SqlStatement.Of(Insert, friendlyName, Text(sealer.Seal(friendlyName, plain)), clock.GetUtcNow())]));
    }

    /// <summary>Seals the rows that lie open or under a former key.</summary>
    public async Task SealAsync(CancellationToken cancellationToken)
    {
        foreach (var (name, text) in await ReadAsync(cancellationToken))
        {
            if (sealer.IsStale(Bytes(text)))
            {
                var anew = Text(sealer.Seal(name, sealer.Open(name, Bytes(text))));
                await database.WriteAsync([SqlStatement.Of(Replace, anew, name, text)]);
            }
        }
    }

    private ValueTask<IReadOnlyList<(string Name, string Text)>> ReadAsync(CancellationToken cancellationToken) =>
        database.QueryAsync(SqlStatement.Of(Select), static reader => (reader.GetString(0), reader.GetString(1)), cancellationToken);

    private static byte[] Bytes(string text) =>
        text.StartsWith(SealedPrefix, StringComparison.Ordinal) ? Convert.FromBase64String(text[SealedPrefix.Length..]) : Encoding.UTF8.GetBytes(text);

    private string Text(byte[] stored) => sealer.IsOn ? SealedPrefix + Convert.ToBase64String(stored) : Encoding.UTF8.GetString(stored);

    /// <summary>The interface is synchronous, and is called once per start and once per new key.</summary>
    private static T Wait<T>(Task<T> task)
    {
#pragma warning disable VSTHRD002, MA0045 // See above.
        return task.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002, MA0045
    }
}

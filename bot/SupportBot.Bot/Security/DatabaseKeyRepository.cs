using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Security;

/// <summary>Keeps the key ring of data protection in the database, so that cookies live through a restart and are valid on every node.</summary>
internal sealed class DatabaseKeyRepository(IDatabase database, TimeProvider clock) : IXmlRepository
{
    private const string Select = "SELECT xml FROM protection_keys ORDER BY created_at";
    private const string Insert = "INSERT INTO protection_keys (name, xml, created_at) VALUES ($1, $2, $3)";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var rows = Wait(database.QueryAsync(SqlStatement.Of(Select), static reader => reader.GetString(0), CancellationToken.None).AsTask());
        return [.. rows.Select(static xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName) =>
        Wait(database.WriteAsync([SqlStatement.Of(Insert, friendlyName, element.ToString(SaveOptions.DisableFormatting), clock.GetUtcNow())]));

    /// <summary>The interface is synchronous, and is called once per start and once per new key.</summary>
    private static T Wait<T>(Task<T> task)
    {
#pragma warning disable VSTHRD002, MA0045 // See above.
        return task.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002, MA0045
    }
}

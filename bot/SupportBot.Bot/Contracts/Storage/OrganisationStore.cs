using System.Security.Cryptography;
using SupportBot.Bot.Contracts.Import;
using SupportBot.Bot.Contracts.Viewers;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Contracts.Storage;

/// <summary>Somebody who belongs to an organisation.</summary>
/// <param name="Name">For lists; null when unknown.</param>
/// <param name="Email">In lower case; null when only the directory knows him.</param>
/// <param name="Entra">Null when only his address is known.</param>
internal sealed record Member(string? Name, string? Email, EntraPerson? Entra);

/// <summary>Organisations and their members.</summary>
internal sealed class OrganisationStore(IDatabase database)
{
    private const string SelectOrganisations = "SELECT id, name_key FROM organisations";
    private const string Insert = "INSERT INTO organisations (id, name, name_key, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (name_key) DO NOTHING";

    private const string InsertMember =
        "INSERT INTO organisation_members (organisation_id, name, email, tenant_id, object_id, created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";

    private const string SelectMembers =
        """
        SELECT o.name, m.name, m.email, m.tenant_id, m.object_id FROM organisation_members AS m JOIN organisations AS o ON o.id = m.organisation_id
        ORDER BY o.name, m.number
        """;

    private const string DeleteMember =
        "DELETE FROM organisation_members WHERE organisation_id = $1 AND (email = $2 OR (tenant_id = $3 AND object_id = $4))";

    /// <summary>An organisation is the same whatever the case, accents and punctuation of its name.</summary>
    public static string KeyOf(string name) => ImportWords.Fold(name);

    /// <summary>The statement that adds an organisation; its unit fails when another one was faster.</summary>
    public static (OrganisationId Id, SqlStatement Statement) Add(string name, DateTimeOffset now)
    {
        var id = new OrganisationId(RandomNumberGenerator.GetHexString(24, lowercase: true));
        return (id, SqlStatement.Of(Insert, id.Value, name.Trim(), KeyOf(name), now).Touching(1));
    }

    /// <summary>Adds a member; nothing changes when he is one already.</summary>
    public static SqlStatement Add(OrganisationId organisation, Member member, DateTimeOffset now) =>
        SqlStatement.Of(InsertMember, organisation.Value, member.Name, member.Email, member.Entra?.TenantId, member.Entra?.ObjectId, now);

    /// <summary>The organisations by <see cref="KeyOf"/>.</summary>
    public async Task<Dictionary<string, OrganisationId>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(SqlStatement.Of(SelectOrganisations), static row => (Id: row.GetString(0), Key: row.GetString(1)), cancellationToken);
        return rows.ToDictionary(static row => row.Key, static row => new OrganisationId(row.Id), StringComparer.Ordinal);
    }

    /// <summary>The organisation of a name, made when it is new.</summary>
    public async Task<OrganisationId> FindOrAddAsync(string name, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await ReadAllAsync(cancellationToken);
        if (known.TryGetValue(KeyOf(name), out var id))
        {
            return id;
        }

        // When another node is faster its row stands.
        await database.WriteAsync([Add(name, now).Statement]);
        return (await ReadAllAsync(cancellationToken))[KeyOf(name)];
    }

    /// <summary>All members with the name of their organisation.</summary>
    public ValueTask<IReadOnlyList<(string Organisation, Member Member)>> MembersAsync(CancellationToken cancellationToken) => database.QueryAsync(
        SqlStatement.Of(SelectMembers),
        static row => (
            row.GetString(0),
            new Member(
                row.ReadStringOrNull(1),
                row.ReadStringOrNull(2),
                row.ReadStringOrNull(3) is { } tenant && row.ReadStringOrNull(4) is { } person ? new EntraPerson(tenant, person) : null)),
        cancellationToken);

    /// <summary>Adds a member, and the organisation when it is new.</summary>
    public async Task AddMemberAsync(string organisation, Member member, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = await FindOrAddAsync(organisation, now, cancellationToken);
        await database.WriteAsync([Add(id, member, now)]);
    }

    /// <summary>Takes a member out: from the next turn on he sees nothing of the organisation. False when he was none.</summary>
    public async Task<bool> RemoveMemberAsync(string organisation, Member member, CancellationToken cancellationToken)
    {
        var known = await ReadAllAsync(cancellationToken);
        return known.TryGetValue(KeyOf(organisation), out var id)
            && await database.WriteAsync([SqlStatement.Of(DeleteMember, id.Value, member.Email, member.Entra?.TenantId, member.Entra?.ObjectId).Touching(1)]) == WriteOutcome.Committed;
    }
}

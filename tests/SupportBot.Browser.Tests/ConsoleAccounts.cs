using System.Text.Json;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.SignIn;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Persistence.Sqlite;

namespace SupportBot.Browser.Tests;

/// <summary>Accounts and cases of a running bot, written into its database from outside, as a command of the same machine does.</summary>
internal sealed class ConsoleAccounts(SupportBotServer server) : IDisposable
{
    private readonly SqliteDatabase _database = SqliteDatabase.Open(server.Database, TimeProvider.System.GetUtcNow());

    /// <summary>An agent with every role; gives the path of the link that signs him in once.</summary>
    public async Task<string> InviteAsync(string name)
    {
        var now = TimeProvider.System.GetUtcNow();
        var agent = new Agent(AccountIds.New(), $"{Guid.NewGuid():N}@example.com", name, ConsoleRole.Administrator, QueueAccess.All, AgentState.Active);
        var (path, link) = OneTimeLinks.Issue(agent.Id, LinkPurpose.SignIn, now, TimeSpan.FromHours(1));
        (await _database.WriteAsync([AgentStore.Insert(agent, now), .. link])).ShouldBe(WriteOutcome.Committed);
        return path;
    }

    /// <summary>Three cases; gives the fullest of them.</summary>
    public async Task<CaseReference> OpenCasesAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await OpenAsync(3, "hp", CaseUrgency.High, "Marc <script>alert(1)</script> Dubois", "Mairie de Saint-Étienne");
        await OpenAsync(2, "renewal", CaseUrgency.Normal, "Jean-Pierre de La Rochefoucauld-Montmorency", "Groupe hospitalier Bretagne Sud");
        return await OpenAsync(1, "dell", CaseUrgency.High, "Anne Éluard", "Éditions du Nord");
    }

    public void Dispose() => _database.Dispose();

    private async Task<CaseReference> OpenAsync(int number, string flow, CaseUrgency urgency, string name, string company)
    {
        var reference = new CaseReference(2026, 900_000 + number);
        var (id, at, conversation) = (reference.ToString(), TimeProvider.System.GetUtcNow().AddMinutes(-90 * number), $"seeded-{number}");
        (string Key, string Value, string? Shown, string Origin, string Validity, bool Sensitive)[] fields =
        [
            ("service_tag", "5RFDP01", "5RFDP01 (code 125-423-316-01)", "confirmed", "soft", false),
            ("activation_number", "1234-5678", null, "said", "yes", true),
            ("error_message", "Le portail dit : « Invalid tag », puis il revient à la page d'accueil sans rien enregistrer. J'ai essayé trois navigateurs.", null, "said", "no", false),
            ("name", name, null, "said", "yes", false), ("company", company, null, "looked_up", "yes", false), ("email", "anne@example.fr", null, "confirmed", "yes", false),
        ];
        (string Role, string Text)[] lines =
        [
            ("user", "bonjour, ma balise dell ne marche pas"),
            ("bot", "**La balise de service** se trouve :\n\n1. sur l'étiquette,\n2. sur le bon de livraison.\n\nVoir [la page](https://example.com/x)."),
            ("user", "je veux parler à quelqu'un <b>vite</b>"), ("agent", "Bonjour, je regarde votre dossier."),
        ];
        (await _database.WriteAsync(
        [
            SqlStatement.Of(
                """
                INSERT INTO conversations (id, channel, user_id, state, version, last_seq, failed_turns, created_at, updated_at)
                VALUES ($1, 'directline', 'dl_anne', '{}', 1, $2, 0, $3, $3)
                """,
                conversation, lines.Length, at),
            SqlStatement.Of(
                """
                INSERT INTO cases (reference, conversation_id, channel, user_id, verified, flow, reason, region, queue, urgency, status, contact, email, contradictions, search, version, created_at, updated_at)
                VALUES ($1, $2, 'directline', 'dl_anne', 'code', $3, 'asked', 'europe', 'support', $4, 'new', $5, 'anne@example.fr', 'C1', $6, 1, $7, $7)
                """,
                id, conversation, flow, CaseNames.Of(urgency), $"{name} · {company}", id.ToLowerInvariant(), at),
            .. fields.Select((field, place) => SqlStatement.Of(
                "INSERT INTO case_fields (case_reference, key, position, value, shown, origin, validity, sensitive) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                id, field.Key, place, field.Value, field.Shown, field.Origin, field.Validity, field.Sensitive)),
            SqlStatement.Of("INSERT INTO case_missing (case_reference, key, position) VALUES ($1, 'packing_slip', 1)", id),
            SqlStatement.Of("INSERT INTO case_questions (case_reference, question, entry, confidence, helpful) VALUES ($1, 'ma balise dell ne marche pas', 'dell-balise', 0.91, false)", id),
            SqlStatement.Of("INSERT INTO case_tries (case_reference, text) VALUES ($1, 'Activation sur le portail, deux fois')", id),
            SqlStatement.Of("INSERT INTO case_tags (case_reference, tag) VALUES ($1, $2)", id, flow),
            SqlStatement.Of("INSERT INTO case_notes (case_reference, agent_id, agent_name, text, created_at) VALUES ($1, 'x', 'Alice Martin', 'Client déjà appelé hier. Rappeler après 14 h.', $2)", id, at),
            SqlStatement.Of("INSERT INTO case_history (case_reference, at, actor, event, after) VALUES ($1, $2, 'bot', 'opened', 'new')", id, at),
            SqlStatement.Of(
                """
                INSERT INTO vendor_letters (id, case_reference, kind, recipient, subject, body, state, version, created_at, updated_at)
                VALUES ($1, $2, 'hp_licensing', 'gbs.ams.licensingsupport@hp.com', 'Licence Red Hat pour matériel HP', $3, 'draft', 1, $4, $4)
                """,
                $"letter-{number}", id, "Bonjour,\n\nUn client ne parvient pas à activer son abonnement.\n\n- Balise : 5RFDP01\n\nMerci de m'indiquer la suite à donner.", at),
            SqlStatement.Of(
                """
                INSERT INTO outbox (key, kind, case_reference, payload, state, attempts, unfinished, due_at, expires_at, failure, created_at, done_at)
                VALUES ($1, 'mail', $2, '{"to":"anne@example.fr","subject":"Votre demande","text":"x"}', 'dead', 5, 0, $3, $3, 'smtp-550', $3, $3)
                """,
                $"seeded-{number}", id, at),
            .. lines.Select((line, place) => SqlStatement.Of(
                "INSERT INTO activities (conversation_id, seq, role, kind, at, json) VALUES ($1, $2, $3, 'message', $4, $5)",
                conversation, place + 1, line.Role, at.AddSeconds(place),
                JsonSerializer.Serialize(new { type = "message", text = line.Text, from = new { id = "x", name = line.Role == "agent" ? "Alice Martin" : null } }))),
        ])).ShouldBe(WriteOutcome.Committed);
        return reference;
    }
}

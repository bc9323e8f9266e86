using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Tests.Flows;

/// <summary>Requests that conversations may ask about: three of Claire, one of Paul, one without an address.</summary>
internal static class FlowCases
{
    public const string Claire = "claire@acme.example";
    public const string Paul = "paul@acme.example";

    private const string InsertCase =
        """
        INSERT INTO cases (reference, conversation_id, channel, user_id, verified, flow, reason, region, queue, urgency, status, agent_name, contact, email,
                           contradictions, search, version, created_at, updated_at)
        VALUES ($1, $2, 'directline', 'dl_other', 'none', $3, 'form_sent', 'france', 'france', 'normal', $4, $5, 'Claire Martin', $6, '', '', 1, $7, $7)
        """;

    private const string InsertHistory =
        "INSERT INTO case_history (case_reference, at, actor, event, before, after) VALUES ($1, $2, 'alice', $3, $4, $5)";

    private const string InsertReply =
        """
        INSERT INTO activities (conversation_id, seq, role, kind, at, json)
        VALUES ('dell-1', 7, 'agent', 'message', $1, '{"type":"message","text":"Le bon de livraison *Dell* suffit.","from":{"id":"agent","name":"Alice"}}')
        """;

    private const string InsertHandOff =
        "INSERT INTO hand_offs (conversation_id, case_reference, queue, state, reason, taken_at, ended_at) VALUES ('dell-1', 'SB-2026-000123', 'france', 'closed', 'asked', $1, $2)";

    public static async Task AddToAsync(IDatabase database)
    {
        var opened = new DateTimeOffset(2026, 11, 12, 13, 5, 0, TimeSpan.Zero);
        await database.WriteAsync(
        [
            Case("SB-2026-000123", "dell", "waiting_customer", "Alice", "Claire@acme.example", opened),
            Case("SB-2026-000087", "hp", "done", "Alice", Claire, opened.AddDays(-10)),
            Case("SB-2026-000131", "renewal", "new", null, Claire, opened.AddDays(8)),
            Case("SB-2026-000130", "transfer", "waiting_vendor", "Bruno", Paul, opened.AddDays(7)),
            Case("SB-2026-000132", "agent", "new", null, null, opened.AddDays(9)),
            SqlStatement.Of("INSERT INTO case_missing (case_reference, key, position) VALUES ('SB-2026-000123', 'packing_slip', 1)"),
            SqlStatement.Of(InsertHistory, "SB-2026-000123", opened.AddDays(1), "status", "assigned", "waiting_customer"),
            SqlStatement.Of(InsertHistory, "SB-2026-000130", opened.AddDays(9), "reply", null, "Nous avons écrit à l'éditeur."),
            SqlStatement.Of(InsertReply, opened.AddDays(1)),
            SqlStatement.Of(InsertHandOff, opened.AddDays(1).AddMinutes(-5), opened.AddDays(1).AddMinutes(5)),
        ]);
    }

    private static SqlStatement Case(string reference, string flow, string status, string? agent, string? email, DateTimeOffset at) =>
        SqlStatement.Of(InsertCase, reference, $"{flow}-1", flow, status, agent, email, at);
}

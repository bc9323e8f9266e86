namespace SupportBot.Bot.Privacy;

/// <summary>
/// All that the product keeps, on one page: what an export shows, what an erasure takes, what goes by itself. A table that is missing here fails a test.
/// </summary>
internal static class KeptTables
{
    public static readonly IReadOnlyList<KeptTable> All =
    [
        // Conversations.
        new("conversations") { Conversation = "id" },
        new("activities") { Conversation = "conversation_id" },
        new("attachments") { Conversation = "conversation_id" },
        new("set_aside_states") { Conversation = "conversation_id" },
        new("feedback") { Conversation = "conversation_id", Class = RetentionClass.Insights, Since = "created_at" },
        new("questions") { Conversation = "conversation_id", Class = RetentionClass.Insights, Since = "created_at" },

        new("sessions") { Conversation = "conversation_id", Class = RetentionClass.Insights, Since = "ended_at" },
        new("session_flows") { Conversation = "conversation_id", Class = RetentionClass.Insights, SinceDay = "day" },
        new("repeated_questions") { Conversation = "conversation_id", Case = "case_reference", Class = RetentionClass.Insights, Since = "asked_at" },

        // Cases.
        new("cases") { Case = "reference" },
        new("case_fields") { Case = "case_reference" },
        new("case_missing") { Case = "case_reference" },
        new("case_files") { Case = "case_reference" },
        new("case_questions") { Case = "case_reference" },
        new("case_tries") { Case = "case_reference" },
        new("case_tags") { Case = "case_reference" },
        new("case_notes") { Case = "case_reference" },
        new("case_history") { Case = "case_reference" },
        new("vendor_letters") { Case = "case_reference" },
        new("upload_links") { Case = "case_reference" },
        new("party_links") { Case = "case_reference" },
        new("outbox") { Case = "case_reference", Conversation = "lane", Address = "subject", Class = RetentionClass.Deliveries, Since = "done_at" },

        new("address_proofs") { Conversation = "conversation", Address = "email" },
        new("data_links") { Conversation = "conversation_id", Address = "email" },
        new("satisfaction") { Case = "case_reference", Conversation = "conversation_id" },

        // Conversations in agents' hands.
        new("hand_offs") { Case = "case_reference", Conversation = "conversation_id" },
        new("late_copies") { Case = "case_reference", Address = "email" },
        new("teams_cards") { Case = "case_reference" },
        new("customer_windows") { Conversation = "conversation_id" },
        new("agent_mails") { Case = "case_reference", Conversation = "conversation_id" },

        // Contracts and who may see them.
        new("organisation_members") { Address = "email" },
        new("contracts") { EmptiedAddress = "contact_email" },
        new("proven_viewers") { Conversation = "conversation", Address = "email" },
        new("one_time_codes") { Conversation = "conversation", Address = "recipient" },
        new("contract_reports") { Conversation = "conversation_id" },
        new("reminders") { Conversation = "conversation_id", Address = "email" },
        new("reminders_sent"),
        new("connector_installations") { Conversation = "conversation_id" },
        new("erasures") { Class = RetentionClass.Audit, Since = "at" },
        new("contract_reads") { Class = RetentionClass.Audit, Since = "at" },

        // Agents: kept while they work here (console "Comptes"); what they did, under their name, in a log that nothing changes.
        new("console_agents") { IsSpared = true },
        new("console_recovery_codes") { IsSpared = true },
        new("console_links") { IsSpared = true },
        new("console_sessions") { IsSpared = true },
        new("sign_in_failures") { IsSpared = true },
        new("agent_presence"),
        new("audit_log") { Class = RetentionClass.Audit, Since = "at", IsSpared = true },

        // Of nobody.
        new("organisations"),
        new("used_host_tokens"),
        new("job_leases"),
        new("dismissed_questions"),
        new("content_drafts"),
        new("reading_marks"),
        new("contract_sources"),
        new("quota_uses"),
        new("case_numbers"),
        new("secrets") { IsSpared = true },
        new("protection_keys") { IsSpared = true },
        new("schema_version") { IsSpared = true },
    ];
}

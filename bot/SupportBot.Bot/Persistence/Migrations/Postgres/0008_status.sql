-- Files with all contracts of one person, for an hour. The token itself is nowhere.
CREATE TABLE contract_reports (
    token_hash      text NOT NULL PRIMARY KEY,
    conversation_id text NOT NULL,
    name            text NOT NULL,
    bytes           bytea NOT NULL,
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL
);
CREATE INDEX contract_reports_by_end ON contract_reports (expires_at);
CREATE INDEX contract_reports_of_conversation ON contract_reports (conversation_id);

-- Tokens of the host page that have been used: each opens one conversation. Kept until they expire anyway.
CREATE TABLE used_host_tokens (
    token_hash text NOT NULL PRIMARY KEY,
    expires_at timestamptz NOT NULL
);
CREATE INDEX used_host_tokens_by_end ON used_host_tokens (expires_at);

-- What became of the bot in the conversations of a Connector channel. state: installed, removed, blocked.
CREATE TABLE connector_installations (
    conversation_id text NOT NULL PRIMARY KEY,
    channel         text NOT NULL,
    tenant_id       text NULL,
    person          text NULL,
    scope           text NULL,
    state           text NOT NULL,
    changed_at      timestamptz NOT NULL
);
CREATE INDEX connector_installations_of_person ON connector_installations (person, tenant_id) WHERE person IS NOT NULL;

-- Who wants to be reminded of the end of which contract. ends_on: the end when he asked; a later one means that it was renewed.
-- state: active, stopped (by him), renewed, gone (not his any more, or over).
CREATE TABLE reminders (
    id              text NOT NULL PRIMARY KEY,
    contract_id     text NOT NULL,
    viewer          text NOT NULL,
    proof           text NOT NULL,
    email           text NULL,
    tenant_id       text NULL,
    object_id       text NULL,
    conversation_id text NULL,
    ends_on         text NOT NULL,
    asked_on        text NOT NULL,
    state           text NOT NULL,
    created_at      timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL
);
CREATE UNIQUE INDEX reminders_of_viewer ON reminders (contract_id, viewer);
CREATE INDEX reminders_by_state ON reminders (state, id);
CREATE INDEX reminders_of_email ON reminders (email) WHERE email IS NOT NULL;

-- Each reminder once, whichever node sends it.
CREATE TABLE reminders_sent (
    reminder_id text NOT NULL,
    ends_on     text NOT NULL,
    days        integer NOT NULL,
    sent_at     timestamptz NOT NULL,
    PRIMARY KEY (reminder_id, ends_on, days)
);

-- Jobs that one node at a time does. done_on: the last day (Europe/Paris) that is finished.
CREATE TABLE job_leases (
    name    text NOT NULL PRIMARY KEY,
    holder  text NOT NULL,
    until   timestamptz NOT NULL,
    done_on text NULL
);

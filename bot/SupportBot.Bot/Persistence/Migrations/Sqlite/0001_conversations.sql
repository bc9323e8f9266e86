-- One row per conversation. id: the channel's id for Direct Line, "<channel>:<id>" for the Connector (see ConversationKey).
CREATE TABLE conversations (
    id           TEXT    NOT NULL PRIMARY KEY,
    channel      TEXT    NOT NULL,
    user_id      TEXT    NOT NULL,
    state        TEXT    NOT NULL,
    version      INTEGER NOT NULL,
    last_seq     INTEGER NOT NULL,
    failed_turns INTEGER NOT NULL,
    reference    TEXT    NULL,
    created_at   TEXT    NOT NULL,
    updated_at   TEXT    NOT NULL
);

-- The transcript. Rows stay in the order of arrival, and the indexes are narrow: writing stays cheap when millions are stored.
-- turn: the seq of the incoming activity that a reply answers; null for what nobody asked for.
CREATE TABLE activities (
    number              INTEGER NOT NULL PRIMARY KEY,
    conversation_id     TEXT    NOT NULL,
    seq                 INTEGER NOT NULL,
    turn                INTEGER NULL,
    channel_activity_id TEXT    NULL,
    client_activity_id  TEXT    NULL,
    role                TEXT    NOT NULL,
    kind                TEXT    NOT NULL,
    at                  TEXT    NOT NULL,
    json                TEXT    NOT NULL
);
CREATE UNIQUE INDEX activities_in_order ON activities (conversation_id, seq);
CREATE INDEX activities_by_channel_id ON activities (conversation_id, channel_activity_id) WHERE channel_activity_id IS NOT NULL;
CREATE INDEX activities_by_client_id ON activities (conversation_id, client_activity_id) WHERE client_activity_id IS NOT NULL;

CREATE TABLE attachments (
    id              TEXT    NOT NULL PRIMARY KEY,
    conversation_id TEXT    NOT NULL,
    seq             INTEGER NOT NULL,
    name            TEXT    NOT NULL,
    content_type    TEXT    NOT NULL,
    size            INTEGER NOT NULL,
    sha256          TEXT    NOT NULL,
    created_at      TEXT    NOT NULL,
    bytes           BLOB    NOT NULL
);
CREATE INDEX attachments_of_conversation ON attachments (conversation_id, seq);

CREATE TABLE feedback (
    number          INTEGER NOT NULL PRIMARY KEY,
    conversation_id TEXT    NOT NULL,
    seq             INTEGER NOT NULL,
    question        TEXT    NOT NULL,
    entry           TEXT    NOT NULL,
    confidence      REAL    NOT NULL,
    helpful         INTEGER NOT NULL,
    created_at      TEXT    NOT NULL
);
CREATE INDEX feedback_by_date ON feedback (created_at);

-- Every free-text question and what was done with it; personal data is masked before it is stored.
CREATE TABLE questions (
    number          INTEGER NOT NULL PRIMARY KEY,
    conversation_id TEXT    NOT NULL,
    seq             INTEGER NOT NULL,
    question        TEXT    NOT NULL,
    decision        TEXT    NOT NULL,
    entries         TEXT    NOT NULL,
    confidence      REAL    NOT NULL,
    created_at      TEXT    NOT NULL
);
CREATE INDEX questions_by_date ON questions (created_at);

-- States that could not be read or that made every turn fail, kept for the operator.
CREATE TABLE set_aside_states (
    number          INTEGER NOT NULL PRIMARY KEY,
    conversation_id TEXT    NOT NULL,
    reason          TEXT    NOT NULL,
    state           TEXT    NOT NULL,
    created_at      TEXT    NOT NULL
);

-- Secrets that the installation makes for itself at its first start, such as the key that signs Direct Line tokens.
CREATE TABLE secrets (
    name       TEXT NOT NULL PRIMARY KEY,
    value      BLOB NOT NULL,
    created_at TEXT NOT NULL
);

-- Key ring of ASP.NET Core's data protection.
CREATE TABLE protection_keys (
    name       TEXT NOT NULL PRIMARY KEY,
    xml        TEXT NOT NULL,
    created_at TEXT NOT NULL
);

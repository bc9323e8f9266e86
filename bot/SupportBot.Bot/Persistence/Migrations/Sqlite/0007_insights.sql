-- The folded words of a question, by which wordings of the same need are counted together, and the entry that was nearest.
ALTER TABLE questions ADD COLUMN cluster TEXT NULL;
ALTER TABLE questions ADD COLUMN nearest TEXT NULL;

ALTER TABLE feedback ADD COLUMN cluster TEXT NULL;

-- Questions that an editor does not want to see again; asked again, they are still counted.
CREATE TABLE dismissed_questions (
    cluster      TEXT NOT NULL PRIMARY KEY,
    dismissed_by TEXT NOT NULL,
    dismissed_at TEXT NOT NULL
);

-- One row for each stretch of a conversation without a silence of half an hour: what became of it. Never holds what was said. day: Europe/Paris.
CREATE TABLE sessions (
    conversation_id TEXT    NOT NULL,
    first_seq       INTEGER NOT NULL,
    last_seq        INTEGER NOT NULL,
    channel         TEXT    NOT NULL,
    day             TEXT    NOT NULL,
    started_at      TEXT    NOT NULL,
    ended_at        TEXT    NOT NULL,
    messages        INTEGER NOT NULL,
    outcome         TEXT    NOT NULL,
    detail          TEXT    NOT NULL,
    flow            TEXT    NULL,
    slot            TEXT    NULL,
    case_reference  TEXT    NULL,
    PRIMARY KEY (conversation_id, first_seq)
);
CREATE INDEX sessions_by_day ON sessions (day, outcome, detail);

-- What became of each form that was open in a session, and at which slot it stopped.
CREATE TABLE session_flows (
    conversation_id TEXT    NOT NULL,
    first_seq       INTEGER NOT NULL,
    flow            TEXT    NOT NULL,
    day             TEXT    NOT NULL,
    outcome         TEXT    NOT NULL,
    slot            TEXT    NULL,
    PRIMARY KEY (conversation_id, first_seq, flow)
);
CREATE INDEX session_flows_by_day ON session_flows (day, flow, outcome);

-- What an agent asked although the case had it. seq: the agent's message.
CREATE TABLE repeated_questions (
    conversation_id TEXT    NOT NULL,
    seq             INTEGER NOT NULL,
    slot            TEXT    NOT NULL,
    case_reference  TEXT    NOT NULL,
    asked_at        TEXT    NOT NULL,
    PRIMARY KEY (conversation_id, seq, slot)
);
CREATE INDEX repeated_questions_by_time ON repeated_questions (asked_at);

-- How far jobs that read the transcript in the order of arrival have come.
CREATE TABLE reading_marks (
    reader TEXT    NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL
);

-- One row per resolved case: the key is what keeps a customer from being asked twice. token_hash: of the link in the mail, null in the chat.
CREATE TABLE satisfaction (
    case_reference  TEXT    NOT NULL PRIMARY KEY,
    conversation_id TEXT    NOT NULL,
    flow            TEXT    NOT NULL,
    queue           TEXT    NOT NULL,
    way             TEXT    NOT NULL,
    state           TEXT    NOT NULL,
    token_hash      TEXT    NULL,
    asked_at        TEXT    NOT NULL,
    expires_at      TEXT    NOT NULL,
    answered_at     TEXT    NULL,
    score           INTEGER NULL,
    comment         TEXT    NULL
);
CREATE INDEX satisfaction_by_time ON satisfaction (asked_at);
CREATE UNIQUE INDEX satisfaction_by_token ON satisfaction (token_hash) WHERE token_hash IS NOT NULL;
CREATE INDEX satisfaction_of_conversation ON satisfaction (conversation_id);

-- Changes to content files that an editor has yet to read. path: relative to the content folder. base_hash: SHA-256 of the file the text was made from,
-- empty for a new file. One open draft per file.
CREATE TABLE content_drafts (
    id         TEXT    NOT NULL PRIMARY KEY,
    kind       TEXT    NOT NULL,
    path       TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    base_hash  TEXT    NOT NULL,
    origin     TEXT    NULL,
    state      TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    author     TEXT    NOT NULL,
    created_at TEXT    NOT NULL,
    updated_at TEXT    NOT NULL,
    closed_by  TEXT    NULL,
    closed_at  TEXT    NULL
);
CREATE UNIQUE INDEX content_drafts_open ON content_drafts (path) WHERE state = 'open';
CREATE INDEX content_drafts_by_time ON content_drafts (state, updated_at);

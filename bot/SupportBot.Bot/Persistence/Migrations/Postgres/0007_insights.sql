-- The folded words of a question, by which wordings of the same need are counted together, and the entry that was nearest.
ALTER TABLE questions ADD COLUMN cluster text NULL;
ALTER TABLE questions ADD COLUMN nearest text NULL;

ALTER TABLE feedback ADD COLUMN cluster text NULL;

-- Questions that an editor does not want to see again; asked again, they are still counted.
CREATE TABLE dismissed_questions (
    cluster text NOT NULL PRIMARY KEY,
    dismissed_by text NOT NULL,
    dismissed_at timestamptz NOT NULL
);

-- One row for each stretch of a conversation without a silence of half an hour: what became of it. Never holds what was said. day: Europe/Paris.
CREATE TABLE sessions (
    conversation_id text NOT NULL,
    first_seq bigint NOT NULL,
    last_seq bigint NOT NULL,
    channel text NOT NULL,
    day text NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at timestamptz NOT NULL,
    messages bigint NOT NULL,
    outcome text NOT NULL,
    detail text NOT NULL,
    flow text NULL,
    slot text NULL,
    case_reference text NULL,
    PRIMARY KEY (conversation_id, first_seq)
);
CREATE INDEX sessions_by_day ON sessions (day, outcome, detail);

-- What became of each form that was open in a session, and at which slot it stopped.
CREATE TABLE session_flows (
    conversation_id text NOT NULL,
    first_seq bigint NOT NULL,
    flow text NOT NULL,
    day text NOT NULL,
    outcome text NOT NULL,
    slot text NULL,
    PRIMARY KEY (conversation_id, first_seq, flow)
);
CREATE INDEX session_flows_by_day ON session_flows (day, flow, outcome);

-- What an agent asked although the case had it. seq: the agent's message.
CREATE TABLE repeated_questions (
    conversation_id text NOT NULL,
    seq bigint NOT NULL,
    slot text NOT NULL,
    case_reference text NOT NULL,
    asked_at timestamptz NOT NULL,
    PRIMARY KEY (conversation_id, seq, slot)
);
CREATE INDEX repeated_questions_by_time ON repeated_questions (asked_at);

-- How far jobs that read the transcript in the order of arrival have come.
CREATE TABLE reading_marks (
    reader text NOT NULL PRIMARY KEY,
    number bigint NOT NULL
);

-- One row per resolved case: the key is what keeps a customer from being asked twice. token_hash: of the link in the mail, null in the chat.
CREATE TABLE satisfaction (
    case_reference text NOT NULL PRIMARY KEY,
    conversation_id text NOT NULL,
    flow text NOT NULL,
    queue text NOT NULL,
    way text NOT NULL,
    state text NOT NULL,
    token_hash text NULL,
    asked_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    answered_at timestamptz NULL,
    score bigint NULL,
    comment text NULL
);
CREATE INDEX satisfaction_by_time ON satisfaction (asked_at);
CREATE UNIQUE INDEX satisfaction_by_token ON satisfaction (token_hash) WHERE token_hash IS NOT NULL;
CREATE INDEX satisfaction_of_conversation ON satisfaction (conversation_id);

-- Changes to content files that an editor has yet to read. path: relative to the content folder. base_hash: SHA-256 of the file the text was made from,
-- empty for a new file. One open draft per file.
CREATE TABLE content_drafts (
    id text NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    path text NOT NULL,
    text text NOT NULL,
    base_hash text NOT NULL,
    origin text NULL,
    state text NOT NULL,
    version bigint NOT NULL,
    author text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    closed_by text NULL,
    closed_at timestamptz NULL
);
CREATE UNIQUE INDEX content_drafts_open ON content_drafts (path) WHERE state = 'open';
CREATE INDEX content_drafts_by_time ON content_drafts (state, updated_at);

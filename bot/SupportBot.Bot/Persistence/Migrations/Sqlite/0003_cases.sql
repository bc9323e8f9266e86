CREATE TABLE case_numbers (
    year INTEGER NOT NULL PRIMARY KEY,
    last INTEGER NOT NULL
);

-- A request that people work on. search: reference, names and addresses, folded, 400 characters at most,
-- for the console's search box. contradictions: codes, separated by commas.
CREATE TABLE cases (
    reference       TEXT    NOT NULL PRIMARY KEY,
    conversation_id TEXT    NOT NULL,
    channel         TEXT    NOT NULL,
    user_id         TEXT    NOT NULL,
    verified        TEXT    NOT NULL,
    flow            TEXT    NOT NULL,
    step            TEXT    NULL,
    reason          TEXT    NOT NULL,
    region          TEXT    NOT NULL,
    queue           TEXT    NOT NULL,
    urgency         TEXT    NOT NULL,
    status          TEXT    NOT NULL,
    agent_id        TEXT    NULL,
    agent_name      TEXT    NULL,
    contact         TEXT    NOT NULL,
    email           TEXT    NULL,
    contradictions  TEXT    NOT NULL,
    search          TEXT    NOT NULL,
    version         INTEGER NOT NULL,
    created_at      TEXT    NOT NULL,
    updated_at      TEXT    NOT NULL,
    first_answer_at TEXT    NULL,
    done_at         TEXT    NULL
);
-- search is in two of them so that a search reads the narrow index, not every row.
CREATE INDEX cases_by_time ON cases (updated_at, reference, search);
CREATE INDEX cases_by_queue ON cases (queue, status, updated_at, reference);
CREATE INDEX cases_by_status ON cases (status, updated_at, reference, search);
CREATE INDEX cases_of_agent ON cases (agent_id, status, updated_at, reference) WHERE agent_id IS NOT NULL;
CREATE INDEX cases_of_conversation ON cases (conversation_id);
CREATE INDEX cases_of_email ON cases (email) WHERE email IS NOT NULL;

CREATE TABLE case_fields (
    case_reference TEXT    NOT NULL,
    key            TEXT    NOT NULL,
    position       INTEGER NOT NULL,
    label          TEXT    NULL,
    value          TEXT    NOT NULL,
    shown          TEXT    NULL,
    origin         TEXT    NOT NULL,
    validity       TEXT    NOT NULL,
    sensitive      BOOLEAN NOT NULL,
    PRIMARY KEY (case_reference, key)
);

CREATE TABLE case_missing (
    case_reference TEXT    NOT NULL,
    key            TEXT    NOT NULL,
    position       INTEGER NOT NULL,
    PRIMARY KEY (case_reference, key)
);

-- The bytes are in attachments, under the case's conversation.
CREATE TABLE case_files (
    case_reference TEXT    NOT NULL,
    file_id        TEXT    NOT NULL,
    slot           TEXT    NULL,
    name           TEXT    NOT NULL,
    content_type   TEXT    NOT NULL,
    size           INTEGER NOT NULL,
    sha256         TEXT    NOT NULL,
    added_at       TEXT    NOT NULL,
    PRIMARY KEY (case_reference, file_id)
);

CREATE TABLE case_questions (
    number         INTEGER NOT NULL PRIMARY KEY,
    case_reference TEXT    NOT NULL,
    question       TEXT    NOT NULL,
    entry          TEXT    NULL,
    confidence     REAL    NULL,
    helpful        BOOLEAN NULL
);
CREATE INDEX case_questions_of_case ON case_questions (case_reference);

CREATE TABLE case_tries (
    number         INTEGER NOT NULL PRIMARY KEY,
    case_reference TEXT    NOT NULL,
    text           TEXT    NOT NULL
);
CREATE INDEX case_tries_of_case ON case_tries (case_reference);

CREATE TABLE case_tags (
    case_reference TEXT    NOT NULL,
    tag            TEXT    NOT NULL,
    PRIMARY KEY (case_reference, tag)
);
CREATE INDEX case_tags_by_tag ON case_tags (tag);

CREATE TABLE case_notes (
    number         INTEGER NOT NULL PRIMARY KEY,
    case_reference TEXT    NOT NULL,
    agent_id       TEXT    NOT NULL,
    agent_name     TEXT    NOT NULL,
    text           TEXT    NOT NULL,
    created_at     TEXT    NOT NULL
);
CREATE INDEX case_notes_of_case ON case_notes (case_reference);

-- Append-only. actor: customer, bot, system or the agent's id; subject: what changed; before and after: its values, sensitive ones masked.
CREATE TABLE case_history (
    number         INTEGER NOT NULL PRIMARY KEY,
    case_reference TEXT    NOT NULL,
    at             TEXT    NOT NULL,
    actor          TEXT    NOT NULL,
    event          TEXT    NOT NULL,
    subject        TEXT    NULL,
    before         TEXT    NULL,
    after          TEXT    NULL
);
CREATE INDEX case_history_of_case ON case_history (case_reference);

-- Letters to vendors and regional teams: drafts until an agent, or the operator's rule, sends them.
CREATE TABLE vendor_letters (
    id             TEXT    NOT NULL PRIMARY KEY,
    case_reference TEXT    NOT NULL,
    kind           TEXT    NOT NULL,
    recipient      TEXT    NULL,
    subject        TEXT    NOT NULL,
    body           TEXT    NOT NULL,
    state          TEXT    NOT NULL,
    version        INTEGER NOT NULL,
    sent_by        TEXT    NULL,
    created_at     TEXT    NOT NULL,
    updated_at     TEXT    NOT NULL
);
CREATE INDEX vendor_letters_of_case ON vendor_letters (case_reference);
CREATE INDEX vendor_letters_by_state ON vendor_letters (state, created_at);

-- Links by which customers add files without the chat: the token itself is nowhere. slots: separated by commas.
CREATE TABLE upload_links (
    token_hash     TEXT    NOT NULL PRIMARY KEY,
    case_reference TEXT    NOT NULL,
    slots          TEXT    NOT NULL,
    created_at     TEXT    NOT NULL,
    expires_at     TEXT    NOT NULL,
    remind_at      TEXT    NULL
);
CREATE INDEX upload_links_of_case ON upload_links (case_reference);
CREATE INDEX upload_links_to_remind ON upload_links (remind_at) WHERE remind_at IS NOT NULL;

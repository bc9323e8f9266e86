-- Agents of the console. roles and queues: separated by commas, queues may be '*'. state: invited, active, locked, removed.
-- totp_secret is protected by the key ring; totp_step is the last time step whose code was used.
CREATE TABLE console_agents (
    id              TEXT    NOT NULL PRIMARY KEY,
    email           TEXT    NOT NULL,
    name            TEXT    NOT NULL,
    roles           TEXT    NOT NULL,
    queues          TEXT    NOT NULL,
    state           TEXT    NOT NULL,
    password_hash   TEXT    NULL,
    totp_secret     TEXT    NULL,
    totp_step       INTEGER NOT NULL,
    version         INTEGER NOT NULL,
    created_at      TEXT    NOT NULL,
    updated_at      TEXT    NOT NULL,
    last_sign_in_at TEXT    NULL
);
CREATE UNIQUE INDEX console_agents_by_email ON console_agents (email) WHERE state <> 'removed';

-- Codes for a lost second factor, each good once, as keyed hashes.
CREATE TABLE console_recovery_codes (
    agent_id  TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    used_at   TEXT NULL,
    PRIMARY KEY (agent_id, code_hash)
);

-- One-time links: the token itself is nowhere. purpose: setup, sign_in.
CREATE TABLE console_links (
    token_hash TEXT NOT NULL PRIMARY KEY,
    agent_id   TEXT NOT NULL,
    purpose    TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at    TEXT NULL
);
CREATE INDEX console_links_of_agent ON console_links (agent_id);

-- Who is signed in, by the hash of what the cookie holds. A row that is gone ends the session at once.
CREATE TABLE console_sessions (
    id         TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL,
    agent_id   TEXT NOT NULL,
    method     TEXT NOT NULL,
    address    TEXT NULL,
    browser    TEXT NULL,
    created_at TEXT NOT NULL,
    seen_at    TEXT NOT NULL,
    expires_at TEXT NOT NULL
);
CREATE UNIQUE INDEX console_sessions_by_token ON console_sessions (token_hash);
CREATE INDEX console_sessions_of_agent ON console_sessions (agent_id, seen_at);

-- Tries to sign in, per account and per address, existing or not. subject is a keyed hash.
CREATE TABLE sign_in_failures (
    subject      TEXT    NOT NULL PRIMARY KEY,
    failures     INTEGER NOT NULL,
    failed_at    TEXT    NOT NULL,
    locked_until TEXT    NULL
);
CREATE INDEX sign_in_failures_by_time ON sign_in_failures (failed_at);

-- Append-only: rows cannot be changed, and cannot be deleted for thirteen months. Holds no text of customers.
CREATE TABLE audit_log (
    number     INTEGER NOT NULL PRIMARY KEY,
    at         TEXT    NOT NULL,
    actor_id   TEXT    NULL,
    actor_name TEXT    NULL,
    event      TEXT    NOT NULL,
    subject    TEXT    NULL,
    detail     TEXT    NULL,
    address    TEXT    NULL
);
CREATE INDEX audit_log_by_time ON audit_log (at);
CREATE INDEX audit_log_by_event ON audit_log (event, at);
CREATE INDEX audit_log_of_actor ON audit_log (actor_id, at);
CREATE INDEX audit_log_of_subject ON audit_log (subject, at) WHERE subject IS NOT NULL;

CREATE TRIGGER audit_log_not_changed BEFORE UPDATE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'audit_log is append-only');
END;

CREATE TRIGGER audit_log_not_deleted BEFORE DELETE ON audit_log
WHEN old.at > strftime('%Y-%m-%dT%H:%M:%f', 'now', '-13 months')
BEGIN
    SELECT RAISE(ABORT, 'audit_log is append-only');
END;

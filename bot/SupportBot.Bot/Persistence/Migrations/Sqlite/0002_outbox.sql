-- What must leave this server. key: idempotency key, unique for ever. lane: rows of one lane leave in order. unfinished: leases that ended without any
-- outcome, as when the process dies. payload: emptied once the row is sent.
CREATE TABLE outbox (
    number         INTEGER NOT NULL PRIMARY KEY,
    key            TEXT    NOT NULL,
    kind           TEXT    NOT NULL,
    lane           TEXT    NULL,
    case_reference TEXT    NULL,
    subject        TEXT    NULL,
    payload        TEXT    NOT NULL,
    state          TEXT    NOT NULL,
    attempts       INTEGER NOT NULL,
    unfinished     INTEGER NOT NULL,
    due_at         TEXT    NOT NULL,
    expires_at     TEXT    NOT NULL,
    lease          TEXT    NULL,
    leased_until   TEXT    NULL,
    failure        TEXT    NULL,
    created_at     TEXT    NOT NULL,
    done_at        TEXT    NULL
);
CREATE UNIQUE INDEX outbox_by_key ON outbox (key);
CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'waiting';
CREATE INDEX outbox_in_lane ON outbox (lane, number) WHERE state = 'waiting' AND lane IS NOT NULL;
CREATE INDEX outbox_dead ON outbox (done_at) WHERE state = 'dead';
CREATE INDEX outbox_of_case ON outbox (case_reference) WHERE case_reference IS NOT NULL;
CREATE INDEX outbox_of_subject ON outbox (kind, subject, created_at);
CREATE INDEX outbox_by_time ON outbox (kind, created_at);

-- Customers' organisations. name_key: the name folded, by which imports find it again.
CREATE TABLE organisations (
    id         TEXT NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL,
    name_key   TEXT NOT NULL,
    created_at TEXT NOT NULL
);
CREATE UNIQUE INDEX organisations_by_name ON organisations (name_key);

-- Who belongs to an organisation: by proved address, by Entra tenant and object id, or both. Addresses are in lower case.
CREATE TABLE organisation_members (
    number          INTEGER NOT NULL PRIMARY KEY,
    organisation_id TEXT    NOT NULL,
    name            TEXT    NULL,
    email           TEXT    NULL,
    tenant_id       TEXT    NULL,
    object_id       TEXT    NULL,
    created_at      TEXT    NOT NULL
);
CREATE UNIQUE INDEX members_by_email ON organisation_members (email, organisation_id) WHERE email IS NOT NULL;
CREATE UNIQUE INDEX members_by_entra ON organisation_members (object_id, tenant_id, organisation_id) WHERE object_id IS NOT NULL;

-- Contracts as their source told them. Days are text (yyyy-MM-dd). *_key: the number reduced to letters and digits, by which people find it.
CREATE TABLE contracts (
    id               TEXT    NOT NULL PRIMARY KEY,
    organisation_id  TEXT    NOT NULL,
    vendor           TEXT    NOT NULL,
    kind             TEXT    NOT NULL,
    number           TEXT    NOT NULL,
    number_key       TEXT    NOT NULL,
    parent_number    TEXT    NULL,
    parent_key       TEXT    NULL,
    service_tag      TEXT    NULL,
    tag_key          TEXT    NULL,
    product          TEXT    NOT NULL,
    sku              TEXT    NULL,
    quantity         INTEGER NULL,
    starts_on        TEXT    NULL,
    ends_on          TEXT    NOT NULL,
    purchase_channel TEXT    NOT NULL,
    reseller         TEXT    NULL,
    contact_email    TEXT    NULL,
    source           TEXT    NOT NULL,
    read_at          TEXT    NOT NULL
);
CREATE UNIQUE INDEX contracts_by_number ON contracts (number_key, vendor, kind);
CREATE INDEX contracts_by_parent ON contracts (parent_key) WHERE parent_key IS NOT NULL;
CREATE INDEX contracts_by_tag ON contracts (tag_key) WHERE tag_key IS NOT NULL;
CREATE INDEX contracts_of_organisation ON contracts (organisation_id, ends_on);
CREATE INDEX contracts_of_contact ON contracts (contact_email, ends_on) WHERE contact_email IS NOT NULL;

-- When a source was last read for an organisation, since when it fails, and when it is to be read again.
CREATE TABLE contract_sources (
    organisation_id TEXT NOT NULL,
    source          TEXT NOT NULL,
    due_at          TEXT NOT NULL,
    read_at         TEXT NULL,
    failing_since   TEXT NULL,
    failure         TEXT NULL,
    PRIMARY KEY (organisation_id, source)
);

-- One row for every time somebody was shown contracts, or was refused. viewer and reference are keyed hashes: an erasure leaves them.
CREATE TABLE contract_reads (
    number          INTEGER NOT NULL PRIMARY KEY,
    at              TEXT    NOT NULL,
    viewer          TEXT    NOT NULL,
    proof           TEXT    NOT NULL,
    conversation_id TEXT    NOT NULL,
    what            TEXT    NOT NULL,
    reference       TEXT    NULL,
    contract_id     TEXT    NULL,
    contracts       INTEGER NOT NULL,
    outcome         TEXT    NOT NULL
);
CREATE INDEX contract_reads_by_time ON contract_reads (at);
CREATE INDEX contract_reads_of_viewer ON contract_reads (viewer, at);
CREATE INDEX contract_reads_of_contract ON contract_reads (contract_id, at) WHERE contract_id IS NOT NULL;

-- Who has proved to be whom in a conversation; good until seen_at is a quarter of an hour old.
CREATE TABLE proven_viewers (
    conversation TEXT NOT NULL PRIMARY KEY,
    user_id      TEXT NULL,
    proof        TEXT NOT NULL,
    email        TEXT NOT NULL,
    proven_at    TEXT NOT NULL,
    seen_at      TEXT NOT NULL
);
CREATE INDEX proven_viewers_by_time ON proven_viewers (seen_at);

-- Codes of six digits, as keyed hashes. recipient: null for a code that nobody will receive.
CREATE TABLE one_time_codes (
    id           TEXT    NOT NULL PRIMARY KEY,
    purpose      TEXT    NOT NULL,
    conversation TEXT    NOT NULL,
    hash         BLOB    NOT NULL,
    recipient    TEXT    NULL,
    tries        INTEGER NOT NULL,
    issued_at    TEXT    NOT NULL,
    expires_at   TEXT    NOT NULL,
    used_at      TEXT    NULL
);
CREATE INDEX one_time_codes_of_conversation ON one_time_codes (conversation, purpose);
CREATE INDEX one_time_codes_by_end ON one_time_codes (expires_at);

-- Uses in sliding windows: one row for each use that a rule allows.
CREATE TABLE quota_uses (
    subject TEXT    NOT NULL,
    slot    INTEGER NOT NULL,
    used_at TEXT    NOT NULL,
    PRIMARY KEY (subject, slot)
);
CREATE INDEX quota_uses_by_time ON quota_uses (used_at);

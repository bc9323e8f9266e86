-- Who has proved, in which conversation and for what, that he reads an address; worth a quarter of an hour.
-- conversation: "<channel>:<id>", as proofs name it.
CREATE TABLE address_proofs (
    conversation TEXT NOT NULL,
    purpose      TEXT NOT NULL,
    user_id      TEXT NULL,
    email        TEXT NOT NULL,
    seen_at      TEXT NOT NULL,
    PRIMARY KEY (conversation, purpose)
);
CREATE INDEX address_proofs_of_email ON address_proofs (email);

-- All cases of a person.
CREATE INDEX cases_of_person ON cases (lower(email), created_at) WHERE email IS NOT NULL;

-- Links by which a person takes a copy of what is kept of him: the token itself is nowhere, and the copy is made when it is taken.
CREATE TABLE data_links (
    token_hash      TEXT NOT NULL PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    email           TEXT NOT NULL,
    expires_at      TEXT NOT NULL,
    taken           INTEGER NOT NULL
);
CREATE INDEX data_links_by_end ON data_links (expires_at);

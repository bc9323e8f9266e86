-- Who has proved, in which conversation and for what, that he reads an address; worth a quarter of an hour.
-- conversation: "<channel>:<id>", as proofs name it.
CREATE TABLE address_proofs (
    conversation text NOT NULL,
    purpose      text NOT NULL,
    user_id      text NULL,
    email        text NOT NULL,
    seen_at      timestamptz NOT NULL,
    PRIMARY KEY (conversation, purpose)
);
CREATE INDEX address_proofs_of_email ON address_proofs (email);

-- All cases of a person.
CREATE INDEX cases_of_person ON cases (lower(email), created_at) WHERE email IS NOT NULL;

-- Links by which a person takes a copy of what is kept of him: the token itself is nowhere, and the copy is made when it is taken.
CREATE TABLE data_links (
    token_hash      text NOT NULL PRIMARY KEY,
    conversation_id text NOT NULL,
    email           text NOT NULL,
    expires_at      timestamptz NOT NULL,
    taken           bigint NOT NULL
);
CREATE INDEX data_links_by_end ON data_links (expires_at);

-- Links by which the other company of a transfer fills in its part: the token itself is nowhere. party: from or to.
-- draft: what was typed and saved to be finished later, JSON by slot name; gone once the part was sent.
CREATE TABLE party_links (
    token_hash     text NOT NULL PRIMARY KEY,
    case_reference text NOT NULL,
    party          text NOT NULL,
    draft          text NULL,
    created_at     timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    used_at        timestamptz NULL
);
CREATE INDEX party_links_of_case ON party_links (case_reference);

-- Links by which the other company of a transfer fills in its part: the token itself is nowhere. party: from or to.
-- draft: what was typed and saved to be finished later, JSON by slot name; gone once the part was sent.
CREATE TABLE party_links (
    token_hash     TEXT NOT NULL PRIMARY KEY,
    case_reference TEXT NOT NULL,
    party          TEXT NOT NULL,
    draft          TEXT NULL,
    created_at     TEXT NOT NULL,
    expires_at     TEXT NOT NULL,
    used_at        TEXT NULL
);
CREATE INDEX party_links_of_case ON party_links (case_reference);

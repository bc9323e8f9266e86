-- Who has proved, in which conversation, that he reads an address to which cases belong; worth a quarter of an hour.
-- conversation: "<channel>:<id>", as proofs name it.
CREATE TABLE case_proofs (
    conversation text NOT NULL PRIMARY KEY,
    user_id      text NULL,
    email        text NOT NULL,
    seen_at      timestamptz NOT NULL
);
CREATE INDEX case_proofs_of_email ON case_proofs (email);

-- All cases of a person.
CREATE INDEX cases_of_person ON cases (lower(email), created_at) WHERE email IS NOT NULL;

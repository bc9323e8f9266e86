-- One line per erasure. person: a keyed hash, which says only whether the same person was erased before.
CREATE TABLE erasures (
    number        INTEGER NOT NULL PRIMARY KEY,
    at            TEXT NOT NULL,
    person        TEXT NOT NULL,
    cases         INTEGER NOT NULL,
    conversations INTEGER NOT NULL
);
CREATE INDEX erasures_by_time ON erasures (at);

-- One row per hand-off to people. state: waiting, held, or how it ended. due_at: when the accept time-out falls due, null unless waiting.
-- The conversation's own state says who has it; this is the agents' view, written in the same transaction. via: console, teams or hub.
-- told_position: the place that the customer knows. read_seq: how far the agent has read.
CREATE TABLE hand_offs (
    number          INTEGER NOT NULL PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    case_reference  TEXT NOT NULL,
    queue           TEXT NOT NULL,
    state           TEXT NOT NULL,
    reason          TEXT NOT NULL,
    agent_id        TEXT NULL,
    agent_name      TEXT NULL,
    via             TEXT NULL,
    queued_at       TEXT NULL,
    due_at          TEXT NULL,
    taken_at        TEXT NULL,
    ended_at        TEXT NULL,
    told_position   INTEGER NULL,
    read_seq        INTEGER NULL,
    leased_until    TEXT NULL
);
-- One owner at a time, whatever happens.
CREATE UNIQUE INDEX hand_offs_open ON hand_offs (conversation_id) WHERE state IN ('waiting', 'held');
CREATE INDEX hand_offs_waiting ON hand_offs (queue, queued_at) WHERE state = 'waiting';
CREATE INDEX hand_offs_due ON hand_offs (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX hand_offs_of_agent ON hand_offs (agent_id) WHERE state = 'held';
CREATE INDEX hand_offs_picked_up ON hand_offs (queue, taken_at) WHERE taken_at IS NOT NULL;
CREATE INDEX hand_offs_of_case ON hand_offs (case_reference);

-- Agents whose console is open.
CREATE TABLE agent_presence (
    agent_id   TEXT NOT NULL PRIMARY KEY,
    agent_name TEXT NOT NULL,
    seen_at    TEXT NOT NULL
);

-- How far the customer's window has got in a conversation that a person holds.
CREATE TABLE customer_windows (
    conversation_id TEXT NOT NULL PRIMARY KEY,
    delivered_seq   INTEGER NOT NULL,
    seen_at         TEXT NOT NULL
);

-- An agent's words to a customer who may have left: sent by mail once for a burst, unless the window took them meanwhile.
CREATE TABLE agent_mails (
    conversation_id TEXT NOT NULL PRIMARY KEY,
    case_reference  TEXT NOT NULL,
    first_seq       INTEGER NOT NULL,
    due_at          TEXT NOT NULL,
    leased_until    TEXT NULL
);
CREATE INDEX agent_mails_due ON agent_mails (due_at);

-- Cases whose customer gave an address only after they were opened: the copy is still to be sent.
CREATE TABLE late_copies (
    case_reference TEXT NOT NULL PRIMARY KEY,
    email          TEXT NOT NULL,
    due_at         TEXT NOT NULL,
    leased_until   TEXT NULL
);

-- The card of a case in the agents' Teams channel.
CREATE TABLE teams_cards (
    case_reference TEXT NOT NULL PRIMARY KEY,
    activity_id    TEXT NOT NULL
);

-- Decimals are TEXT with every digit. Times are TEXT, ISO-8601 in UTC with nine digits of a second, so that they sort.

CREATE TABLE store_meta (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- The truth. Every other table can be made again from it.
CREATE TABLE journal (
    account         TEXT    NOT NULL,
    sequence        INTEGER NOT NULL CHECK (sequence > 0),
    at              TEXT    NOT NULL,
    type            TEXT    NOT NULL,
    trade_id        TEXT,
    client_order_id TEXT,
    body            TEXT    NOT NULL,
    PRIMARY KEY (account, sequence)
);

-- Finds the trade that a fill belongs to, and the account figures before the present ones.
CREATE INDEX journal_intents ON journal (account, client_order_id) WHERE type = 'intent_committed';
CREATE INDEX journal_figures ON journal (account, sequence) WHERE type = 'account_updated';

-- sequence: the place of the latest journal entry that the row tells.
-- quantity: base units bought, fees not taken off. pnl and fees: in the quote asset. pnl_pct: 1 is 1 %.
CREATE TABLE trades (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    account           TEXT    NOT NULL,
    trade_id          TEXT    NOT NULL UNIQUE,
    signal_ref        TEXT    NOT NULL,
    signal_id         TEXT    NOT NULL,
    exchange          TEXT    NOT NULL,
    symbol            TEXT    NOT NULL,
    quote             TEXT    NOT NULL,
    side              TEXT    NOT NULL,
    entry_price       TEXT,
    exit_price        TEXT,
    quantity          TEXT    NOT NULL,
    residual_quantity TEXT,
    stop_loss_price   TEXT    NOT NULL,
    target_price      TEXT,
    status            TEXT    NOT NULL,
    pnl               TEXT,
    pnl_pct           TEXT,
    fees              TEXT    NOT NULL,
    exchange_order_id TEXT,
    opened_at         TEXT    NOT NULL,
    closed_at         TEXT,
    close_reason      TEXT,
    sequence          INTEGER NOT NULL,
    FOREIGN KEY (account, sequence) REFERENCES journal (account, sequence)
);

CREATE INDEX trades_by_opening ON trades (account, opened_at);
CREATE INDEX trades_by_closing ON trades (account, quote, closed_at);

-- symbol: as the venue's catalogue resolved it, else as the sender spelt it.
-- action: what was decided; empty while the signal waits.
CREATE TABLE signals (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    account          TEXT    NOT NULL,
    signal_ref       TEXT    NOT NULL UNIQUE,
    signal_id        TEXT    NOT NULL,
    symbol           TEXT    NOT NULL,
    side             TEXT    NOT NULL,
    payload          TEXT    NOT NULL,
    action           TEXT,
    rejection_reason TEXT,
    detail           TEXT,
    trade_id         TEXT,
    first_signal_ref TEXT,
    received_at      TEXT    NOT NULL,
    decided_at       TEXT,
    sequence         INTEGER NOT NULL,
    decided_sequence INTEGER,
    FOREIGN KEY (account, sequence) REFERENCES journal (account, sequence),
    FOREIGN KEY (account, decided_sequence) REFERENCES journal (account, sequence)
);

CREATE INDEX signals_by_time ON signals (account, received_at);

-- An execution is booked once: a venue's id of it is unique within symbol and side.
CREATE TABLE fills (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    account           TEXT    NOT NULL,
    trade_id          TEXT,
    client_order_id   TEXT    NOT NULL,
    exchange_order_id TEXT    NOT NULL,
    fill_id           TEXT    NOT NULL,
    symbol            TEXT    NOT NULL,
    side              TEXT    NOT NULL,
    price             TEXT    NOT NULL,
    quantity          TEXT    NOT NULL,
    fee               TEXT    NOT NULL,
    fee_asset         TEXT    NOT NULL,
    fee_value         TEXT    NOT NULL,
    at                TEXT    NOT NULL,
    sequence          INTEGER NOT NULL,
    UNIQUE (account, symbol, side, fill_id),
    FOREIGN KEY (account, sequence) REFERENCES journal (account, sequence)
);

CREATE INDEX fills_by_trade ON fills (trade_id);

-- date: the UTC day. Counts and total_pnl: the trades that closed on it. Percentages: 1 is 1 %;
-- of the day's first equity (total_pnl_pct), of the highest realised equity (max_drawdown_pct); empty where not known.
CREATE TABLE daily_stats (
    account              TEXT    NOT NULL,
    quote                TEXT    NOT NULL,
    date                 TEXT    NOT NULL,
    trades_count         INTEGER NOT NULL,
    wins                 INTEGER NOT NULL,
    losses               INTEGER NOT NULL,
    total_pnl            TEXT    NOT NULL,
    total_pnl_pct        TEXT,
    max_drawdown_pct     TEXT,
    day_start_equity     TEXT,
    daily_loss_limit_hit BOOLEAN NOT NULL,
    PRIMARY KEY (account, quote, date)
);

-- The account's figures whenever they changed, by quote asset; date: the UTC day that they are of.
-- status: running, or all that keeps it from running.
CREATE TABLE account_states (
    account         TEXT NOT NULL,
    quote           TEXT NOT NULL,
    sequence        INTEGER NOT NULL,
    at              TEXT NOT NULL,
    status          TEXT NOT NULL,
    date            TEXT NOT NULL,
    realised_today  TEXT NOT NULL,
    realised_equity TEXT NOT NULL,
    peak_equity     TEXT NOT NULL,
    PRIMARY KEY (account, quote, sequence),
    FOREIGN KEY (account, sequence) REFERENCES journal (account, sequence)
);

CREATE INDEX account_states_by_time ON account_states (account, quote, at);

-- amount: above zero for what came in.
CREATE TABLE transfers (
    account  TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    at       TEXT NOT NULL,
    amount   TEXT NOT NULL,
    asset    TEXT NOT NULL,
    PRIMARY KEY (account, sequence),
    FOREIGN KEY (account, sequence) REFERENCES journal (account, sequence)
);

-- Which entries up to a place an account's state still depends on. Can be emptied: the next start then reads everything, as
-- long as nothing was removed by age.
CREATE TABLE journal_marks (
    account  TEXT NOT NULL PRIMARY KEY,
    sequence INTEGER NOT NULL
);

CREATE TABLE journal_kept (
    account  TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (account, sequence),
    FOREIGN KEY (account, sequence) REFERENCES journal (account, sequence)
);

-- Appended, never changed. hash: SHA-256 over the hash before it and the row, each part behind its length.
CREATE TABLE audit (
    number       INTEGER NOT NULL PRIMARY KEY,
    at           TEXT NOT NULL,
    actor        TEXT NOT NULL,
    action       TEXT NOT NULL,
    value_before TEXT NOT NULL,
    value_after  TEXT NOT NULL,
    hash         TEXT NOT NULL
);

CREATE TRIGGER audit_is_not_updated BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;

CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;

-- What this script makes. The code looks here, so that the script can be applied by whatever tool.
INSERT INTO store_meta (name, value) VALUES ('schema', '1');

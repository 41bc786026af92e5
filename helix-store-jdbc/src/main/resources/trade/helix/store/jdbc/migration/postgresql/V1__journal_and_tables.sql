-- Decimals are NUMERIC with every digit. Times are TEXT, ISO-8601 in UTC with nine digits of a second: a TIMESTAMPTZ would
-- round to six, over midnight too. Where a query wants one: opened_at::timestamptz.

CREATE TABLE store_meta (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- The truth. Every other table can be made again from it.
CREATE TABLE journal (
    account         TEXT    NOT NULL,
    sequence        BIGINT  NOT NULL CHECK (sequence > 0),
    at              TEXT COLLATE "C" NOT NULL,
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
    id                BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account           TEXT    NOT NULL,
    trade_id          TEXT    NOT NULL UNIQUE,
    signal_ref        TEXT    NOT NULL,
    signal_id         TEXT    NOT NULL,
    exchange          TEXT    NOT NULL,
    symbol            TEXT    NOT NULL,
    quote             TEXT    NOT NULL,
    side              TEXT    NOT NULL,
    entry_price       NUMERIC,
    exit_price        NUMERIC,
    quantity          NUMERIC NOT NULL,
    residual_quantity NUMERIC,
    stop_loss_price   NUMERIC NOT NULL,
    target_price      NUMERIC,
    status            TEXT    NOT NULL,
    pnl               NUMERIC,
    pnl_pct           NUMERIC,
    fees              NUMERIC NOT NULL,
    exchange_order_id TEXT,
    opened_at         TEXT COLLATE "C" NOT NULL,
    closed_at         TEXT COLLATE "C",
    close_reason      TEXT,
    sequence          BIGINT  NOT NULL,
    FOREIGN KEY (account, sequence) REFERENCES journal (account, sequence)
);

CREATE INDEX trades_by_opening ON trades (account, opened_at);
CREATE INDEX trades_by_closing ON trades (account, quote, closed_at);

-- symbol: as the venue's catalogue resolved it, else as the sender spelt it.
-- action: what was decided; empty while the signal waits.
CREATE TABLE signals (
    id               BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
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
    received_at      TEXT COLLATE "C" NOT NULL,
    decided_at       TEXT COLLATE "C",
    sequence         BIGINT  NOT NULL,
    decided_sequence BIGINT,
    FOREIGN KEY (account, sequence) REFERENCES journal (account, sequence),
    FOREIGN KEY (account, decided_sequence) REFERENCES journal (account, sequence)
);

CREATE INDEX signals_by_time ON signals (account, received_at);

-- An execution is booked once: a venue's id of it is unique within symbol and side.
CREATE TABLE fills (
    id                BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account           TEXT    NOT NULL,
    trade_id          TEXT,
    client_order_id   TEXT    NOT NULL,
    exchange_order_id TEXT    NOT NULL,
    fill_id           TEXT    NOT NULL,
    symbol            TEXT    NOT NULL,
    side              TEXT    NOT NULL,
    price             NUMERIC NOT NULL,
    quantity          NUMERIC NOT NULL,
    fee               NUMERIC NOT NULL,
    fee_asset         TEXT    NOT NULL,
    fee_value         NUMERIC NOT NULL,
    at                TEXT COLLATE "C" NOT NULL,
    sequence          BIGINT  NOT NULL,
    UNIQUE (account, symbol, side, fill_id),
    FOREIGN KEY (account, sequence) REFERENCES journal (account, sequence)
);

CREATE INDEX fills_by_trade ON fills (trade_id);

-- date: the UTC day. Counts and total_pnl: the trades that closed on it. Percentages: 1 is 1 %;
-- of the day's first equity (total_pnl_pct), of the highest realised equity (max_drawdown_pct); empty where not known.
CREATE TABLE daily_stats (
    account              TEXT    NOT NULL,
    quote                TEXT    NOT NULL,
    date                 TEXT COLLATE "C" NOT NULL,
    trades_count         INTEGER NOT NULL,
    wins                 INTEGER NOT NULL,
    losses               INTEGER NOT NULL,
    total_pnl            NUMERIC NOT NULL,
    total_pnl_pct        NUMERIC,
    max_drawdown_pct     NUMERIC,
    day_start_equity     NUMERIC,
    daily_loss_limit_hit BOOLEAN NOT NULL,
    PRIMARY KEY (account, quote, date)
);

-- The account's figures whenever they changed, by quote asset; date: the UTC day that they are of.
-- status: running, or all that keeps it from running.
CREATE TABLE account_states (
    account         TEXT NOT NULL,
    quote           TEXT NOT NULL,
    sequence        BIGINT NOT NULL,
    at              TEXT COLLATE "C" NOT NULL,
    status          TEXT NOT NULL,
    date            TEXT COLLATE "C" NOT NULL,
    realised_today  NUMERIC NOT NULL,
    realised_equity NUMERIC NOT NULL,
    peak_equity     NUMERIC NOT NULL,
    PRIMARY KEY (account, quote, sequence),
    FOREIGN KEY (account, sequence) REFERENCES journal (account, sequence)
);

CREATE INDEX account_states_by_time ON account_states (account, quote, at);

-- amount: above zero for what came in.
CREATE TABLE transfers (
    account  TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    at       TEXT COLLATE "C" NOT NULL,
    amount   NUMERIC NOT NULL,
    asset    TEXT NOT NULL,
    PRIMARY KEY (account, sequence),
    FOREIGN KEY (account, sequence) REFERENCES journal (account, sequence)
);

-- Which entries up to a place an account's state still depends on. Can be emptied: the next start then reads everything, as
-- long as nothing was removed by age.
CREATE TABLE journal_marks (
    account  TEXT NOT NULL PRIMARY KEY,
    sequence BIGINT NOT NULL
);

CREATE TABLE journal_kept (
    account  TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    PRIMARY KEY (account, sequence),
    FOREIGN KEY (account, sequence) REFERENCES journal (account, sequence)
);

-- Appended, never changed. hash: SHA-256 over the hash before it and the row, each part behind its length.
CREATE TABLE audit (
    number       BIGINT NOT NULL PRIMARY KEY,
    at           TEXT COLLATE "C" NOT NULL,
    actor        TEXT NOT NULL,
    action       TEXT NOT NULL,
    value_before TEXT NOT NULL,
    value_after  TEXT NOT NULL,
    hash         TEXT NOT NULL
);

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only';
END
$$;

CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

-- What this script makes. The code looks here, so that the script can be applied by whatever tool.
INSERT INTO store_meta (name, value) VALUES ('schema', '1');

-- What venues must not forget: nonces, paper accounts. Neither retention nor export touch it; no other table refers to it.
CREATE TABLE key_values (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

UPDATE store_meta SET value = '2' WHERE name = 'schema';

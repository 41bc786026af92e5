package trade.helix.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** The table {@code journal}. Stateless but for the codec; thread-safe. */
final class JournalTable {
    private static final Columns COLUMNS = Columns.of(
            "journal",
            "account text",
            "sequence bigint",
            "at text",
            "type text",
            "trade_id text",
            "client_order_id text",
            "body text");
    private static final String SELECT = "SELECT account, sequence, at, type, body FROM journal";
    private static final String LATEST = "SELECT COALESCE(MAX(sequence), 0) FROM journal WHERE account = ?";
    private static final String AFTER = SELECT + " WHERE account = ? AND sequence > ? ORDER BY sequence LIMIT ?";
    private static final String ONE = SELECT + " WHERE account = ? AND sequence = ?";
    private static final String FIGURES_BEFORE =
            SELECT + " WHERE account = ? AND sequence < ? AND type = 'account_updated' ORDER BY sequence DESC LIMIT 1";
    private static final String TRADE_OF_ORDER =
            "SELECT trade_id FROM journal WHERE account = ? AND client_order_id = ?"
                    + " AND sequence < ? AND type = 'intent_committed' ORDER BY sequence DESC LIMIT 1";

    private final RecordCodec codec = new RecordCodec();

    /**
     * An entry as its row holds it.
     *
     * @param entry the entry
     * @param record its record, encoded
     */
    record Stored(JournalEntry entry, RecordCodec.Encoded record) {
        private @Nullable Object[] values() {
            return new @Nullable Object[] {
                entry.account().value(),
                entry.sequence(),
                Times.text(entry.at()),
                record.type(),
                record.trade(),
                record.order(),
                record.body()
            };
        }
    }

    Stored encode(JournalEntry entry) {
        return new Stored(entry, codec.encode(entry.record()));
    }

    void insert(Session session, List<Stored> rows) throws SQLException {
        session.insert(COLUMNS, rows.stream().map(Stored::values).toList());
    }

    long latest(Session session, AccountId account) throws SQLException {
        return session.query(row -> row.getLong(1), LATEST, account.value()).get(0);
    }

    List<JournalEntry> after(Session session, AccountId account, long sequence, int most) throws SQLException {
        return session.query(this::entry, AFTER, account.value(), sequence, most);
    }

    /** The entry of a place that another table names. */
    JournalRecord at(Session session, String account, long sequence) throws SQLException {
        return session.query(this::entry, ONE, account, sequence).stream()
                .findFirst()
                .orElseThrow(() -> new StoreException(
                        Category.UNUSABLE,
                        "Entry " + sequence + " of account " + account + " is missing. Restore the database."))
                .record();
    }

    Optional<JournalRecord.AccountUpdated> figuresBefore(Session session, AccountId account, long sequence)
            throws SQLException {
        return session.query(this::entry, FIGURES_BEFORE, account.value(), sequence).stream()
                .map(JournalEntry::record)
                .map(JournalRecord.AccountUpdated.class::cast)
                .findFirst();
    }

    /** The trade of an order by its latest intent before a place; null if there is no such intent. */
    @Nullable
    String tradeOf(Session session, AccountId account, ClientOrderId order, long sequence) throws SQLException {
        List<String> found =
                session.query(row -> row.getString(1), TRADE_OF_ORDER, account.value(), order.value(), sequence);
        return found.isEmpty() ? null : found.get(0);
    }

    /** An entry from the first five columns of a row. */
    JournalEntry entry(ResultSet row) throws SQLException {
        String account = row.getString(1);
        long sequence = row.getLong(2);
        try {
            return new JournalEntry(
                    new AccountId(account),
                    sequence,
                    Instant.parse(row.getString(3)),
                    codec.decode(row.getString(4), row.getString(5)));
        } catch (StoreException | IllegalArgumentException | DateTimeParseException e) {
            throw new StoreException(
                    Category.UNUSABLE,
                    "Entry " + sequence + " of account " + account + " cannot be read: " + e.getMessage(),
                    e);
        }
    }
}

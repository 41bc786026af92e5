package trade.helix.store.jdbc;

import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.journal.Decision;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.market.Symbol;
import trade.helix.api.signal.Signal;

/** The table {@code signals}: one row for each signal, with the latest decision on it. */
final class SignalsTable {
    private static final Logger LOG = LoggerFactory.getLogger(SignalsTable.class);
    private static final String INSERT = "INSERT INTO signals"
            + " (account, signal_ref, signal_id, symbol, side, payload, received_at, sequence)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String DECIDE = "UPDATE signals SET action = ?, rejection_reason = ?, detail = ?,"
            + " trade_id = ?, first_signal_ref = ?, decided_at = ?, decided_sequence = ?"
            + " WHERE account = ? AND signal_ref = ?";

    void received(Session session, JournalEntry entry, JournalRecord.SignalReceived received) throws SQLException {
        Signal signal = received.signal();
        Symbol symbol = received.symbol();
        session.update(
                INSERT,
                entry.account().value(),
                received.ref().value(),
                signal.id().value(),
                symbol == null ? signal.symbol() : symbol.toString(),
                signal.action().name(),
                signal.payload(),
                Times.text(entry.at()),
                entry.sequence());
    }

    void decided(Session session, JournalEntry entry, JournalRecord.SignalDecided decided) throws SQLException {
        Decision decision = decided.decision();
        int rows = session.update(
                DECIDE,
                decision.kind().name().toLowerCase(Locale.ROOT),
                text(decision.reason()),
                decision.detail(),
                text(decision.trade()),
                text(decision.first()),
                Times.text(entry.at()),
                entry.sequence(),
                entry.account().value(),
                decided.ref().value());
        if (rows == 0) {
            LOG.warn(
                    "Account {}: signal {} was decided on but never recorded as received; it has no row in signals.",
                    entry.account(),
                    decided.ref());
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}

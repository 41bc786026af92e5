package trade.helix.store.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.store.EquityPoint;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;

/** The table {@code account_states}: a row for each quote asset whenever the account's figures change. */
final class AccountStatesTable {
    private static final String INSERT = "INSERT INTO account_states (account, quote, sequence, at, status, date,"
            + " realised_today, realised_equity, peak_equity) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String EQUITY = "SELECT at, realised_equity, peak_equity FROM account_states"
            + " WHERE account = ? AND quote = ? AND at >= ? AND at < ? ORDER BY at, sequence";

    void updated(Session session, JournalEntry entry, JournalRecord.AccountUpdated updated) throws SQLException {
        String status = status(updated.figures().status());
        for (LossFigures figures : updated.figures().losses().values()) {
            session.update(
                    INSERT,
                    entry.account().value(),
                    figures.realisedEquity().asset().code(),
                    entry.sequence(),
                    Times.text(entry.at()),
                    status,
                    figures.day().toString(),
                    figures.realisedToday().amount(),
                    figures.realisedEquity().amount(),
                    figures.peakEquity().amount());
        }
    }

    /** {@code running}, or what keeps it from running, such as {@code killed daily_limit human}. */
    static String status(AccountStatus status) {
        String causes = Stream.concat(
                        status.killed() ? Stream.of("killed") : Stream.empty(),
                        status.causes().stream()
                                .map(cause -> cause.name().toLowerCase(Locale.ROOT))
                                .sorted())
                .collect(Collectors.joining(" "));
        return causes.isEmpty() ? "running" : causes;
    }

    List<EquityPoint> equity(Session session, AccountId account, Asset quote, LocalDate from, LocalDate until)
            throws SQLException {
        return session.query(
                row -> new EquityPoint(
                        Instant.parse(row.getString(1)),
                        Money.of(row.getString(2), quote.code()),
                        Money.of(row.getString(3), quote.code())),
                EQUITY,
                account.value(),
                quote.code(),
                Times.startOf(from),
                Times.startOf(until.plusDays(1)));
    }
}

package trade.helix.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.Decision;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.risk.Trace;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.store.DayStats;
import trade.helix.api.store.EquityPoint;
import trade.helix.api.store.SignalReport;
import trade.helix.api.store.TradeHistory;
import trade.helix.api.store.TradeQuery;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Asset;

/** Finds rows in the tables and tells them from the journal entries that they stand for, so that nothing is lost. */
final class JdbcHistory implements TradeHistory {
    private static final String TRADE = "SELECT account, sequence FROM trades WHERE trade_id = ?";
    private static final String LATEST =
            "SELECT account, sequence FROM trades WHERE account = ? ORDER BY opened_at DESC, id DESC LIMIT ?";
    private static final String FILLS = "SELECT account, sequence FROM fills WHERE trade_id = ? ORDER BY at, sequence";
    private static final String SIGNAL =
            "SELECT account, sequence, received_at, decided_sequence FROM signals WHERE signal_ref = ?";

    private final Reads reads;
    private final JournalTable journal;
    private final Marks marks;
    private final DailyStatsTable days;
    private final AccountStatesTable states = new AccountStatesTable();

    JdbcHistory(Reads reads, JournalTable journal, Marks marks) {
        this.reads = reads;
        this.journal = journal;
        this.marks = marks;
        this.days = new DailyStatsTable(journal);
    }

    /** The journal entry that a row stands for. */
    private record Place(String account, long sequence) {
        static Place of(ResultSet row) throws SQLException {
            return new Place(row.getString(1), row.getLong(2));
        }
    }

    @Override
    public Optional<Trade> trade(TradeId id) {
        return reads.run("Reading trade " + id, session -> trades(session, TRADE, id.value())).stream()
                .findFirst();
    }

    @Override
    public List<Trade> latest(AccountId account, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("At least one trade must be asked for, not " + most + ".");
        }
        return reads.run("Reading trades of " + account, session -> trades(session, LATEST, account.value(), most));
    }

    private List<Trade> trades(Session session, String sql, Object... values) throws SQLException {
        List<Trade> trades = new ArrayList<>();
        for (Place place : session.query(Place::of, sql, values)) {
            trades.add(read(session, JournalRecord.TradeUpdated.class, place).trade());
        }
        return List.copyOf(trades);
    }

    @Override
    public List<JournalRecord.FillRecorded> fills(TradeId id) {
        return reads.run("Reading fills of trade " + id, session -> {
            List<JournalRecord.FillRecorded> fills = new ArrayList<>();
            for (Place place : session.query(Place::of, FILLS, id.value())) {
                fills.add(read(session, JournalRecord.FillRecorded.class, place));
            }
            return List.copyOf(fills);
        });
    }

    /** A row of {@code signals}. */
    private record SignalRow(
            Place received, Instant receivedAt, @Nullable Place decided) {
        static SignalRow of(ResultSet row) throws SQLException {
            Place received = Place.of(row);
            long sequence = row.getLong(4);
            // Asked at once: it tells of the column that was read last.
            Place decided = row.wasNull() ? null : new Place(received.account(), sequence);
            return new SignalRow(received, Instant.parse(row.getString(3)), decided);
        }
    }

    @Override
    public Optional<SignalReport> signal(SignalRef ref) {
        return reads.run("Reading signal " + ref, session -> {
            List<SignalRow> rows = session.query(SignalRow::of, SIGNAL, ref.value());
            return rows.isEmpty() ? Optional.empty() : Optional.of(report(session, ref, rows.get(0)));
        });
    }

    private SignalReport report(Session session, SignalRef ref, SignalRow row) throws SQLException {
        var received = read(session, JournalRecord.SignalReceived.class, row.received());
        Decision decision = null;
        Trace trace = Trace.EMPTY;
        Place place = row.decided();
        if (place != null) {
            var decided = read(session, JournalRecord.SignalDecided.class, place);
            decision = decided.decision();
            trace = decided.trace();
        }
        return new SignalReport(ref, received.signal(), row.receivedAt(), decision, trace);
    }

    @Override
    public DayStats day(AccountId account, Asset quote, LocalDate day) {
        DayRow row = reads.run(
                "Reading " + day + " of " + account,
                session -> days.stored(session, account, new DailyStatsTable.Day(quote, day)));
        return new DayStats(day, row.trades(), row.wins(), row.losses(), row.pnl());
    }

    @Override
    public List<DayStats> days(AccountId account, Asset quote, LocalDate from, LocalDate until) {
        return reads.run("Reading days of " + account, session -> days.stored(session, account, quote, from, until));
    }

    @Override
    public List<Trade> find(TradeQuery query) {
        var search = new TradeSearch(query);
        return reads.run(
                "Reading trades of " + query.account(), session -> trades(session, search.sql(), search.values()));
    }

    @Override
    public List<EquityPoint> equity(AccountId account, Asset quote, LocalDate from, LocalDate until) {
        return reads.run(
                "Reading equity of " + account, session -> states.equity(session, account, quote, from, until));
    }

    @Override
    public List<Intent> openIntents(AccountId account) {
        return OpenIntents.of(reads.run("Reading orders of " + account, session -> marks.read(session, account))
                .entries());
    }

    private <R extends JournalRecord> R read(Session session, Class<R> type, Place place) throws SQLException {
        return type.cast(journal.at(session, place.account(), place.sequence()));
    }
}

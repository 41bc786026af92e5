package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.store.jdbc.Fixtures.MAIN;
import static trade.helix.store.jdbc.Fixtures.OTHER;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.risk.Trace;
import trade.helix.api.store.DayStats;
import trade.helix.api.store.TradeHistory;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Asset;

/** The tables, and what people read from them, are what the journal says. */
class TablesTest {
    private static final List<Asset> QUOTES = List.of(Asset.of("EUR"), Asset.of("USDT"));
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.parse("2026-05-13"),
            LocalDate.parse("2026-05-14"),
            LocalDate.parse("2026-05-15"),
            LocalDate.parse("2026-05-16"),
            LocalDate.parse("2026-05-17"));

    @Provide
    Arbitrary<List<JournalRecord>> main() {
        return Stories.of(MAIN);
    }

    @Provide
    Arbitrary<List<JournalRecord>> other() {
        return Stories.of(OTHER);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void tablesAndHistoryAreWhatTheJournalSays(
            @ForAll("main") List<JournalRecord> main, @ForAll("other") List<JournalRecord> other) throws SQLException {
        compare(TestDatabase.Kind.SQLITE, main, other);
    }

    @Property(tries = 15, shrinking = ShrinkingMode.BOUNDED)
    void soTheyAreOnPostgres(@ForAll("main") List<JournalRecord> main, @ForAll("other") List<JournalRecord> other)
            throws SQLException {
        compare(TestDatabase.Kind.POSTGRESQL, main, other);
    }

    private static void compare(TestDatabase.Kind kind, List<JournalRecord> main, List<JournalRecord> other)
            throws SQLException {
        try (TestDatabase database = kind.withTables()) {
            compare(database, main, other);
        }
    }

    private static void compare(TestDatabase database, List<JournalRecord> main, List<JournalRecord> other)
            throws SQLException {
        try (JdbcStore store = JdbcStore.open(database.url())) {
            List<JournalEntry> mains = Fixtures.entries(MAIN, main);
            List<JournalEntry> others = Fixtures.entries(OTHER, other);
            commit(store, mains, others);
            assertThat(store.journal().load(MAIN).entries()).isEqualTo(mains);
            for (var oracle : Map.of(MAIN, new Oracle(MAIN, mains), OTHER, new Oracle(OTHER, others))
                    .entrySet()) {
                compareTables(database, oracle.getKey(), oracle.getValue());
                compareHistory(store.history(), oracle.getKey(), oracle.getValue());
            }
            compareFills(store.history(), new Oracle(MAIN, mains), mains);
            compareSignals(store.history(), mains);
        }
    }

    /** In commits of both accounts, of growing size. */
    private static void commit(JdbcStore store, List<JournalEntry> mains, List<JournalEntry> others) {
        store.journal().load(MAIN);
        store.journal().load(OTHER);
        int most = Math.max(mains.size(), others.size());
        for (int from = 0, size = 1; from < most; from += size, size++) {
            List<JournalEntry> both = new ArrayList<>(part(mains, from, size));
            both.addAll(part(others, from, size));
            store.journal().commit(both);
        }
    }

    private static List<JournalEntry> part(List<JournalEntry> entries, int from, int size) {
        return entries.subList(Math.min(from, entries.size()), Math.min(from + size, entries.size()));
    }

    private static void compareTables(TestDatabase database, AccountId account, Oracle oracle) throws SQLException {
        assertThat(table(database, "trades", account)).containsExactlyInAnyOrderElementsOf(oracle.tradeRows());
        assertThat(table(database, "signals", account))
                .containsExactlyInAnyOrderElementsOf(signalRows(database, oracle));
        assertThat(table(database, "fills", account)).containsExactlyInAnyOrderElementsOf(oracle.fillRows());
        Map<String, Map<String, Object>> stored = new TreeMap<>();
        table(database, "daily_stats", account)
                .forEach(row -> stored.put(row.get("quote") + " " + row.get("date"), row));
        for (Asset quote : QUOTES) {
            for (LocalDate day : DAYS) {
                Map<String, Object> row = stored.remove(quote + " " + day);
                assertThat(row).isEqualTo(row == null ? null : oracle.dayRow(quote, day));
                assertThat(row != null).isEqualTo(oracle.knows(quote, day));
            }
        }
        assertThat(stored).as("rows of no day").isEmpty();
    }

    private static List<Map<String, Object>> table(TestDatabase database, String table, AccountId account)
            throws SQLException {
        List<Map<String, Object>> rows = database.rows("SELECT * FROM " + table + " WHERE account = '" + account + "'");
        return rows.stream().<Map<String, Object>>map(TablesTest::withoutId).toList();
    }

    /** PostgreSQL takes no zeros in texts; the journal itself keeps them, escaped. */
    private static List<Map<String, Object>> signalRows(TestDatabase database, Oracle oracle) {
        List<Map<String, Object>> rows = oracle.signalRows();
        if (!database.isSqlite()) {
            rows.forEach(
                    row -> row.computeIfPresent("payload", (column, text) -> ((String) text).replace('\0', '\ufffd')));
        }
        return rows;
    }

    private static Map<String, Object> withoutId(Map<String, Object> row) {
        Map<String, Object> rest = new TreeMap<>(row);
        rest.remove("id");
        return rest;
    }

    private static void compareHistory(TradeHistory history, AccountId account, Oracle oracle) {
        for (Trade trade : oracle.trades().values()) {
            assertThat(history.trade(trade.id())).contains(trade);
        }
        List<Trade> latest = history.latest(account, 2);
        assertThat(latest).hasSize(Math.min(2, oracle.trades().size()));
        assertThat(latest)
                .isSortedAccordingTo(Comparator.comparing(Trade::openedAt).reversed());
        assertThat(history.latest(account, 100))
                .containsExactlyInAnyOrderElementsOf(oracle.trades().values())
                .startsWith(latest.toArray(new Trade[0]));
        for (Asset quote : QUOTES) {
            for (LocalDate day : DAYS) {
                DayStats stats = history.day(account, quote, day);
                Map<String, Object> row = oracle.dayRow(quote, day);
                assertThat(stats.day()).isEqualTo(day);
                assertThat(stats.trades()).isEqualTo(row.get("trades_count"));
                assertThat(stats.wins()).isEqualTo(row.get("wins"));
                assertThat(stats.losses()).isEqualTo(row.get("losses"));
                assertThat(stats.pnl()).hasToString(row.get("total_pnl") + " " + quote);
            }
        }
    }

    private static void compareFills(TradeHistory history, Oracle oracle, List<JournalEntry> mains) {
        Map<String, List<JournalRecord.FillRecorded>> byTrade = new TreeMap<>();
        for (JournalEntry entry : mains) {
            if (entry.record() instanceof JournalRecord.FillRecorded recorded) {
                String trade = oracle.tradeOf(entry, recorded);
                if (trade != null) {
                    byTrade.computeIfAbsent(trade, unused -> new ArrayList<>()).add(recorded);
                }
            }
        }
        byTrade.forEach((trade, fills) -> {
            fills.sort(Comparator.comparing(recorded -> recorded.fill().at()));
            assertThat(history.fills(new TradeId(trade))).isEqualTo(fills);
        });
    }

    private static void compareSignals(TradeHistory history, List<JournalEntry> mains) {
        for (JournalEntry entry : mains) {
            if (entry.record() instanceof JournalRecord.SignalReceived received) {
                var report = history.signal(received.ref()).orElseThrow();
                assertThat(report.signal()).isEqualTo(received.signal());
                assertThat(report.receivedAt()).isEqualTo(entry.at());
                var decided = mains.stream()
                        .filter(e -> e.sequence() > entry.sequence())
                        .map(JournalEntry::record)
                        .filter(JournalRecord.SignalDecided.class::isInstance)
                        .map(JournalRecord.SignalDecided.class::cast)
                        .filter(each -> each.ref().equals(received.ref()))
                        .reduce((first, second) -> second);
                assertThat(report.decision())
                        .isEqualTo(decided.map(JournalRecord.SignalDecided::decision)
                                .orElse(null));
                assertThat(report.trace())
                        .isEqualTo(
                                decided.map(JournalRecord.SignalDecided::trace).orElse(Trace.EMPTY));
            }
        }
    }
}

package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.store.jdbc.Fixtures.MAIN;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import trade.helix.api.journal.Decision;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Side;
import trade.helix.api.risk.Trace;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * What commits cost against a bare insert of one row with commit, by the same kind of connection and in the same run. Prints and
 * judges nothing: {@code mvn -Pbench -pl helix-store-jdbc -am test}.
 */
@Tag("bench")
class StoreSpeedTest {
    private static final int ROUNDS = 200;
    private static final int WARM_UP = 100;

    private long sequence;

    private interface Action {
        void run() throws SQLException;
    }

    @ParameterizedTest
    @EnumSource
    void printsTheRatios(TestDatabase.Kind kind) throws SQLException {
        try (TestDatabase database = kind.create();
                JdbcStore store = JdbcStore.open(database.url())) {
            store.journal().load(MAIN);
            database.execute("CREATE TABLE bare (number INTEGER, body TEXT)");
            Database direct = kind == TestDatabase.Kind.SQLITE
                    ? Sqlite.at(database.url())
                    : Postgres.at(new UrlDataSource(database.url(), null, null), "bench");
            try (Session session = direct.openWriter()) {
                measure(kind, store, session);
            }
            assertThat(store.journal().load(MAIN).lastSequence()).isEqualTo(sequence);
        }
    }

    private void measure(TestDatabase.Kind kind, JdbcStore store, Session session) throws SQLException {
        String body = "x".repeat(300);
        long[] bare = new long[ROUNDS];
        long[] entry = new long[ROUNDS];
        long[] batch = new long[ROUNDS];
        // One after the other, so that a busy moment of the machine hits all three.
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            int number = i;
            long first = nanos(() -> session.update("INSERT INTO bare (number, body) VALUES (?, ?)", number, body));
            List<JournalEntry> entries = entry();
            long second = nanos(() -> store.journal().commit(entries));
            List<JournalEntry> intents = intents(500);
            long third = nanos(() -> store.journal().commit(intents));
            if (i >= 0) {
                bare[i] = first;
                entry[i] = second;
                batch[i] = third;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s: bare insert %.3f ms; entry commit %.3f ms, %.1f x; 500 intents %.3f ms, %.1f x%n",
                kind,
                median(bare) / 1e6,
                median(entry) / 1e6,
                1.0 * median(entry) / median(bare),
                median(batch) / 1e6,
                1.0 * median(batch) / median(bare));
    }

    private static long nanos(Action action) throws SQLException {
        long start = System.nanoTime();
        action.run();
        return System.nanoTime() - start;
    }

    private static long median(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Signal, decision and intent: what is committed before an entry leaves. */
    private List<JournalEntry> entry() {
        var ref = new SignalRef("s-" + sequence);
        return List.of(
                next(Samples.received(MAIN, ref)),
                next(new JournalRecord.SignalDecided(
                        ref, Decision.accepted(new TradeId("t-" + sequence)), Trace.EMPTY)),
                next(intent()));
    }

    private List<JournalEntry> intents(int many) {
        List<JournalEntry> entries = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            entries.add(next(intent()));
        }
        return entries;
    }

    private JournalRecord intent() {
        return new JournalRecord.IntentCommitted(new Intent(
                new ClientOrderId("hx" + sequence),
                7,
                new TradeId("t-" + sequence),
                Samples.REF,
                Leg.EXIT,
                1,
                Samples.BTC_USDT,
                Side.SELL,
                Quantity.of("0.00012"),
                new Intent.Prices(Price.of("67500.1"), null, null, null),
                Money.zero(Samples.USDT),
                null));
    }

    private JournalEntry next(JournalRecord record) {
        return Fixtures.entry(MAIN, ++sequence, record);
    }
}

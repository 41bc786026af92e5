package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.store.jdbc.Fixtures.MAIN;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.value.Asset;

/**
 * Four years of one busy account: 1 million signals and 200,000 trades. Opening, today and the trace of a signal take less than
 * 50 ms each: {@code mvn -Pscale -pl helix-store-jdbc -am test}.
 */
@Tag("scale")
class ScaleTest {
    private static final int DAYS = 1_460;
    private static final int TRADES_PER_DAY = 137;
    private static final int REJECTED_PER_TRADE = 4;
    private static final int ROUNDS = 21;
    private static final long MOST_MILLIS = 50;
    private static final Asset USDT = Asset.of("USDT");

    private interface Action {
        void run();
    }

    @ParameterizedTest
    @EnumSource
    void allThreeAreFast(TestDatabase.Kind kind) {
        var years = new Years(MAIN, TRADES_PER_DAY, REJECTED_PER_TRADE);
        try (TestDatabase database = kind.create()) {
            try (JdbcStore store = JdbcStore.open(database.url())) {
                store.journal().load(MAIN);
                for (int day = 0; day < DAYS; day++) {
                    store.journal().commit(years.day());
                }
            }
            long opening = median(() -> {
                try (JdbcStore store = JdbcStore.open(database.url())) {
                    assertThat(store.journal().load(MAIN).lastSequence()).isGreaterThan(3_000_000);
                }
            });
            try (JdbcStore store = JdbcStore.open(database.url())) {
                long today = median(() -> assertThat(store.history()
                                .day(MAIN, USDT, years.date().minusDays(1))
                                .trades())
                        .isEqualTo(TRADES_PER_DAY));
                long trace = median(() ->
                        assertThat(store.history().signal(new SignalRef("s-1"))).isPresent());
                System.out.printf(
                        Locale.ROOT,
                        "%s: opening %.1f ms, today %.2f ms, trace %.2f ms%n",
                        kind,
                        opening / 1e6,
                        today / 1e6,
                        trace / 1e6);
                assertThat(Math.max(opening, Math.max(today, trace))).isLessThan(MOST_MILLIS * 1_000_000);
            }
        }
    }

    private static long median(Action action) {
        long[] times = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            action.run();
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }
}

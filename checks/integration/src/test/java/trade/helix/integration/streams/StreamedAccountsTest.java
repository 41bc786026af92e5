package trade.helix.integration.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.account.AccountId;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.Trade;

/**
 * Twenty accounts, each with a protected trade, whose stops fill all at once: what Helix says of each equals the venue's own ledger,
 * whatever the stream loses, tells twice, or is cut off from.
 */
class StreamedAccountsTest {
    private static final int ACCOUNTS = 20;
    private static final BigDecimal START = new BigDecimal("10000");
    private static final BigDecimal STEP = new BigDecimal("0.00001");

    /** The library's own, and the HTTP client's; the host's workers come and go with the work. */
    private static final int MOST_STREAM_THREADS = 4;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void aStopThatFillsIsKnownSoon(String venue) throws Exception {
        try (Fleet fleet = Fleet.start(venue, ACCOUNTS, folder)) {
            fleet.buy();
            assertThat(streamThreads(venue)).hasSizeLessThanOrEqualTo(MOST_STREAM_THREADS);

            long filled = System.nanoTime();
            fleet.price(Fleet.BELOW_STOPS);
            fleet.awaitAllClosed();

            List<Long> millis = fleet.accounts().stream()
                    .map(account -> (fleet.closedAt(account) - filled) / 1_000_000)
                    .sorted()
                    .toList();
            System.out.printf(
                    "%s: %d stops filled at once; the trades were told to have ended after %d ms (first), %d ms (half), %d ms (all)%n",
                    venue, ACCOUNTS, millis.get(0), millis.get(ACCOUNTS / 2), millis.get(ACCOUNTS - 1));
            assertEqualToTheLedger(fleet);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void whatTheStreamLosesIsFound(String venue) throws Exception {
        try (Fleet fleet = Fleet.start(venue, ACCOUNTS, folder)) {
            fleet.fault("lost_event", 0.3);
            fleet.fault("duplicate_fill", 0.3);
            fleet.buy();
            cutSome(fleet, new Random(7));

            fleet.price(Fleet.BELOW_STOPS);
            cutSome(fleet, new Random(8));
            fleet.awaitAllClosed();

            assertEqualToTheLedger(fleet);
        }
    }

    private static void cutSome(Fleet fleet, Random random) throws Exception {
        for (AccountId account : fleet.accounts()) {
            if (random.nextInt(3) == 0) {
                fleet.cutStream(account);
            }
        }
    }

    private static void assertEqualToTheLedger(Fleet fleet) throws Exception {
        fleet.awaitAll(
                "nothing is unknown or open",
                view -> view.openTrades().isEmpty() && view.unknownOrders().isEmpty());
        JsonNode ledger = fleet.ledger();
        for (AccountId account : fleet.accounts()) {
            Trade trade = fleet.closed(account);
            Trade.Closing closing = trade.closing().orElseThrow();
            assertThat(closing.reason()).as("%s", account).isEqualTo(CloseReason.STOP_LOSS);
            assertThat(closing.pnl().amount())
                    .as("result of %s", account)
                    .isEqualByComparingTo(Fleet.total(ledger, account, "USDT").subtract(START));
            assertThat(Fleet.total(ledger, account, "BTC"))
                    .as("left of %s", account)
                    .isLessThan(STEP);
        }
        assertThat(fleet.views())
                .allSatisfy(view -> assertThat(view.status().isRunning())
                        .as("%s", view.account())
                        .isTrue());
    }

    private static Set<Thread> streamThreads(String venue) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("helix-" + venue + "-stream"))
                .collect(Collectors.toSet());
    }
}

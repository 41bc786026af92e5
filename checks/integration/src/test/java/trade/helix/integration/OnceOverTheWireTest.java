package trade.helix.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trade.helix.api.event.OrderOutcome;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.risk.ReasonCode;
import trade.helix.integration.OrderPost.Fate;

/**
 * Through the whole engine, on a kept-alive connection: a venue that reads an order and closes the socket receives that order
 * exactly once (invariant I3), and what became of it is found out and never guessed (I6).
 */
class OnceOverTheWireTest {
    private static final BigDecimal STEP = new BigDecimal("0.00001");

    /** What Binance's word takes to be certain: recvWindow and 10 s after the last moment at which the order was sent. */
    private static final Duration CERTAINTY = Duration.ofSeconds(15);

    private static final Duration MOMENT = Duration.ofMillis(1);

    /** Twice two, what would do if "no such order" were believed at once, and one. */
    private static final int MORE_LOOKUPS_THAN_WOULD_DO = 5;

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = Rig.start(folder);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void anEntryThatNeverArrivedIsSentOnceAndStaysUnknownUntilTheVenueIsCertain() throws Exception {
        rig.proxy().lose(Leg.ENTRY, Fate.DROPPED_BEFORE);
        SignalReceipt lost = rig.buy("lost");
        ClientOrderId order = rig.awaitUnknown();

        assertRejected(rig.buy("while unknown"), ReasonCode.OUTCOME_UNKNOWN);
        assertThat(lost.await(Duration.ZERO)).isEmpty();
        assertThat(rig.view().unknownOrders()).containsExactly(order);
        assertThat(rig.proxy().posts()).singleElement().satisfies(post -> {
            assertThat(post.id()).isEqualTo(order.value());
            assertLostOnAUsedConnection(post, Fate.DROPPED_BEFORE);
        });
        assertThat(rig.ledger().orders()).isEmpty();

        rig.advance(CERTAINTY);
        rig.awaitLookups(MORE_LOOKUPS_THAN_WOULD_DO);
        assertThat(rig.view().unknownOrders()).containsExactly(order);
        rig.advance(MOMENT);
        assertRejected(lost, ReasonCode.NOT_FILLED);
        assertThat(rig.view().unknownOrders()).isEmpty();
        assertThat(rig.proxy().posts()).hasSize(1);
        assertTrades("afterwards");
    }

    @Test
    void anEntryWhoseAnswerIsLostIsFoundProtectedAndSold() throws Exception {
        rig.proxy().lose(Leg.ENTRY, Fate.DROPPED_AFTER);

        assertTrades("lost");
        assertThat(rig.proxy().posts(Leg.ENTRY))
                .singleElement()
                .satisfies(post -> assertLostOnAUsedConnection(post, Fate.DROPPED_AFTER));
    }

    @Test
    void aStopWhoseAnswerIsLostIsFoundAndNotSentAgain() throws Exception {
        rig.proxy().lose(Leg.PROTECTION, Fate.DROPPED_AFTER);

        assertTrades("first");
        assertThat(rig.proxy().posts(Leg.PROTECTION))
                .singleElement()
                .satisfies(post -> assertLostOnAUsedConnection(post, Fate.DROPPED_AFTER));
    }

    @Test
    void aStopThatNeverArrivedIsSentAgainUnderItsOwnId() throws Exception {
        rig.proxy().lose(Leg.PROTECTION, Fate.DROPPED_BEFORE);

        assertTrades("first");
        assertThat(rig.proxy().posts(Leg.PROTECTION)).hasSize(2);
        assertThat(rig.proxy().posts(Leg.PROTECTION))
                .extracting(OrderPost::id)
                .containsOnly(rig.proxy().posts(Leg.PROTECTION).get(0).id());
        assertLostOnAUsedConnection(rig.proxy().posts(Leg.PROTECTION).get(0), Fate.DROPPED_BEFORE);
    }

    @Test
    void anExitWhoseAnswerIsLostSellsOnce() throws Exception {
        rig.proxy().lose(Leg.EXIT, Fate.DROPPED_AFTER);

        assertTrades("first");
        assertThat(rig.proxy().posts(Leg.EXIT))
                .singleElement()
                .satisfies(post -> assertLostOnAUsedConnection(post, Fate.DROPPED_AFTER));
    }

    @Test
    void anExitThatNeverArrivedIsSentAnewOnceTheVenueIsCertain() throws Exception {
        rig.proxy().lose(Leg.EXIT, Fate.DROPPED_BEFORE);
        assertThat(Rig.outcome(rig.buy("first"))).isInstanceOf(SignalOutcome.Opened.class);
        SignalReceipt exit = rig.sell("out");
        ClientOrderId order = rig.awaitUnknown();

        rig.advance(CERTAINTY);
        rig.awaitLookups(MORE_LOOKUPS_THAN_WOULD_DO);
        assertThat(rig.view().unknownOrders()).containsExactly(order);
        assertThat(rig.proxy().posts(Leg.EXIT)).hasSize(1);

        rig.advance(MOMENT);
        assertThat(Rig.outcome(exit)).isInstanceOf(SignalOutcome.Closed.class);
        assertThat(rig.proxy().posts(Leg.EXIT))
                .extracting(OrderPost::fate)
                .containsExactly(Fate.DROPPED_BEFORE, Fate.ANSWERED);
        assertSoldOut();
    }

    @Test
    void anEntryThatArrivedIsFoundAfterARestart() throws Exception {
        rig.proxy().loseAndFallSilent(Leg.ENTRY, Fate.DROPPED_AFTER);
        SignalReceipt lost = rig.buy("lost");
        ClientOrderId order = rig.awaitUnknown();
        assertThat(rig.view().unknownOrders()).containsExactly(order);
        rig.stopHelix();
        assertThat(lost.await(Duration.ZERO)).isEmpty();
        assertThat(rig.ledger().live()).isEmpty();

        rig.proxy().speak();
        rig.startHelix();
        await("the entry is found and protected")
                .atMost(Duration.ofSeconds(60))
                .until(() -> rig.ledger().live().size() == 1);
        String stop = rig.ledger().live().get(0).id();
        // Helix has to know it before its clock goes on: a stop that is on its way for so long is none.
        rig.awaitEvent(
                OrderOutcome.class, event -> event.order().value().equals(stop) && event.outcome() == Outcome.ACCEPTED);
        // A stop that the first process may have sent unrecorded is doubted for as long as the venue is not certain.
        rig.advance(CERTAINTY.plus(MOMENT));
        rig.awaitNothingUnknown();

        assertHeld();
        assertSells();
        assertThat(rig.proxy().posts(Leg.ENTRY)).hasSize(1);
    }

    @Test
    void anEntryThatNeverArrivedStaysUnknownOverARestart() throws Exception {
        rig.proxy().loseAndFallSilent(Leg.ENTRY, Fate.DROPPED_BEFORE);
        SignalReceipt lost = rig.buy("lost");
        ClientOrderId order = rig.awaitUnknown();
        rig.stopHelix();
        assertThat(lost.await(Duration.ZERO)).isEmpty();

        rig.proxy().speak();
        rig.startHelix();
        assertThat(rig.view().unknownOrders()).containsExactly(order);
        assertRejected(rig.buy("while unknown"), ReasonCode.OUTCOME_UNKNOWN);

        rig.advance(CERTAINTY.plus(MOMENT));
        rig.awaitNothingUnknown();
        assertThat(rig.view().openTrades()).isEmpty();
        assertThat(rig.proxy().posts()).hasSize(1);
        assertTrades("afterwards");
    }

    /** A BUY is bought and protected once, and a SELL sells all of it. */
    private void assertTrades(String id) throws Exception {
        assertThat(Rig.outcome(rig.buy(id))).isInstanceOf(SignalOutcome.Opened.class);
        assertHeld();
        assertSells();
    }

    private void assertHeld() throws Exception {
        Ledger ledger = rig.ledger();
        assertThat(ledger.orders("BUY", "MARKET")).hasSize(1);
        assertThat(ledger.orders("SELL", "STOP_LOSS")).hasSize(1);
        assertThat(ledger.live()).singleElement().satisfies(stop -> {
            assertThat(stop.type()).isEqualTo("STOP_LOSS");
            assertThat(stop.quantity()).isEqualByComparingTo(ledger.received());
        });
        assertThat(rig.view().openTrades()).hasSize(1);
        assertThat(rig.view().unknownOrders()).isEmpty();
    }

    private void assertSells() throws Exception {
        assertThat(Rig.outcome(rig.sell("out"))).isInstanceOf(SignalOutcome.Closed.class);
        assertSoldOut();
    }

    private void assertSoldOut() throws Exception {
        Ledger ledger = rig.ledger();
        assertThat(ledger.orders("BUY", "MARKET")).hasSize(1);
        assertThat(ledger.orders("SELL", "MARKET")).hasSize(1);
        assertThat(ledger.orders()).hasSize(3);
        assertThat(ledger.live()).isEmpty();
        assertThat(ledger.total(Rig.KEY, "BTC")).isLessThan(STEP);
        assertThat(rig.view().openTrades()).isEmpty();
    }

    private static void assertRejected(SignalReceipt receipt, ReasonCode reason) throws InterruptedException {
        assertThat(Rig.outcome(receipt))
                .isInstanceOfSatisfying(
                        SignalOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    private static void assertLostOnAUsedConnection(OrderPost post, Fate fate) {
        assertThat(post.fate()).isEqualTo(fate);
        assertThat(post.servedBefore())
                .as("requests that its connection had served before")
                .isPositive();
    }
}

package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeStatus;
import trade.helix.api.value.Price;
import trade.helix.engine.core.ModelVenue.Accident;

/** The store fails with a trade open, and the process ends before it is back: the venue knows more than the journal. */
class UnrecordedTest {
    private static final BigDecimal OWNED = new BigDecimal("0.5");

    private final ModelWorld world = new ModelWorld(1, OWNED);

    @BeforeEach
    void letTimePass() {
        world.pass(Duration.ofMinutes(5));
    }

    @Test
    void aStopThatWasPlacedUnrecordedIsFoundAndNotSentAgain() {
        buyUnrecorded();
        world.performAll();
        assertThat(live()).hasSize(1);
        world.boot();
        world.pass(Duration.ofSeconds(20));

        assertThat(sales()).hasSize(1);
        assertThat(world.venue.replaced).isZero();
        assertThat(live()).hasSize(1);
        assertThat(world.state.openTrades()).hasSize(1);
        assertThat(world.state.openQuestions()).isEmpty();
        assertThat(world.state.status().isRunning()).isTrue();
    }

    @Test
    void aStopThatWasPlacedUnrecordedAfterOneThatWasRefusedIsFound() {
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.REFUSED));
        buyUnrecorded();
        world.performAll();
        assertThat(live()).hasSize(1);
        world.boot();
        world.pass(Duration.ofSeconds(40));

        assertThat(live()).hasSize(1);
        assertThat(sales()).hasSize(1);
        assertThat(world.state.openQuestions()).isEmpty();
        assertThat(world.state.status().isRunning()).isTrue();
    }

    @Test
    void aStopThatFilledUnrecordedAfterOneThatWasRefusedEndsTheTrade() {
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.REFUSED));
        buyUnrecorded();
        world.performAll();
        world.venue.move(Price.of("58700"));
        world.boot();
        world.pass(Duration.ofSeconds(40));

        assertThat(closing().reason()).isEqualTo(CloseReason.STOP_LOSS);
        assertThat(sales()).hasSize(1);
        assertThat(world.state.status().isRunning()).isTrue();
    }

    @Test
    void aStopThatWasPlacedLongBeforeTheRestartIsOurs() {
        buyUnrecorded();
        world.pass(Duration.ofHours(3));
        world.boot();
        world.pass(Duration.ofSeconds(20));

        assertThat(sales()).hasSize(1);
        assertThat(world.state.status().isRunning()).isTrue();
        assertThat(world.state.openQuestions()).isEmpty();
    }

    @Test
    void aStopThatWasPlacedAndFilledUnrecordedEndsTheTrade() {
        buyUnrecorded();
        world.performAll();
        world.venue.move(Price.of("58700"));
        world.venue.move(Price.of("60000"));
        world.boot();
        world.pass(Duration.ofSeconds(20));

        assertThat(sales()).hasSize(1);
        assertThat(closing().reason()).isEqualTo(CloseReason.STOP_LOSS);
        assertThat(world.venue.free()).as("what is the owner's is free").isGreaterThanOrEqualTo(OWNED);
    }

    @Test
    void anExitThatWasMadeUnrecordedIsFoundAndNothingIsSoldTwice() {
        openOne();
        world.failStore();
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofHours(1));
        assertThat(live()).isEmpty();
        world.boot();
        world.pass(Duration.ofSeconds(40));

        assertThat(executed()).as("sold once").isEqualTo(1);
        assertThat(live()).isEmpty();
        assertThat(world.venue.free()).as("what is the owner's is free").isGreaterThanOrEqualTo(OWNED);
        assertThat(closing().reason()).isEqualTo(CloseReason.SIGNAL);
    }

    /** Both stops are cancelled then, one by hand and one by us, and none may come after them. */
    @Test
    void itIsFoundAlsoAfterAStopThatWasCancelledByHand() {
        openOne();
        var unused = world.venue.end(live().get(0).state().clientOrderId().orElseThrow(), OrderStatus.CANCELED);
        world.failStore();
        world.pass(Duration.ofSeconds(20));
        assertThat(live()).as("replaced, unrecorded").hasSize(1);
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(20));
        world.boot();
        world.pass(Duration.ofSeconds(60));

        assertThat(executed()).as("sold once").isEqualTo(1);
        assertThat(world.venue.free()).as("what is the owner's is free").isGreaterThanOrEqualTo(OWNED);
        assertThat(closing().reason()).isEqualTo(CloseReason.SIGNAL);
        assertThat(world.state.status().isRunning()).isTrue();
    }

    /** Each reading takes from the limits by which that order is looked up: at Kraken neither would ever end. */
    @Test
    void salesAreNotReadAgainAndAgainWhileAnOrderIsLookedFor() {
        openOne();
        world.signal(SignalAction.SELL);
        var unused = world.venue.end(live().get(0).state().clientOrderId().orElseThrow(), OrderStatus.CANCELED);
        world.boot();
        while (world.state.openQuestions().isEmpty()) {
            world.perform();
        }
        while (world.salesReads == 0) {
            world.perform();
        }
        world.venue.looksAreLost = true;
        world.pass(Duration.ofSeconds(20));
        assertThat(world.state.openQuestions()).hasSize(1);
        assertThat(world.salesReads).isEqualTo(1);

        world.venue.looksAreLost = false;
        world.pass(Duration.ofSeconds(40));
        assertThat(world.state.openQuestions()).isEmpty();
        assertThat(executed()).isEqualTo(1);
    }

    /** The first exit got lost on the way, the second one sold. */
    @Test
    void anExitThatWasMadeUnrecordedIsFoundBehindOneThatNeverArrived() {
        openOne();
        world.failStore();
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.DROPPED_BEFORE));
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(60));
        assertThat(executed()).isEqualTo(1);
        world.boot();
        world.pass(Duration.ofSeconds(60));

        assertThat(executed()).as("sold once").isEqualTo(1);
        assertThat(live()).isEmpty();
        assertThat(world.venue.free()).isGreaterThanOrEqualTo(OWNED);
        assertThat(world.state.openTrades()).isEmpty();
    }

    @Test
    void aStopAndThenAnExitThatWereUnrecordedAreBothFound() {
        buyUnrecorded();
        world.performAll();
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(5));
        world.boot();
        world.pass(Duration.ofSeconds(40));

        assertThat(executed()).as("sold once").isEqualTo(1);
        assertThat(world.venue.free()).isGreaterThanOrEqualTo(OWNED);
        assertThat(closing().reason()).isEqualTo(CloseReason.SIGNAL);
    }

    @Test
    void anExitThatIsWantedAfterTheRestartIsNotSentBesideAStopOfBefore() {
        openOne();
        world.venue.refusesExits = true;
        world.signal(SignalAction.SELL);
        // The stop is taken back; then the store fails, the sale is refused, and a second stop is placed.
        world.perform();
        world.failStore();
        world.performAll();
        assertThat(live()).hasSize(1);
        world.venue.refusesExits = false;
        world.boot();
        world.pass(Duration.ofSeconds(40));

        assertThat(live()).isEmpty();
        assertThat(executed()).isEqualTo(1);
        assertThat(world.venue.free()).isGreaterThanOrEqualTo(OWNED);
    }

    @Test
    void aRestartAloneCostsTheFirstStopTwoLookUpsAndTwoReadsOfSales() {
        world.signal(SignalAction.BUY);
        world.perform();
        world.crashAfterNextCall();
        world.venue.calls = 0;
        world.performAll();

        assertThat(live()).hasSize(1);
        assertThat(world.venue.calls)
                .as("look up the entry, the stop and its replacement, place one")
                .isEqualTo(4);
    }

    @Test
    void aRestartWithALiveStopCostsNothingMoreAlsoWhenItIsSoldLater() {
        openOne();
        world.boot();
        world.pass(Duration.ofSeconds(10));
        world.venue.calls = 0;
        world.signal(SignalAction.SELL);
        world.performAll();

        assertThat(world.venue.calls).as("cancel and sell").isEqualTo(2);
        assertThat(world.state.openTrades()).isEmpty();
    }

    @Test
    void anUnexplainedSaleIsNotTakenForAnExitThatTheVenueDoesNotHave() {
        buyOnly();
        world.venue.sellByHand();
        world.boot();
        world.pass(Duration.ofSeconds(40));

        assertThat(world.state.openQuestions()).isEmpty();
        assertThat(closing().reason()).as("it had no stop for too long").isEqualTo(CloseReason.UNPROTECTED);
        assertThat(executed()).as("the owner's sale, and one exit").isEqualTo(2);
    }

    @Test
    void whatHappenedWhileTheStoreFailedIsRecordedInItsOrder() {
        openOne();
        world.failStore();
        assertThat(world.state.status()).hasToString("halted(store)");
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(5));
        world.answerStore();

        assertThat(world.state.status().isRunning()).isTrue();
        assertThat(closing().reason()).isEqualTo(CloseReason.SIGNAL);
        AccountState before = world.state.account();
        world.boot();
        assertThat(world.state.account().figures()).isEqualTo(before.figures());
    }

    @Test
    void aHaltForTheStoreThatWasRecordedIsLiftedByARestart() {
        world.failStore();
        world.journal.addAll(world.unrecorded());
        world.boot();
        assertThat(world.state.status().isRunning()).isTrue();
    }

    /** The entry has filled, and nothing is done yet to protect it. */
    private void buyOnly() {
        world.signal(SignalAction.BUY);
        while (world.venue.orders.isEmpty()) {
            assertThat(world.perform()).isTrue();
        }
    }

    /** As above, and the store fails before the fill is recorded. */
    private void buyUnrecorded() {
        world.failsWithTheEntry = true;
        buyOnly();
        assertThat(world.storeFails()).isTrue();
    }

    private void openOne() {
        world.signal(SignalAction.BUY);
        world.performAll();
        assertThat(live()).hasSize(1);
    }

    private Trade.Closing closing() {
        return records(JournalRecord.TradeUpdated.class).stream()
                .map(JournalRecord.TradeUpdated::trade)
                .filter(trade -> trade.status() != TradeStatus.OPEN)
                .findFirst()
                .flatMap(Trade::closing)
                .orElseThrow();
    }

    private <R extends JournalRecord> List<R> records(Class<R> kind) {
        return world.journal.stream()
                .map(entry -> entry.record())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private List<ModelVenue.Order> sales() {
        return world.venue.orders.values().stream()
                .filter(order -> order.state().side() == Side.SELL)
                .toList();
    }

    private List<ModelVenue.Order> live() {
        return sales().stream()
                .filter(order -> order.state().status() == OrderStatus.NEW)
                .toList();
    }

    private long executed() {
        return world.venue.fills.stream()
                .filter(fill -> fill.side() == Side.SELL)
                .count();
    }
}

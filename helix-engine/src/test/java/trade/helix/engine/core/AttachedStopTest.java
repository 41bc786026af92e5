package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeStatus;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.engine.core.ModelVenue.Accident;
import trade.helix.engine.core.ModelVenue.Fees;

/** Where a stop travels with its entry: one with each execution, all of them one protection. */
class AttachedStopTest {
    private static final BigDecimal OWNED = new BigDecimal("0.5");
    private static final Duration A_MINUTE = Duration.ofSeconds(62);

    private ModelWorld world = ModelWorld.attaching(OWNED, Fees.QUOTE);

    @Test
    void theStopsOfAllExecutionsProtectTheTrade() {
        SignalRef ref = buy(2);

        assertThat(stops()).hasSize(2).allMatch(stop -> stop.status().isLive());
        assertThat(covered()).isEqualTo(bought());
        assertThat(world.answers.get(ref)).isInstanceOf(SignalOutcome.Opened.class);
        assertThat(world.venue.orders.values()).as("nothing was placed apart").hasSize(3);
    }

    @Test
    void oneCommitComesBeforeTheEntryAndNamesItsStop() {
        world.signal(SignalAction.BUY);
        assertThat(world.venue.orders).isEmpty();
        JournalRecord.IntentCommitted entry =
                records(JournalRecord.IntentCommitted.class).get(0);
        assertThat(entry.intent().carrier()).isEqualTo(entry.intent().number());
        assertThat(entry.intent().prices().stop()).isEqualTo(Price.of("58800"));

        world.performAll();
        assertThat(stops())
                .hasSize(1)
                .allMatch(stop -> stop.stopPrice().orElseThrow().equals(Price.of("58800")));
    }

    @Test
    void theTradeIsStoppedOutOnceAllOfThemHaveFilled() {
        buy(2);
        fill(stops().get(0));
        world.pass(Duration.ofSeconds(5));
        assertThat(world.state.openTrades()).hasSize(1);
        assertThat(liveStops()).hasSize(1);

        world.venue.move(Price.of("58500"));
        world.pass(Duration.ofSeconds(5));
        assertThat(closed().status()).isEqualTo(TradeStatus.STOPPED_OUT);
        assertThat(world.venue.btc).isEqualByComparingTo(OWNED);
    }

    @Test
    void anExitTakesEachOfThemBackAndSellsOnce() {
        buy(2);
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(3));

        assertThat(stops()).hasSize(2).allMatch(stop -> stop.status() == OrderStatus.CANCELED);
        assertThat(closed().closing().orElseThrow().reason()).isEqualTo(CloseReason.SIGNAL);
        assertThat(world.venue.btc).isEqualByComparingTo(OWNED);
    }

    @Test
    void oneThatFillsWhileTheExitTakesTheOthersBackIsNotSoldTwice() {
        buy(2);
        world.signal(SignalAction.SELL);
        fill(stops().get(0));
        world.pass(Duration.ofSeconds(3));

        assertThat(closed().closing().orElseThrow().reason()).isEqualTo(CloseReason.SIGNAL);
        assertThat(world.venue.btc).isEqualByComparingTo(OWNED);
    }

    @Test
    void anEntryOfUnknownOutcomeIsFoundAndSoAreItsStops() {
        world.venue.accidents.add(Accident.DROPPED_AFTER);
        buy(1);

        assertThat(liveStops()).hasSize(1);
        assertThat(world.state.openQuestions()).isEmpty();
        assertThat(world.state.openTrades()).hasSize(1);
    }

    @Test
    void whereOneExecutionGotNoStopTheOthersGiveWayToOneForAll() {
        world.venue.withoutStop = 1;
        buy(2);

        assertThat(liveStops()).hasSize(1);
        assertThat(covered()).isEqualTo(bought());
        assertThat(world.state.openTrades()).hasSize(1);
    }

    @Test
    void whereNoneGotOneItIsPlacedApartBeforeTheGapGetsTooLong() {
        world.venue.withoutStop = 2;
        world.venue.sliced = true;
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(4));
        assertThat(covered()).isEqualTo(bought());

        world.pass(A_MINUTE);
        assertThat(world.state.openQuestions())
                .as("they will not come any more")
                .isEmpty();
        assertThat(covered()).isEqualTo(bought());
        assertThat(world.state.openTrades()).hasSize(1);
    }

    @Test
    void onesThatShowLateGiveWayToTheOneThatWasPlacedApart() {
        world.venue.accidents.addAll(List.of(
                Accident.NONE, Accident.DENIED, Accident.DENIED, Accident.DENIED, Accident.DENIED, Accident.DENIED));
        buy(2);
        world.pass(Duration.ofSeconds(5));

        assertThat(stops()).hasSize(3);
        assertThat(covered()).isEqualTo(bought());
        assertThat(world.state.openQuestions()).isEmpty();
    }

    @Test
    void whereTheFeeIsTakenOffWhatWasBoughtTheyGiveWayToOneThatSellsNoMore() {
        world = ModelWorld.attaching(OWNED, Fees.RECEIVED);
        buy(2);

        assertThat(liveStops()).hasSize(1);
        assertThat(covered().value()).isLessThanOrEqualTo(world.venue.btc.subtract(OWNED));
        world.venue.move(Price.of("58500"));
        world.pass(Duration.ofSeconds(5));
        assertThat(world.venue.btc).as("the owner's").isGreaterThanOrEqualTo(OWNED);
        assertThat(closed().status()).isEqualTo(TradeStatus.STOPPED_OUT);
    }

    @Test
    void oneThatIsCancelledByHandIsReplaced() {
        buy(2);
        stops().forEach(stop -> world.venue.cancelNow(stop.clientOrderId().orElseThrow()));
        world.pass(Duration.ofSeconds(5));

        assertThat(liveStops()).hasSize(1);
        assertThat(covered()).isEqualTo(bought());
    }

    @Test
    void theyAreNobodyElsesOrders() {
        buy(2);
        world.pass(Duration.ofMinutes(3));

        assertThat(world.state.status().isRunning()).isTrue();
        assertThat(world.state.report().differences()).isEmpty();
        assertThat(world.state.report().comparedAt()).isNotNull();
    }

    @Test
    void aRestartFindsThemAgain() {
        world.venue.sliced = true;
        world.signal(SignalAction.BUY);
        world.perform();
        world.perform();
        world.boot();
        world.pass(Duration.ofSeconds(3));

        assertThat(liveStops()).hasSize(2);
        assertThat(world.state.openQuestions()).isEmpty();
        world.boot();
        world.pass(Duration.ofMinutes(3));
        assertThat(world.state.status().isRunning()).isTrue();
        assertThat(liveStops()).hasSize(2);
    }

    private SignalRef buy(int executions) {
        world.venue.sliced = executions == 2;
        SignalRef ref = world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(3));
        world.venue.sliced = false;
        return ref;
    }

    private void fill(OrderState stop) {
        world.venue.fill(stop.clientOrderId().orElseThrow());
    }

    private List<OrderState> stops() {
        return world.venue.orders.values().stream()
                .map(ModelVenue.Order::state)
                .filter(order -> order.side() == Side.SELL && order.stopPrice().isPresent())
                .toList();
    }

    private List<OrderState> liveStops() {
        return stops().stream().filter(stop -> stop.status().isLive()).toList();
    }

    private Quantity covered() {
        return liveStops().stream().map(OrderState::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    private Quantity bought() {
        return world.venue.orders.values().stream()
                .map(ModelVenue.Order::state)
                .filter(order -> order.side() == Side.BUY)
                .findFirst()
                .orElseThrow()
                .filled();
    }

    private Trade closed() {
        List<JournalRecord.TradeUpdated> updates = records(JournalRecord.TradeUpdated.class);
        return updates.get(updates.size() - 1).trade();
    }

    private <T extends JournalRecord> List<T> records(Class<T> kind) {
        return world.journal.stream()
                .map(entry -> entry.record())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}

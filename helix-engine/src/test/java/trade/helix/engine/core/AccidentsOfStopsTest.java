package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.Trade;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.engine.core.ModelVenue.Accident;
import trade.helix.engine.core.ModelVenue.Fees;

/** Stops that go, come late, fill unseen or run away: what is held stays covered, and what is the owner's is not sold. */
class AccidentsOfStopsTest {
    private static final BigDecimal OWNED = new BigDecimal("0.5");

    private ModelWorld world = ModelWorld.attaching(OWNED, Fees.QUOTE);

    /** The other one lives on. */
    @Test
    void oneOfTwoThatIsCancelledByHandIsReplaced() {
        buy(2);
        world.venue.cancelNow(id(stops().get(0)));
        world.pass(Duration.ofMinutes(5));

        assertThat(covered()).as("I4: all that is held is covered").isEqualTo(bought());
    }

    @Test
    void oneOfTwoThatTheVenueEndsIsReplaced() {
        buy(2);
        world.venue.end(id(stops().get(0)), OrderStatus.EXPIRED);
        world.pass(Duration.ofMinutes(5));

        assertThat(covered()).as("I4: all that is held is covered").isEqualTo(bought());
    }

    /** Both show; one fills and is in no list for 10 s. */
    @Test
    void oneThatFilledAndIsInNoListForAWhileIsNotSoldAgain() {
        buy(2);
        OrderState first = stops().get(0);
        world.venue.fill(id(first));
        world.venue.hidden.add(id(first));
        world.pass(Duration.ofSeconds(10));
        world.venue.hidden.clear();
        world.pass(Duration.ofMinutes(2));
        world.venue.move(Price.of("58500"));
        world.pass(Duration.ofMinutes(2));

        assertThat(world.venue.btc).as("the owner's").isGreaterThanOrEqualTo(OWNED);
        assertThat(booked()).as("every sale is booked").isEqualTo(sold());
    }

    /** The same, before they were seen. */
    @Test
    void oneThatFilledBeforeItWasSeenIsNotSoldAgain() {
        world.venue.sliced = true;
        world.signal(SignalAction.BUY);
        while (stops().isEmpty()) {
            world.perform();
        }
        OrderState first = stops().get(0);
        world.venue.sliced = false;
        world.venue.fill(id(first));
        world.venue.hidden.add(id(first));
        world.pass(Duration.ofSeconds(10));
        world.venue.hidden.clear();
        world.pass(Duration.ofMinutes(2));
        world.venue.move(Price.of("58500"));
        world.pass(Duration.ofMinutes(2));

        assertThat(world.venue.btc).as("the owner's").isGreaterThanOrEqualTo(OWNED);
        assertThat(booked()).as("every sale is booked").isEqualTo(sold());
    }

    /** After too few were taken back. */
    @Test
    void theOneThatShowsLateIsTakenBack() {
        world.venue.hiddenStops = 1;
        buy(2);
        world.pass(Duration.ofSeconds(5));
        world.venue.hidden.clear();
        world.pass(Duration.ofMinutes(3));

        assertThat(covered()).as("no more than is held").isEqualTo(bought());
    }

    @Test
    void theOneThatShowsLateSellsNothingOfTheOwners() {
        world.venue.hiddenStops = 1;
        buy(2);
        world.pass(Duration.ofSeconds(5));
        world.venue.hidden.clear();
        world.pass(Duration.ofMinutes(3));
        world.venue.move(Price.of("58500"));
        world.pass(Duration.ofMinutes(3));

        assertThat(world.venue.btc).as("the owner's").isGreaterThanOrEqualTo(OWNED);
    }

    /** Within the first seconds, and one of them shows late. */
    @Test
    void anExitLeavesNoStopBehind() {
        world.venue.hiddenStops = 1;
        world.venue.sliced = true;
        world.signal(SignalAction.BUY);
        world.performAll();
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(3));
        world.venue.hidden.clear();
        world.pass(Duration.ofMinutes(3));

        assertThat(liveStops()).isEmpty();
    }

    @Test
    void theOnesThatTheVenueLosesAreReplaced() {
        buy(2);
        stops().forEach(stop -> world.venue.orders.remove(id(stop)));
        world.pass(Duration.ofMinutes(5));

        assertThat(world.state.openTrades().isEmpty() || covered().equals(bought()))
                .isTrue();
    }

    /** They are too few, and are gone before they could be taken back. */
    @Test
    void theOnesThatVanishWhileTheyAreToGiveWayAreReplaced() {
        world.venue.withoutStop = 1;
        world.venue.cancelsAreLost = true;
        world.venue.sliced = true;
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(5));
        stops().forEach(stop -> world.venue.orders.remove(id(stop)));
        world.venue.cancelsAreLost = false;
        world.pass(Duration.ofMinutes(3));

        assertThat(world.state.status().isRunning()).isTrue();
        assertThat(covered()).isEqualTo(bought());
    }

    /** Two trades of a symbol; answers about the exit of one are lost while the other is taken back. */
    @Test
    void theExitOfOneTradeIsNotBookedForTheOther() {
        world = new ModelWorld(2, OWNED);
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(15));
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(15));
        assertThat(world.state.openTrades()).hasSize(2);
        world.signal(SignalAction.SELL);
        // cancel 1, cancel 2 (lost answer), exit 1 (lost answer), look-up of stop 2, look-up of exit 1 (no answer)
        world.venue.accidents.addAll(
                List.of(Accident.NONE, Accident.DROPPED_AFTER, Accident.DROPPED_AFTER, Accident.NONE, Accident.SILENT));
        world.pass(Duration.ofMinutes(3));

        assertThat(world.state.openTrades()).isEmpty();
        assertThat(booked()).as("every sale is booked once").isEqualTo(sold());
        assertThat(world.venue.btc.subtract(OWNED)).isLessThan(new BigDecimal("0.001"));
        assertThat(world.state.status().causes()).isEmpty();
    }

    /** The venue asks for a pause that is longer than the 5 s. */
    @Test
    void aTriggeredStopIsSoldInTimeAlsoWhereTheBudgetIsShort() {
        world = new ModelWorld();
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(3));
        world.venue.stopsRunAway = true;
        world.venue.move(Price.of("58500"));
        world.pass(Duration.ofSeconds(3));
        assertThat(stops().get(0).status()).isEqualTo(OrderStatus.TRIGGERED);
        world.venue.tooMany = new Refusal(RefusalReason.RATE_LIMITED, "budget", Duration.ofSeconds(60));
        world.venue.accidents.add(Accident.RATE_LIMITED);
        world.pass(Duration.ofSeconds(10));

        assertThat(world.state.openTrades()).isEmpty();
    }

    /** It rests, and the stop that it was paired with is gone. */
    @Test
    void aTargetThatFillsInPartIsNoStopLoss() {
        world = new ModelWorld();
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(3));
        world.venue.sliced = true;
        world.venue.fill(id(stops().get(0)));
        world.venue.sliced = false;
        ModelVenue.Order half = world.venue.orders.get(id(stops().get(0)));
        OrderState state = half.state();
        OrderState target = OrderState.builder()
                .symbol(state.symbol())
                .side(Side.SELL)
                .type(OrderType.LIMIT_MAKER)
                .quantity(state.quantity())
                .filled(state.filled())
                .clientOrderId(state.clientOrderId().orElseThrow())
                .venueOrderId(state.venueOrderId())
                .createdAt(state.createdAt())
                .status(OrderStatus.PARTIALLY_FILLED)
                .build();
        world.venue.orders.put(id(state), new ModelVenue.Order(target, half.fills()));
        world.pass(Duration.ofSeconds(20));

        assertThat(world.state.openTrades()).isEmpty();
        assertThat(closed().closing().orElseThrow().reason()).isNotEqualTo(CloseReason.STOP_LOSS);
    }

    /** The catalogue is not asked again and again without a pause. */
    @Test
    void aTradeWhoseSymbolIsGoneAfterARestartDoesNotRunHot() {
        world = new ModelWorld();
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(3));
        world.venue.isListed = false;
        world.boot();
        world.pass(Duration.ofSeconds(10));

        assertThat(liveStops()).hasSize(1);
    }

    /** The stop fills while the fee had been taken off what was bought. */
    @Test
    void feeTakenOffAndTheStopsFillAtOnce() {
        world = ModelWorld.attaching(OWNED, Fees.RECEIVED);
        world.venue.sliced = true;
        world.signal(SignalAction.BUY);
        while (stops().isEmpty()) {
            world.perform();
        }
        world.venue.sliced = false;
        world.venue.fill(id(stops().get(0)));
        world.pass(Duration.ofSeconds(30));
        world.venue.move(Price.of("58500"));
        world.pass(Duration.ofMinutes(2));

        assertThat(world.venue.btc).as("the owner's").isGreaterThanOrEqualTo(OWNED);
        assertThat(booked()).isEqualTo(sold());
    }

    /** A hand cancels one while the exit takes the other back; the exit is refused. */
    @Test
    void aRefusedExitProtectsAllAgain() {
        buy(2);
        world.venue.refusesExits = true;
        world.venue.accidents.add(Accident.DROPPED_AFTER);
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(20));

        assertThat(covered()).isEqualTo(bought());
    }

    /** Twice the answer to a cancel is lost: nobody has cancelled anything by hand. */
    @Test
    void cancelsOfOursWhoseAnswersAreLostAreNoHands() {
        world = new ModelWorld(1, OWNED);
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(3));
        world.venue.accidents.addAll(List.of(Accident.DROPPED_AFTER, Accident.NONE, Accident.NONE, Accident.EXPIRED));
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(30));
        assertThat(world.state.openTrades()).isEmpty();
        assertThat(world.state.status().causes()).isEmpty();
    }

    /** Both trades of a symbol; the owner cancels the stop of one while the stop of the other fills unseen. */
    @Test
    void theStopOfOneTradeIsNotBookedForTheOther() {
        world = new ModelWorld(2, OWNED);
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(15));
        world.venue.move(Price.of("61500"));
        world.pass(Duration.ofSeconds(15));
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.DROPPED_AFTER));
        world.signal(SignalAction.BUY);
        while (stops().size() < 2) {
            world.perform();
        }
        // The second stop fills before its look-up answers, and the first is cancelled by hand.
        world.venue.fill(id(stops().get(1)));
        world.venue.cancelNow(id(stops().get(0)));
        world.venue.accidents.addAll(List.of(Accident.SILENT, Accident.SILENT, Accident.NONE));
        world.pass(Duration.ofMinutes(1));

        assertThat(booked()).isEqualTo(sold());
        assertThat(world.state.openTrades()).hasSize(1);
    }

    /** A SELL while the entry's stops are hidden, which then fill. */
    @Test
    void anExitBeforeTheStopsShow() {
        world.venue.hiddenStops = 2;
        world.venue.sliced = true;
        world.signal(SignalAction.BUY);
        world.performAll();
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(20));
        world.venue.hidden.clear();
        world.pass(Duration.ofMinutes(3));
        assertThat(liveStops()).isEmpty();
        assertThat(world.venue.btc).isEqualByComparingTo(OWNED);
        assertThat(world.state.openTrades()).isEmpty();
    }

    /** There is nothing that could be taken back, and no answer says so. */
    @Test
    void anExitWhereTheStopsNeverShow() {
        world.venue.withoutStop = 2;
        world.venue.sliced = true;
        world.signal(SignalAction.BUY);
        world.performAll();
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(10));
        assertThat(world.venue.btc).isEqualByComparingTo(OWNED);
        world.pass(Duration.ofMinutes(2));
        assertThat(world.state.openTrades()).isEmpty();
        assertThat(world.state.status().isRunning()).isTrue();
    }

    /** None shows for a while, one is placed apart; the process starts again, then they show. */
    @Test
    void theyShowAfterARestart() {
        world.venue.hiddenStops = 2;
        buy(2);
        world.pass(Duration.ofSeconds(3));
        world.boot();
        world.pass(Duration.ofSeconds(5));
        world.venue.hidden.clear();
        world.pass(Duration.ofMinutes(3));
        assertThat(covered()).isEqualTo(bought());
        assertThat(world.state.status().causes()).isEmpty();
    }

    /** None shows; one is placed apart, is triggered and fills; then they show. */
    @Test
    void theyShowAfterTheOneApartHasFilled() {
        world.venue.hiddenStops = 2;
        buy(2);
        world.pass(Duration.ofSeconds(3));
        world.venue.fill(id(stops().get(2)));
        world.pass(Duration.ofSeconds(5));
        world.venue.hidden.clear();
        world.pass(Duration.ofMinutes(3));
        assertThat(liveStops()).isEmpty();
        assertThat(world.venue.btc).isEqualByComparingTo(OWNED);
        assertThat(world.state.openTrades()).isEmpty();
        assertThat(world.state.status().causes()).isEmpty();
    }

    /** A triggered stop, the cancel is lost, the exit is refused. */
    @Test
    void aTriggeredStopWhoseCancelIsLost() {
        world = new ModelWorld(1, OWNED);
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(3));
        world.venue.stopsRunAway = true;
        world.venue.move(Price.of("58500"));
        world.pass(Duration.ofSeconds(6));
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.DROPPED_AFTER, Accident.NONE, Accident.REFUSED));
        world.pass(Duration.ofMinutes(2));
        assertThat(world.state.openTrades()).isEmpty();
        assertThat(world.venue.btc.subtract(OWNED)).isLessThan(new BigDecimal("0.001"));
        assertThat(booked()).isEqualTo(sold());
        assertThat(world.state.status().causes()).isEmpty();
    }

    /** A stop is triggered, and the process starts again. */
    @Test
    void aTriggeredStopIsSoldAfterARestart() {
        world = new ModelWorld(1, OWNED);
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(3));
        world.venue.stopsRunAway = true;
        world.venue.move(Price.of("58500"));
        world.pass(Duration.ofSeconds(3));
        world.boot();
        world.pass(Duration.ofSeconds(8));
        assertThat(world.state.openTrades()).isEmpty();
        assertThat(closed().closing().orElseThrow().reason()).isEqualTo(CloseReason.STOP_LOSS);
    }

    /** The second of two carried stops is triggered at a limit; the first is not. */
    @Test
    void aTriggeredStopBesideOneThatIsNotIsSeen() {
        buy(2);
        world.venue.stopsRunAway = true;
        world.venue.fill(id(stops().get(1)));
        world.venue.stopsRunAway = false;
        world.pass(Duration.ofSeconds(20));
        assertThat(world.state.openTrades()).isEmpty();
    }

    @Test
    void anExitAtTheSecondTryUnrecordedCanBeHealed() {
        world = new ModelWorld(1, OWNED);
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(20));
        world.failStore();
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.EXPIRED));
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(20));
        world.boot();
        world.pass(Duration.ofMinutes(5));
        world.acceptHoldings();
        world.pass(Duration.ofMinutes(5));
        SignalRef sell = world.signal(SignalAction.SELL);
        world.pass(Duration.ofMinutes(5));
        assertThat(world.answers).containsKey(sell);
        assertThat(world.state.openTrades()).isEmpty();
        assertThat(booked()).isEqualTo(sold());
    }

    /** A SELL while one of two is gone by hand, then refused: what is left. */
    @Test
    void fillOfTheHalfThatIsLeftSellsTheRest() {
        buy(2);
        world.venue.cancelNow(id(stops().get(0)));
        world.pass(Duration.ofMinutes(1));
        world.venue.move(Price.of("58500"));
        world.pass(Duration.ofMinutes(1));
        assertThat(world.state.openTrades()).isEmpty();
        assertThat(world.venue.btc).isEqualByComparingTo(OWNED);
    }

    /** Crash, and then the second of two stops is in no list. */
    @Test
    void aRestartWhileOneIsHidden() {
        buy(2);
        OrderState first = stops().get(0);
        world.venue.hidden.add(id(first));
        world.boot();
        world.pass(Duration.ofSeconds(10));
        world.venue.hidden.clear();
        world.pass(Duration.ofMinutes(2));
        assertThat(covered()).isEqualTo(bought());
    }

    private SignalRef buy(int executions) {
        world.venue.sliced = executions == 2;
        SignalRef ref = world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(3));
        world.venue.sliced = false;
        return ref;
    }

    private static ClientOrderId id(OrderState stop) {
        return stop.clientOrderId().orElseThrow();
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

    private Quantity sold() {
        return world.venue.fills.stream()
                .filter(fill -> fill.side() == Side.SELL)
                .map(fill -> fill.quantity())
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    private Quantity booked() {
        Quantity sum = Quantity.ZERO;
        for (JournalRecord.FillRecorded record : records(JournalRecord.FillRecorded.class)) {
            sum = record.fill().side() == Side.SELL ? sum.plus(record.fill().quantity()) : sum;
        }
        return sum;
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

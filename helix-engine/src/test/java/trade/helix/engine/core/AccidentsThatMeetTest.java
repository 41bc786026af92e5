package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.HaltCause;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.value.Price;
import trade.helix.engine.core.ModelVenue.Accident;
import trade.helix.engine.core.ModelVenue.Fees;

/** Two accidents that meet, or an accident and a person. */
class AccidentsThatMeetTest {
    private static final BigDecimal OWNED = new BigDecimal("0.5");

    private static List<OrderState> stops(ModelWorld world) {
        return world.venue.orders.values().stream()
                .map(ModelVenue.Order::state)
                .filter(o -> o.side() == Side.SELL && o.stopPrice().isPresent())
                .toList();
    }

    private static List<OrderState> live(ModelWorld world) {
        return stops(world).stream().filter(o -> o.status().isLive()).toList();
    }

    /** The first one filled unseen, and of the second it is not known either whether it is there. */
    private static ModelWorld withAStopSentTwice() {
        ModelWorld world = new ModelWorld(1, OWNED);
        world.venue.accidents.addAll(
                List.of(Accident.NONE, Accident.DROPPED_AFTER, Accident.DROPPED_BEFORE, Accident.DROPPED_AFTER));
        world.signal(SignalAction.BUY);
        for (int i = 0; i < 4; i++) {
            world.perform();
        }
        world.venue.move(Price.of("58700"));
        world.venue.move(Price.of("60000"));
        world.performAll();
        world.passWithoutTimers(Duration.ofMillis(300));
        return world;
    }

    /** The first try filled unseen, the second is taken back by us for a SELL before its sales were read. */
    @Test
    void aTwiceSentStopWhoseSecondIsTakenBackForAnExit() {
        ModelWorld world = withAStopSentTwice();
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(40));

        assertThat(world.state.openTrades()).isEmpty();
        assertThat(world.venue.btc).as("the owner's").isGreaterThanOrEqualTo(OWNED);
    }

    /** Somebody else cancels the second. */
    @Test
    void aTwiceSentStopWhoseSecondIsCancelledByHand() {
        ModelWorld world = withAStopSentTwice();
        world.venue.cancelNow(live(world).get(0).clientOrderId().orElseThrow());
        world.pass(Duration.ofSeconds(40));
        world.venue.move(Price.of("58500"));
        world.pass(Duration.ofSeconds(40));
        assertThat(world.venue.btc).as("the owner's").isGreaterThanOrEqualTo(OWNED);
    }

    /** P1 cancelled by hand, P2 placed unrecorded, crash. */
    @Test
    void aStopPlacedUnrecordedAfterOneCancelledByHandLetsTheAccountGoOn() {
        ModelWorld world = new ModelWorld(1, OWNED);
        world.pass(Duration.ofMinutes(5));
        world.signal(SignalAction.BUY);
        world.performAll();
        world.venue.end(live(world).get(0).clientOrderId().orElseThrow(), OrderStatus.CANCELED);
        world.failStore();
        world.pass(Duration.ofSeconds(20));
        assertThat(live(world)).hasSize(1);
        world.boot();
        world.pass(Duration.ofMinutes(10));

        assertThat(live(world)).hasSize(1);
        assertThat(world.state.status().isRunning())
                .as("status %s", world.state.status())
                .isTrue();
    }

    /** Two carried stops; one shows filled, the other shows filled only after the four looks. */
    @Test
    void aCarriedStopThatShowsFilledLateLetsTheTradeEnd() {
        ModelWorld world = ModelWorld.attaching(OWNED, Fees.QUOTE);
        world.venue.hiddenStops = 1;
        world.venue.sliced = true;
        world.signal(SignalAction.BUY);
        while (stops(world).isEmpty()) {
            world.perform();
        }
        world.venue.sliced = false;
        world.venue.move(Price.of("58500"));
        world.pass(Duration.ofSeconds(10));
        world.venue.hidden.clear();
        world.pass(Duration.ofMinutes(5));

        assertThat(world.venue.btc).isGreaterThanOrEqualTo(OWNED);
        assertThat(world.state.openTrades()).isEmpty();
    }

    /** The same, the price comes back so that a third is placed apart. */
    @Test
    void orWhereThePriceComesBack() {
        ModelWorld world = ModelWorld.attaching(OWNED, Fees.QUOTE);
        world.venue.hiddenStops = 1;
        world.venue.sliced = true;
        world.signal(SignalAction.BUY);
        while (stops(world).isEmpty()) {
            world.perform();
        }
        world.venue.sliced = false;
        world.venue.fill(stops(world).get(0).clientOrderId().orElseThrow());
        world.pass(Duration.ofSeconds(10));
        world.venue.fill(stops(world).get(1).clientOrderId().orElseThrow());
        world.venue.hidden.clear();
        world.pass(Duration.ofMinutes(5));

        assertThat(world.venue.btc).isGreaterThanOrEqualTo(OWNED);
        assertThat(world.state.openTrades()).isEmpty();
    }

    /** Carried stops never show; the one placed apart is cancelled by hand. */
    @Test
    void aStopPlacedApartThatIsCancelledByHandIsReplacedInTime() {
        ModelWorld world = ModelWorld.attaching(OWNED, Fees.QUOTE);
        world.venue.withoutStop = 1;
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(6));
        assertThat(live(world)).hasSize(1);
        world.venue.end(live(world).get(0).clientOrderId().orElseThrow(), OrderStatus.CANCELED);
        world.pass(Duration.ofSeconds(10));
        boolean protectedIn10 = !live(world).isEmpty() || world.venue.btc.compareTo(OWNED) <= 0;
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(10));
        boolean soldIn10 = world.venue.btc.compareTo(OWNED) <= 0;
        world.pass(Duration.ofMinutes(2));

        assertThat(protectedIn10).as("protected or sold within 10 s").isTrue();
        assertThat(soldIn10).as("sold within 10 s of the SELL").isTrue();
    }

    /** Cancelled by hand twice, the second time while nobody watches; the owner sold something before. */
    @Test
    void whatIsCancelledTwiceIsLeftAloneAlsoAfterARestart() {
        ModelWorld world = new ModelWorld(1, OWNED);
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(3));
        world.venue.sellByHand("0.1");
        world.pass(Duration.ofMinutes(3));
        world.acceptHoldings();
        world.pass(Duration.ofMinutes(3));
        world.venue.end(live(world).get(0).clientOrderId().orElseThrow(), OrderStatus.CANCELED);
        world.pass(Duration.ofSeconds(5));
        assertThat(live(world)).hasSize(1);
        world.venue.end(live(world).get(0).clientOrderId().orElseThrow(), OrderStatus.CANCELED);
        world.boot();
        world.pass(Duration.ofMinutes(5));

        assertThat(live(world)).as("left alone").isEmpty();
        assertThat(world.state.status().causes()).contains(HaltCause.UNRESOLVED);
    }

    /** A stop whose answer was lost is found; later somebody cancels it and sells the trade by hand. */
    @Test
    void aSaleByHandIsReadAlsoWhereTheStopHadTurnedUpBefore() {
        ModelWorld world = new ModelWorld(1, OWNED);
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.DROPPED_AFTER));
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofMinutes(10));
        assertThat(live(world)).hasSize(1);
        String held = live(world).get(0).quantity().toString();
        world.venue.end(live(world).get(0).clientOrderId().orElseThrow(), OrderStatus.CANCELED);
        world.venue.sellByHand(held);
        world.pass(Duration.ofSeconds(30));
        world.venue.move(Price.of("58500"));
        world.pass(Duration.ofMinutes(3));

        assertThat(world.venue.btc).as("the owner's").isGreaterThanOrEqualTo(OWNED);
    }

    /** The same, hours later and with a resume. */
    @Test
    void andAResumeHelps() {
        ModelWorld world = new ModelWorld(1, OWNED);
        world.pass(Duration.ofMinutes(5));
        world.signal(SignalAction.BUY);
        world.performAll();
        world.venue.end(live(world).get(0).clientOrderId().orElseThrow(), OrderStatus.CANCELED);
        world.failStore();
        world.pass(Duration.ofSeconds(20));
        world.boot();
        world.pass(Duration.ofHours(10));
        world.step(new Input.ResumeCommanded(world.venue.now, "me"));
        world.acceptHoldings();
        world.pass(Duration.ofHours(1));
        assertThat(world.state.status().isRunning()).isTrue();
    }

    @Test
    void aTradeThatAPersonUnprotectedTwiceIsLeftAloneAlsoAfterARestart() {
        ModelWorld world = new ModelWorld(1, OWNED);
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(3));
        world.venue.end(live(world).get(0).clientOrderId().orElseThrow(), OrderStatus.CANCELED);
        world.pass(Duration.ofSeconds(5));
        assertThat(live(world)).hasSize(1);
        world.passWithoutTimers(Duration.ofMinutes(3));
        world.venue.sellByHand("0.01");
        world.passWithoutTimers(Duration.ofMinutes(3));
        world.venue.end(live(world).get(0).clientOrderId().orElseThrow(), OrderStatus.CANCELED);
        world.boot();
        world.pass(Duration.ofMinutes(5));
        assertThat(world.state.openTrades()).as("left as it is").hasSize(1);
        assertThat(live(world)).as("left alone").isEmpty();
        assertThat(world.state.status().causes()).contains(HaltCause.UNRESOLVED);
    }

    /** Two trades; the entry of the second is unknown while the stop of the first is cancelled by hand. */
    @Test
    void anEntryThatIsNotKnownKeepsNoOtherTradeUnprotected() {
        ModelWorld world = new ModelWorld(2, OWNED);
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofMinutes(2));
        world.venue.isNeverSure = true;
        world.venue.accidents.add(Accident.DROPPED_BEFORE);
        world.signal(SignalAction.BUY);
        world.performAll();
        world.venue.end(live(world).get(0).clientOrderId().orElseThrow(), OrderStatus.CANCELED);
        world.pass(Duration.ofMinutes(10));
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofMinutes(10));
        assertThat(!live(world).isEmpty() || world.venue.btc.subtract(OWNED).compareTo(new BigDecimal("0.001")) < 0)
                .isTrue();
    }

    /** A stop is not shown for 70 s, and then again. */
    @Test
    void aStopThatShowsAgainAfterItWasGivenUpIsTold() {
        ModelWorld world = new ModelWorld(1, OWNED);
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(3));
        world.venue.isNeverSure = true;
        var id = live(world).get(0).clientOrderId().orElseThrow();
        ModelVenue.Order lost = world.venue.orders.remove(id);
        world.pass(Duration.ofSeconds(80));
        assertThat(live(world)).hasSize(1);
        world.venue.orders.put(id, lost);
        world.pass(Duration.ofMinutes(10));
        assertThat(world.state.status().causes()).contains(HaltCause.ORPHAN);
    }

    /** The second try of a stop whose first answer was lost meets a throttle that is already over. */
    @Test
    void aPauseOfNothingDoesNotRunHot() {
        ModelWorld world = new ModelWorld(1, OWNED);
        world.venue.tooMany = new Refusal(RefusalReason.RATE_LIMITED, "throttled", Duration.ZERO);
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.DROPPED_BEFORE));
        for (int i = 0; i < 500; i++) {
            world.venue.accidents.addAll(List.of(Accident.NONE, Accident.RATE_LIMITED));
        }
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(2));
        assertThat(world.venue.calls).isLessThan(30);
    }

    /** A look-up of a stop that is settled by now got no answer, long ago. */
    @Test
    void anOldSilenceDoesNotDelayTheReconciler() {
        ModelWorld world = new ModelWorld(1, OWNED);
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(3));
        world.venue.accidents.add(Accident.SILENT);
        while (!world.venue.accidents.isEmpty()) {
            world.pass(Duration.ofMillis(500));
        }
        world.venue.refusesExits = true;
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofMinutes(10));
        assertThat(live(world)).hasSize(1);
        world.venue.stopByHand("0.1");
        world.pass(Duration.ofSeconds(75));
        assertThat(world.state.status().isRunning())
                .as("told after 60 s + 10 s")
                .isFalse();
    }

    /** An exit that was accepted as live and that the venue then never shows. */
    @Test
    void anExitThatVanishesIsTold() {
        ModelWorld world = new ModelWorld(1, OWNED);
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(3));
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.BEHIND));
        world.signal(SignalAction.SELL);
        while (world.venue.orders.size() < 3) {
            world.perform();
        }
        var last = world.venue.orders.keySet().stream().reduce((a, b) -> b).orElseThrow();
        var gone = world.venue.orders.remove(last);
        world.venue.fills.removeAll(gone.fills());
        world.venue.btc = world.venue.btc.add(gone.state().filled().value());
        world.pass(Duration.ofHours(1));
        assertThat(world.state.status().causes()).contains(HaltCause.UNRESOLVED);
    }
}

package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.HaltCause;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeStatus;
import trade.helix.api.value.Price;
import trade.helix.engine.core.ModelVenue.Accident;

/** Accidents at the venue, one at a time. */
class CoreAccidentsTest {
    private static final BigDecimal OWNED = new BigDecimal("0.5");

    private final ModelWorld world = new ModelWorld();

    @Test
    void anEntryThatIsStillLiveWhenItIsAcceptedIsWatchedUntilItIsDone() {
        world.venue.accidents.add(Accident.BEHIND);
        SignalRef buy = world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(5));

        assertThat(liveStops()).hasSize(1);
        assertThat(world.answers.get(buy)).isInstanceOf(SignalOutcome.Opened.class);
    }

    @Test
    void anExitThatIsStillLiveWhenItIsAcceptedIsWatchedUntilItIsDone() {
        openOne();
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.BEHIND));
        SignalRef sell = world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(5));

        assertThat(world.answers.get(sell)).isInstanceOf(SignalOutcome.Closed.class);
    }

    @Test
    void aCancelWhoseAnswersAreLostIsTriedOnceASecond() {
        openOne();
        world.venue.cancelsAreLost = true;
        world.venue.calls = 0;
        SignalRef sell = world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(20));
        assertThat(world.venue.calls).isLessThan(70);

        world.venue.cancelsAreLost = false;
        world.pass(Duration.ofSeconds(5));
        assertThat(world.answers.get(sell)).isInstanceOf(SignalOutcome.Closed.class);
    }

    @Test
    void anExitThatFillsNothingIsNotRepeatedAtOnce() {
        openOne();
        world.venue.always = Accident.EXPIRED;
        SignalRef sell = world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(20));
        assertThat(orders(Side.SELL)).hasSizeLessThan(12);

        world.venue.always = Accident.NONE;
        world.pass(Duration.ofSeconds(70));
        assertThat(world.answers.get(sell)).isInstanceOf(SignalOutcome.Closed.class);
    }

    @Test
    void whileASaleThatFilledNothingWaitsToBeRepeatedTheTradeIsProtected() {
        openOne();
        world.venue.always = Accident.EXPIRED;
        SignalRef sell = world.signal(SignalAction.SELL);
        for (int i = 0; i < 10; i++) {
            world.performAll();
            assertThat(liveStops()).as("%s s after the sale", i).hasSize(1);
            world.pass(Duration.ofSeconds(1));
        }
        world.venue.always = Accident.NONE;
        world.pass(Duration.ofSeconds(70));
        assertThat(world.answers.get(sell)).isInstanceOf(SignalOutcome.Closed.class);
        assertThat(liveStops()).isEmpty();
    }

    @Test
    void protectionStaysWhileTheNextTryToSellHasToWait() {
        openOne();
        for (int i = 0; i < 6; i++) {
            world.venue.accidents.addAll(List.of(Accident.NONE, Accident.REFUSED));
            world.signal(SignalAction.SELL);
            world.pass(Duration.ofSeconds(70));
            world.venue.accidents.clear();
        }
        assertThat(liveStops()).hasSize(1);
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.REFUSED));
        world.signal(SignalAction.SELL);
        world.performAll();
        world.signal(SignalAction.SELL);
        world.performAll();
        assertThat(liveStops()).as("64 s to wait, and protected").hasSize(1);

        world.pass(Duration.ofSeconds(70));
        assertThat(world.state.openTrades()).isEmpty();
    }

    @Test
    void aStopThatWasSentBeforeACrashIsNotGivenUpWhenItsSecondTryIsRefused() {
        world.signal(SignalAction.BUY);
        assertThat(world.perform()).isTrue();
        world.crashAfterNextCall();
        assertThat(liveStops()).hasSize(1);
        // The look-up does not see it yet, and the venue has something else against the second one.
        world.venue.accidents.addAll(List.of(Accident.DROPPED_BEFORE, Accident.REFUSED));
        world.pass(Duration.ofSeconds(30));

        assertThat(orders(Side.SELL)).hasSize(1);
        world.venue.move(Price.of("58700"));
        world.pass(Duration.ofSeconds(30));
        assertThat(world.state.openTrades()).isEmpty();
    }

    @Test
    void aDuplicateIdIsNoAbsenceUntilTheVenuesBoundHasPassed() {
        world.pass(Duration.ofMinutes(5));
        world.venue.accidents.addAll(
                List.of(Accident.DUPLICATE, Accident.DROPPED_BEFORE, Accident.DROPPED_BEFORE, Accident.DROPPED_BEFORE));
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(10));

        assertThat(orders(Side.BUY)).hasSize(1);
        assertThat(liveStops()).hasSize(1);
    }

    @Test
    void protectionThatWasRefusedOnceAndCancelledOnceIsReplaced() {
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.REFUSED));
        world.signal(SignalAction.BUY);
        world.performAll();
        ClientOrderId id = liveStops().get(0).state().clientOrderId().orElseThrow();
        assertThat(world.venue.cancelNow(id)).isNotNull();
        world.pass(Duration.ofSeconds(5));

        assertThat(liveStops()).hasSize(1);
        assertThat(world.state.status().causes()).doesNotContain(HaltCause.UNRESOLVED);
    }

    @Test
    void protectionThatTheVenueItselfEndsTwiceLeadsToASale() {
        openOne();
        endByVenue();
        world.pass(Duration.ofSeconds(5));
        endByVenue();
        world.pass(Duration.ofSeconds(5));

        assertThat(world.state.openTrades()).isEmpty();
        assertThat(world.venue.btc).isLessThan(new BigDecimal("0.00001"));
    }

    @Test
    void aHalfFilledEntryIsProtectedForWhatItBought() {
        world.venue.accidents.add(Accident.HALF);
        world.signal(SignalAction.BUY);
        world.performAll();
        assertThat(liveStops()).hasSize(1);
        assertThat(world.venue.free()).isLessThan(new BigDecimal("0.00001"));
    }

    @Test
    void aHalfFilledExitGoesOn() {
        openOne();
        world.venue.move(Price.of("61000"));
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.HALF));
        SignalRef sell = world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(5));
        assertThat(world.answers.get(sell)).isInstanceOf(SignalOutcome.Closed.class);
        assertThat(world.venue.btc).isLessThan(new BigDecimal("0.00001"));
    }

    /** The owner's coins lie beside the trade's: sent again, the stop would cover and sell those (invariant I7). */
    @Test
    void aStopWhoseLimitThePriceHasLeftBehindIsSoldAtMarket() {
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(3));
        world.venue.stopsRunAway = true;
        world.venue.move(Price.of("58000"));
        world.pass(Duration.ofSeconds(4));
        assertThat(world.state.openTrades()).as("5 s are not over").hasSize(1);

        world.pass(Duration.ofSeconds(8));
        Trade closed = world.journal.stream()
                .map(entry -> entry.record())
                .filter(JournalRecord.TradeUpdated.class::isInstance)
                .map(record -> ((JournalRecord.TradeUpdated) record).trade())
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(closed.status()).isEqualTo(TradeStatus.STOPPED_OUT);
        assertThat(closed.closing().orElseThrow().averagePrice().orElseThrow().value())
                .isEqualByComparingTo("58000");
        assertThat(world.venue.liveOrders()).isEmpty();
    }

    @Test
    void aVenueThatAsksForAPauseIsNotLookedAtBefore() {
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(3));
        world.venue.tooMany = new Refusal(RefusalReason.RATE_LIMITED, "too many", Duration.ofSeconds(7));
        world.venue.accidents.add(Accident.RATE_LIMITED);
        world.pass(Duration.ofSeconds(2));
        int calls = world.venue.calls;
        world.pass(Duration.ofSeconds(5));
        assertThat(world.venue.calls).isEqualTo(calls);

        world.pass(Duration.ofSeconds(2));
        assertThat(world.venue.calls).isEqualTo(calls + 1);
    }

    @Test
    void aStopThatFilledUnseenIsNotSentAgain() {
        ModelWorld shared = new ModelWorld(1, OWNED);
        shared.venue.accidents.addAll(List.of(Accident.NONE, Accident.DROPPED_AFTER));
        shared.signal(SignalAction.BUY);
        shared.perform();
        shared.perform();
        shared.venue.move(Price.of("58700"));
        shared.venue.move(Price.of("60000"));
        shared.venue.accidents.add(Accident.DROPPED_BEFORE);
        shared.pass(Duration.ofSeconds(1));
        assertThat(stopsSent(shared)).isEqualTo(1);

        shared.pass(Duration.ofSeconds(20));
        assertThat(stopsSent(shared)).isEqualTo(1);
        assertThat(shared.state.openTrades()).isEmpty();
        assertThat(shared.venue.free()).as("what is the owner's is free").isGreaterThanOrEqualTo(OWNED);
    }

    @Test
    void aStopThatFilledWhileItWasSentAgainIsTakenBack() {
        ModelWorld shared = new ModelWorld(1, OWNED);
        shared.venue.accidents.addAll(List.of(Accident.NONE, Accident.DROPPED_AFTER, Accident.DROPPED_BEFORE));
        shared.signal(SignalAction.BUY);
        for (int i = 0; i < 4; i++) {
            shared.perform();
        }
        // Its sales have been read, and it has not been sent again.
        shared.venue.move(Price.of("58700"));
        shared.venue.move(Price.of("60000"));
        shared.performAll();
        assertThat(shared.venue.orders.values().stream()
                        .map(order -> order.state().status())
                        .filter(OrderStatus.CANCELED::equals))
                .as("the second stop stood, and went")
                .hasSize(1);

        shared.pass(Duration.ofSeconds(20));
        assertThat(shared.state.openTrades()).isEmpty();
        assertThat(shared.venue.free()).isGreaterThanOrEqualTo(OWNED);
    }

    @Test
    void aTradeThatCannotBeProtectedWithinFiveSecondsIsSold() {
        world.venue.protectionsAreLost = true;
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(4));
        assertThat(world.state.openTrades()).hasSize(1);
        assertThat(world.venue.btc).isPositive();

        world.pass(Duration.ofSeconds(4));
        assertThat(world.venue.btc).as("sold").isLessThan(new BigDecimal("0.00001"));
        assertThat(world.state.openTrades()).as("its stop may still turn up").hasSize(1);
        world.pass(Duration.ofSeconds(20));
        assertThat(world.state.openTrades()).isEmpty();
        assertThat(world.state.openQuestions()).isEmpty();
    }

    @Test
    void aStopThatTurnsUpAfterTheSaleIsTakenBack() {
        ModelWorld shared = new ModelWorld(1, OWNED);
        shared.venue.protectionsAreLost = true;
        shared.signal(SignalAction.BUY);
        shared.pass(Duration.ofSeconds(8));
        assertThat(shared.venue.btc.subtract(OWNED)).as("sold").isLessThan(new BigDecimal("0.00001"));

        // The request that was held up arrives.
        shared.venue.protectionsAreLost = false;
        TradeState trade = shared.state.account().trades().values().iterator().next();
        var unused = shared.venue.protect(
                TradePolicy.request(trade.last(Leg.PROTECTION).orElseThrow().intent()));
        assertThat(shared.venue.free()).isLessThan(OWNED);
        shared.pass(Duration.ofSeconds(3));
        assertThat(shared.venue.free()).as("what is the owner's is free").isGreaterThanOrEqualTo(OWNED);
        assertThat(shared.state.openTrades()).isEmpty();
    }

    /** The exit after it is refused, and the trade is protected anew: the first stop is nobody's to send again. */
    @Test
    void aStopThatWasGivenUpIsNotSentAgainBesideItsSuccessor() {
        ModelWorld shared = new ModelWorld(1, OWNED);
        shared.venue.protectionsAreLost = true;
        shared.signal(SignalAction.BUY);
        shared.pass(Duration.ofSeconds(2));
        shared.venue.protectionsAreLost = false;
        shared.venue.refusesExits = true;
        shared.signal(SignalAction.SELL);
        shared.pass(Duration.ofSeconds(40));
        assertThat(shared.venue.orders.values())
                .as("the successor alone was placed")
                .filteredOn(order -> order.state().type() == OrderType.STOP_LOSS)
                .hasSize(1);
    }

    @Test
    void theSalesAreReadAlsoWhereTheSecondStopWasFoundByALookUp() {
        ModelWorld shared = new ModelWorld(1, OWNED);
        // Entry; stop, its answer lost; look-up that does not see it; its second try, the answer lost as well.
        shared.venue.accidents.addAll(
                List.of(Accident.NONE, Accident.DROPPED_AFTER, Accident.DROPPED_BEFORE, Accident.DROPPED_AFTER));
        shared.signal(SignalAction.BUY);
        for (int i = 0; i < 4; i++) {
            shared.perform();
        }
        shared.venue.move(Price.of("58700"));
        shared.venue.move(Price.of("60000"));
        shared.pass(Duration.ofSeconds(10));
        assertThat(shared.state.openTrades()).isEmpty();
        assertThat(shared.venue.free()).as("what is the owner's is free").isGreaterThanOrEqualTo(OWNED);
    }

    @Test
    void theFiveSecondsCountOnlyWhileTheVenueAnswers() {
        world.signal(SignalAction.BUY);
        world.perform();
        world.venue.always = Accident.SILENT;
        world.pass(Duration.ofSeconds(30));
        assertThat(world.venue.btc).as("held").isGreaterThan(new BigDecimal("0.01"));
        world.venue.always = Accident.NONE;
        world.pass(Duration.ofSeconds(2));
        assertThat(liveStops()).hasSize(1);
        assertThat(orders(Side.SELL)).hasSize(1);
    }

    @Test
    void aSellNeedNotWaitForTheCertaintyOfAStopThatIsNotThere() {
        world.venue.protectionsAreLost = true;
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(1));
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(3));
        assertThat(world.venue.btc).as("sold").isLessThan(new BigDecimal("0.00001"));
    }

    private static long stopsSent(ModelWorld world) {
        return world.venue.orders.values().stream()
                        .filter(order -> order.state().side() == Side.SELL)
                        .count()
                + world.venue.replaced;
    }

    private void openOne() {
        world.signal(SignalAction.BUY);
        world.performAll();
        assertThat(liveStops()).hasSize(1);
    }

    private void endByVenue() {
        world.venue.end(liveStops().get(0).state().clientOrderId().orElseThrow(), OrderStatus.EXPIRED);
    }

    private List<ModelVenue.Order> orders(Side side) {
        return world.venue.orders.values().stream()
                .filter(order -> order.state().side() == side)
                .toList();
    }

    private List<ModelVenue.Order> liveStops() {
        return orders(Side.SELL).stream()
                .filter(order -> order.state().status() == OrderStatus.NEW)
                .toList();
    }
}

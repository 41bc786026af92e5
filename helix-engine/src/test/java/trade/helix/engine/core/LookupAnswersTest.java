package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.JournalRecord.ExitRequested;
import trade.helix.api.journal.JournalRecord.OutcomeRecorded;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.value.Quantity;

/**
 * What a look-up says of an order. Believed too soon, an order that is there is sent again or forgotten (I3, I6); never
 * believed, a trade stays without protection (I4).
 */
class LookupAnswersTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final Lookup CERTAINLY_NOT = new Lookup.NotFound(true);
    private static final Lookup PERHAPS_NOT = new Lookup.NotFound(false);

    private final TradeState bought = Sample.bought(Sample.SYMBOL);
    private final OrderLeg stop = Sample.leg(Leg.PROTECTION, "10");
    private final OrderLeg attached = Sample.attached("10");
    private final ClientOrderId id = stop.id();

    @Test
    void anOrderThatDiffersFromOursIsLeftAloneAndHalts() {
        assertForeign(order("9").build());
        assertForeign(order("10").symbol(Symbol.of("ETH/USDT")).build());
        assertForeign(order("10").side(Side.BUY).build());
        assertForeign(order("10").createdAt(Sample.NOW.minusSeconds(61)).build());
    }

    @Test
    void anOrderThatTheVenueDatesAMinuteBeforeTheTradeMayBeOurs() {
        OneStep step = lookedUp(
                unknown(stop),
                found(order("10").createdAt(Sample.NOW.minusSeconds(60)).build()));
        assertThat(step.leg(id).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void carriedStopsAreOursUpToWhatTheEntryBought() {
        OneStep all =
                lookedUp(unknown(attached), found(order("6").build(), other("4").build()));
        assertThat(all.leg(id).outcome()).isEqualTo(Outcome.ACCEPTED);
        OneStep more =
                lookedUp(unknown(attached), found(order("6").build(), other("5").build()));
        assertThat(more.state().status().causes()).containsExactly(HaltCause.UNRESOLVED);
    }

    private void assertForeign(OrderState order) {
        OneStep step = lookedUp(unknown(stop), found(order));
        assertThat(step.state().status().causes()).containsExactly(HaltCause.UNRESOLVED);
        assertThat(step.leg(id).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(step.errand(id).doubt()).isEqualTo(Errand.Doubt.NOT_OURS);
        assertThat(step.pauses(id)).containsExactly(TWO_SECONDS);
        assertThat(step.effects(Effect.Cancel.class)).isEmpty();
    }

    @Test
    void whatIsFoundClearsTheDoubtsAboutIt() {
        OneStep step = new OneStep(with(unknown(stop)))
                .errand(id, errand -> errand.withAbsences(1).with(Errand.Doubt.NOTHING_TO_CANCEL))
                .take(new Input.LookupReturned(later(5), id, found(order("10").build())));
        assertThat(step.errand(id).absences()).isZero();
        assertThat(step.errand(id).doubt()).isEqualTo(Errand.Doubt.NONE);
    }

    @Test
    void anEntryIsGivenUpAfterTwoLooksThatAreCertain() {
        TradeState trade = Sample.trade();
        ClientOrderId entry = trade.entry().id();
        trade = trade.with(trade.entry().with(Outcome.UNKNOWN, "dropped"));
        OneStep first = new OneStep(trade).take(new Input.LookupReturned(later(20), entry, CERTAINLY_NOT));
        assertThat(first.errand(entry).absences()).isEqualTo(1);
        assertThat(first.pauses(entry)).containsExactly(SECOND);
        OneStep second = new OneStep(trade)
                .errand(entry, errand -> errand.withAbsences(1))
                .take(new Input.LookupReturned(later(20), entry, CERTAINLY_NOT));
        assertThat(second.state().openTrades()).isEmpty();
        assertThat(second.state().facts().account())
                .as("what it had set aside is free")
                .isNull();
        OneStep unsure = new OneStep(trade)
                .errand(entry, errand -> errand.withAbsences(1))
                .take(new Input.LookupReturned(later(20), entry, PERHAPS_NOT));
        assertThat(unsure.errand(entry).absences()).isZero();
        assertThat(unsure.state().openTrades()).hasSize(1);
    }

    @Test
    void aStopThatIsNotFoundIsNotSentAgainBeforeWhatWasSoldIsRead() {
        OneStep step = lookedUp(unknown(stop), PERHAPS_NOT);
        assertThat(step.effects(Effect.ReadSales.class)).hasSize(1);
        assertThat(step.effects(Effect.Protect.class)).isEmpty();
    }

    @Test
    void whereTheTradeIsToBeSoldAStopIsGivenUpOnlyIfThereIsNothingToCancel() {
        TradeState exiting = with(unknown(stop)).with(new TradeState.ExitWish(CloseReason.SIGNAL, List.of()));
        OneStep waits = new OneStep(exiting).take(new Input.LookupReturned(later(5), id, PERHAPS_NOT));
        assertThat(waits.effects(Effect.ReadSales.class)).isEmpty();
        OneStep reads = new OneStep(exiting)
                .errand(id, errand -> errand.with(Errand.Doubt.NOTHING_TO_CANCEL))
                .take(new Input.LookupReturned(later(5), id, PERHAPS_NOT));
        assertThat(reads.effects(Effect.ReadSales.class)).hasSize(1);
    }

    @Test
    void carriedStopsAreWaitedForThreeSecondsBeforeWhatWasSoldIsRead() {
        OneStep early = new OneStep(with(unknown(attached)))
                .take(new Input.LookupReturned(later(3).minusNanos(1), id, PERHAPS_NOT));
        assertThat(early.pauses(id)).containsExactly(SECOND);
        OneStep late = new OneStep(with(unknown(attached))).take(new Input.LookupReturned(later(3), id, PERHAPS_NOT));
        assertThat(late.effects(Effect.ReadSales.class)).hasSize(1);
    }

    @Test
    void carriedStopsThatDoNotShowForAMinuteWillNotCome() {
        OneStep before = new OneStep(with(unknown(attached)))
                .errand(id, errand -> errand.withAbsences(1))
                .take(new Input.LookupReturned(later(60).minusNanos(1), id, PERHAPS_NOT));
        assertThat(before.leg(id).outcome()).isEqualTo(Outcome.UNKNOWN);
        OneStep after = new OneStep(with(unknown(attached)))
                .errand(id, errand -> errand.withAbsences(1))
                .take(new Input.LookupReturned(later(60), id, PERHAPS_NOT));
        assertThat(after.leg(id).outcome()).isEqualTo(Outcome.ABSENT);
    }

    @Test
    void aStopOfAnEarlierProcessThatIsNotFoundMayHideASale() {
        OrderLeg unrecorded = stop.with(Outcome.UNKNOWN, OrderLeg.UNRECORDED);
        OneStep step = new OneStep(with(unrecorded))
                .errand(id, errand -> errand.withAbsences(1))
                .take(new Input.LookupReturned(later(20), id, CERTAINLY_NOT));
        assertThat(step.leg(id).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(step.effects(Effect.ReadSales.class)).hasSize(1);
    }

    @Test
    void aStopOfAnEarlierProcessThatStandsWasItsLastOrder() {
        OrderLeg unrecorded = stop.with(Outcome.UNKNOWN, OrderLeg.UNRECORDED);
        TradeState trade = with(unrecorded);
        OneStep live = new OneStep(trade)
                .unsure(trade)
                .take(new Input.LookupReturned(later(1), id, found(order("10").build())));
        assertThat(live.state().unsure()).isEmpty();
        OneStep gone = new OneStep(trade)
                .unsure(trade)
                .take(new Input.LookupReturned(
                        later(1),
                        id,
                        found(order("10").status(OrderStatus.CANCELED).build())));
        assertThat(gone.state().unsure()).isNotEmpty();
    }

    @Test
    void aLiveStopThatTheVenueDeniesTwiceHasPerhapsSold() {
        OneStep first = lookedUp(live(stop), CERTAINLY_NOT);
        assertThat(first.errand(id).absences()).isEqualTo(1);
        assertThat(first.pauses(id)).containsExactly(TWO_SECONDS);
        OneStep second = new OneStep(with(live(stop)))
                .errand(id, errand -> errand.withAbsences(1))
                .take(new Input.LookupReturned(later(5), id, CERTAINLY_NOT));
        assertThat(second.effects(Effect.ReadSales.class)).hasSize(1);
        assertThat(second.pauses(id)).isEmpty();
    }

    @Test
    void aVenueThatIsNotCertainCountsOnceTheStopHasNotBeenSeenForAMinute() {
        assertThat(uncertainAt(later(60).minusNanos(1), 3).errand(id).absences())
                .isZero();
        assertThat(uncertainAt(later(60), 2).errand(id).absences()).isEqualTo(3);
        assertThat(uncertainAt(later(60), 2).effects(Effect.ReadSales.class)).isEmpty();
        assertThat(uncertainAt(later(60), 3).effects(Effect.ReadSales.class)).hasSize(1);
    }

    private OneStep uncertainAt(Instant moment, int absences) {
        return new OneStep(with(live(stop)))
                .errand(id, errand -> errand.withAbsences(absences))
                .take(new Input.LookupReturned(moment, id, PERHAPS_NOT));
    }

    @Test
    void carriedStopsThatWereThereAreMissedAfterFourLooks() {
        OneStep third = new OneStep(with(live(attached)))
                .errand(id, errand -> errand.withAbsences(2))
                .take(new Input.LookupReturned(later(5), id, CERTAINLY_NOT));
        assertThat(third.pauses(id)).containsExactly(SECOND);
        assertThat(third.effects(Effect.ReadSales.class)).isEmpty();
        OneStep fourth = new OneStep(with(live(attached)))
                .errand(id, errand -> errand.withAbsences(3))
                .take(new Input.LookupReturned(later(5), id, PERHAPS_NOT));
        assertThat(fourth.effects(Effect.ReadSales.class)).hasSize(1);
    }

    @Test
    void aMarketOrderThatTheVenueAcceptedAndDeniesHalts() {
        OrderLeg exit = Sample.seen(Sample.leg(Leg.EXIT, "10"), "v3", OrderStatus.NEW, "0");
        OneStep first = new OneStep(with(exit)).take(new Input.LookupReturned(later(5), exit.id(), CERTAINLY_NOT));
        assertThat(first.state().status().causes()).isEmpty();
        OneStep second = new OneStep(with(exit))
                .errand(exit.id(), errand -> errand.withAbsences(1))
                .take(new Input.LookupReturned(later(5), exit.id(), CERTAINLY_NOT));
        assertThat(second.state().status().causes()).containsExactly(HaltCause.UNRESOLVED);
        assertThat(second.pauses(exit.id())).containsExactly(TWO_SECONDS);
        OrderLeg filled = Sample.seen(Sample.leg(Leg.EXIT, "10"), "v3", OrderStatus.FILLED, "10");
        OneStep gone = new OneStep(with(filled))
                .errand(exit.id(), errand -> errand.withAbsences(1))
                .take(new Input.LookupReturned(later(5), exit.id(), CERTAINLY_NOT));
        assertThat(gone.state().status().causes()).isEmpty();
    }

    @Test
    void aVenueThatDoesNotAnswerIsAskedAgainWhenItWantsToBeAndTheGapDoesNotCount() {
        TradeState trade = with(unknown(stop));
        OneStep soon = new OneStep(trade)
                .uncoveredSince(trade, Sample.NOW)
                .take(new Input.LookupReturned(later(4), id, new Lookup.Unavailable("silent")));
        assertThat(soon.pauses(id)).containsExactly(SECOND);
        assertThat(soon.errand(id).unanswered()).isTrue();
        assertThat(soon.state().uncoveredSince().values()).doesNotContain(Sample.NOW);
        OneStep later = lookedUp(unknown(stop), new Lookup.Unavailable("rest", Duration.ofSeconds(3)));
        assertThat(later.pauses(id)).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void aStopThatWorksInTheBookIsAskedForWhateverTheVenueWants() {
        OrderLeg triggered = Sample.seen(stop, "v2", OrderStatus.TRIGGERED, "0");
        OneStep step = new OneStep(with(triggered))
                .take(new Input.LookupReturned(later(4), id, new Lookup.Unavailable("rest", Duration.ofSeconds(30))));
        assertThat(step.pauses(id)).containsExactly(SECOND);
    }

    @Test
    void anAnswerShowsThatTheVenueIsThere() {
        assertThat(lookedUp(unknown(stop), found(order("10").build()))
                        .state()
                        .facts()
                        .reachableAt())
                .isEqualTo(later(5));
        assertThat(lookedUp(unknown(stop), PERHAPS_NOT).state().facts().reachableAt())
                .isEqualTo(later(5));
        assertThat(lookedUp(unknown(stop), new Lookup.Unavailable("silent"))
                        .state()
                        .facts()
                        .reachableAt())
                .isBefore(Sample.NOW);
    }

    @Test
    void carriedStopsThatAreTooFewAreWaitedForThenReplaced() {
        Lookup few = found(order("6").build());
        OneStep third = new OneStep(with(unknown(attached)))
                .errand(id, errand -> errand.withAbsences(2))
                .take(new Input.LookupReturned(later(3), id, few));
        assertThat(third.pauses(id)).containsExactly(SECOND);
        assertThat(third.errand(id).absences()).isEqualTo(3);
        assertThat(third.effects(Effect.Cancel.class)).isEmpty();
        OneStep fourth = new OneStep(with(unknown(attached)))
                .errand(id, errand -> errand.withAbsences(3))
                .take(new Input.LookupReturned(later(3), id, few));
        assertThat(fourth.effects(Effect.Cancel.class)).hasSize(1);
        assertThat(fourth.leg(id).isTooFew()).isTrue();
    }

    @Test
    void ofCarriedStopsThatHaveEndedOnlyWhatTheyFilledWasCovered() {
        OneStep step = new OneStep(with(unknown(attached)))
                .errand(id, errand -> errand.withAbsences(3))
                .take(new Input.LookupReturned(
                        later(3),
                        id,
                        found(order("10").status(OrderStatus.CANCELED).build())));
        assertThat(step.leg(id).isTooFew()).isTrue();
        assertThat(step.effects(Effect.ReadSales.class)).hasSize(1);
    }

    @Test
    void carriedStopsThatShowAfterOthersTookTheirPlaceAreTakenBack() {
        OrderLeg few = Sample.seen(attached, "v2", OrderStatus.CANCELED, "0")
                .with(Outcome.ACCEPTED, OrderLeg.TOO_FEW_AND_READ);
        OneStep live = lookedUp(few, found(order("4").build()));
        assertThat(live.effects(Effect.Cancel.class)).hasSize(1);
        OneStep sold = lookedUp(
                few,
                found(order("4")
                        .filled(Quantity.of("4"))
                        .status(OrderStatus.FILLED)
                        .build()));
        assertThat(sold.effects(Effect.ReadSales.class)).hasSize(1);
        OneStep nothing =
                lookedUp(few, found(order("4").status(OrderStatus.CANCELED).build()));
        assertThat(nothing.pauses(id)).containsExactly(SECOND);
        assertThat(nothing.effects(Effect.ReadSales.class)).isEmpty();
    }

    @Test
    void anUnrecordedExitThatIsFoundWasAskedForBySomebody() {
        OrderLeg exit = Sample.leg(Leg.EXIT, "10").with(Outcome.UNKNOWN, OrderLeg.UNRECORDED);
        OneStep step = new OneStep(with(exit))
                .take(new Input.LookupReturned(
                        later(1), exit.id(), found(order("10").build())));
        assertThat(step.records(ExitRequested.class))
                .extracting(ExitRequested::reason)
                .containsExactly(CloseReason.SIGNAL);
        assertThat(lookedUp(unknown(stop), found(order("10").build())).records(ExitRequested.class))
                .isEmpty();
    }

    @Test
    void aStopThatTurnsUpMayHaveBeenSentTwice() {
        assertThat(lookedUp(unknown(stop), found(order("10").build())).records(OutcomeRecorded.class))
                .extracting(OutcomeRecorded::detail)
                .contains(OrderLeg.TURNED_UP);
        assertThat(lookedUp(unknown(attached), found(order("10").build())).records(OutcomeRecorded.class))
                .extracting(OutcomeRecorded::detail)
                .doesNotContain(OrderLeg.TURNED_UP);
        assertThat(lookedUp(stop, found(order("10").build())).records(OutcomeRecorded.class))
                .extracting(OutcomeRecorded::detail)
                .doesNotContain(OrderLeg.TURNED_UP);
        OrderLeg unrecorded = stop.with(Outcome.UNKNOWN, OrderLeg.UNRECORDED);
        assertThat(lookedUp(unrecorded, found(order("10").build())).records(OutcomeRecorded.class))
                .extracting(OutcomeRecorded::detail)
                .doesNotContain(OrderLeg.TURNED_UP);
    }

    private OneStep lookedUp(OrderLeg leg, Lookup result) {
        return new OneStep(with(leg)).take(new Input.LookupReturned(later(5), leg.id(), result));
    }

    private TradeState with(OrderLeg leg) {
        return Sample.with(bought, leg);
    }

    private static OrderLeg unknown(OrderLeg leg) {
        return leg.with(Outcome.UNKNOWN, "dropped");
    }

    private static OrderLeg live(OrderLeg leg) {
        return Sample.seen(leg, "v2", OrderStatus.NEW, "0");
    }

    private static Instant later(int seconds) {
        return Sample.NOW.plusSeconds(seconds);
    }

    private static Lookup found(OrderState... orders) {
        return new Lookup.Found(List.of(orders));
    }

    private static OrderState.Builder order(String quantity) {
        return Sample.order("v2", OrderStatus.NEW, quantity, "0");
    }

    private static OrderState.Builder other(String quantity) {
        return Sample.order("v3", OrderStatus.NEW, quantity, "0");
    }
}

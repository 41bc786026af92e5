package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.JournalRecord.ExitRequested;
import trade.helix.api.journal.JournalRecord.OutcomeRecorded;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.CloseReason;

/** The venue's answers to what was sent: refused, ambiguous and accepted are never taken for one another (I6). */
class OutcomesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final SignalRef SELL = new SignalRef("s-sell");

    private final TradeState bought = Sample.bought(Sample.SYMBOL);
    private final OrderLeg stop = Sample.leg(Leg.PROTECTION, "10");
    private final OrderLeg exit = Sample.leg(Leg.EXIT, "10");
    private final ClientOrderId id = stop.id();

    @Test
    void aStopThatWasNotSentIsSentAgainAfterASecondAndTheVenueWasNotReached() {
        TradeState trade = Sample.with(bought, stop);
        OneStep step = new OneStep(trade).uncoveredSince(trade, Sample.NOW).take(refused(RefusalReason.NOT_SENT));
        assertThat(step.leg(id).outcome()).isNull();
        assertThat(step.errand(id).unsent()).isTrue();
        assertThat(step.pauses(id)).containsExactly(SECOND);
        assertThat(step.state().facts().reachableAt()).isBefore(Sample.NOW);
        assertThat(step.state().uncoveredSince().values())
                .as("a gap counts while the venue answers")
                .doesNotContain(Sample.NOW);
    }

    @Test
    void aStopThatIsOneTooManyWaitsAsLongAsTheVenueWants() {
        Refusal longer = new Refusal(RefusalReason.RATE_LIMITED, "rest", Duration.ofSeconds(3));
        assertThat(taken(refused(longer)).pauses(id)).containsExactly(Duration.ofSeconds(3));
        Refusal shorter = new Refusal(RefusalReason.RATE_LIMITED, "rest", Duration.ofMillis(3));
        assertThat(taken(refused(shorter)).pauses(id)).containsExactly(SECOND);
        assertThat(taken(refused(longer)).state().facts().reachableAt()).isEqualTo(at(1));
    }

    @Test
    void aRefusedStopLeavesTheGapOpenAndIsReplaced() {
        TradeState trade = Sample.with(bought, stop);
        OneStep step = new OneStep(trade).uncoveredSince(trade, Sample.NOW).take(refused(RefusalReason.OTHER));
        assertThat(step.leg(id).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(step.state().uncoveredSince()).containsValue(Sample.NOW);
        assertThat(step.effects(Effect.Protect.class)).hasSize(1);
        assertThat(step.state().facts().account()).isNull();
    }

    @Test
    void aStopThatWouldTriggerAtOnceMeansToSellNow() {
        OneStep step = taken(refused(RefusalReason.WOULD_TRIGGER));
        assertThat(step.records(ExitRequested.class))
                .extracting(ExitRequested::reason)
                .containsExactly(CloseReason.UNPROTECTED);
        assertThat(step.effects(Effect.SubmitExit.class)).hasSize(1);
        assertThat(taken(refused(RefusalReason.OTHER)).effects(Effect.SubmitExit.class))
                .isEmpty();
    }

    @Test
    void aRefusedSecondTrySaysNothingOfTheFirst() {
        TradeState trade = Sample.with(bought, stop.with(Outcome.UNKNOWN, "dropped"));
        OneStep step = new OneStep(trade).take(refused(RefusalReason.OTHER));
        assertThat(step.leg(id).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(step.pauses(id)).containsExactly(SECOND);
        Refusal longer = new Refusal(RefusalReason.RATE_LIMITED, "rest", Duration.ofSeconds(3));
        assertThat(new OneStep(trade).take(refused(longer)).pauses(id)).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void anIdThatIsUsedAlreadyIsLookedUp() {
        OneStep step = taken(refused(RefusalReason.DUPLICATE_ID));
        assertThat(step.leg(id).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(step.effects(Effect.Find.class)).hasSize(1);
    }

    @Test
    void anAmbiguousStopIsLookedUpAtOnceAndASecondTimeAfterASecond() {
        Input unknown = new Input.ProtectReturned(at(1), id, new ProtectResult.Unknown("dropped"));
        OneStep first = taken(unknown);
        assertThat(first.effects(Effect.Find.class)).hasSize(1);
        assertThat(first.errand(id).sentBefore()).isEqualTo(at(1));
        OneStep again = new OneStep(Sample.with(bought, stop.with(Outcome.UNKNOWN, "dropped")))
                .errand(id, errand -> errand.withAbsences(1))
                .take(unknown);
        assertThat(again.pauses(id)).containsExactly(SECOND);
        assertThat(again.errand(id).absences())
                .as("look-ups have to agree anew")
                .isZero();
    }

    @Test
    void aPlacedStopIsWatched() {
        OneStep step = taken(new Input.ProtectReturned(
                at(1),
                id,
                new ProtectResult.Placed(
                        List.of(Sample.order("v2", OrderStatus.NEW, "10", "0").build()))));
        assertThat(step.leg(id).isLive()).isTrue();
        assertThat(step.leg(id).observed()).isNotNull();
        assertThat(step.pauses(id)).containsExactly(Duration.ofSeconds(2));
        assertThat(step.state().facts().reachableAt()).isEqualTo(at(1));
        assertThat(step.errand(id).sentBefore()).isEqualTo(at(1));
    }

    @Test
    void anExitThatTheVenueTookAndHasNotFilledIsLookedAtAtOnce() {
        OneStep step = new OneStep(Sample.with(bought, exit))
                .take(new Input.SubmitReturned(
                        at(1),
                        exit.id(),
                        new SubmitResult.Accepted(
                                Sample.order("v3", OrderStatus.NEW, "10", "0").build(), List.of())));
        assertThat(step.effects(Effect.Find.class)).hasSize(1);
        assertThat(step.state().facts().reachableAt()).isEqualTo(at(1));
    }

    @Test
    void anExitWhoseFillsAreMissingIsReadAndNotLookedAt() {
        OneStep step = new OneStep(Sample.with(bought, exit))
                .take(new Input.SubmitReturned(
                        at(1),
                        exit.id(),
                        new SubmitResult.Accepted(
                                Sample.order("v3", OrderStatus.PARTIALLY_FILLED, "10", "4")
                                        .build(),
                                List.of())));
        assertThat(step.effects(Effect.Find.class)).isEmpty();
        assertThat(step.effects(Effect.ReadFills.class))
                .flatExtracting(Effect.ReadFills::orders)
                .containsExactly(new VenueOrderId("v3"));
    }

    @Test
    void whoeverWaitsForARefusedExitIsTold() {
        TradeState trade = Sample.with(bought, exit).with(new TradeState.ExitWish(CloseReason.SIGNAL, List.of(SELL)));
        OneStep step = new OneStep(trade)
                .take(new Input.SubmitReturned(at(1), exit.id(), refusal(Refusal.of(RefusalReason.OTHER, "no"))));
        assertThat(step.effects(Effect.Answer.class))
                .filteredOn(answer -> answer.ref().equals(SELL))
                .extracting(Effect.Answer::outcome)
                .singleElement()
                .isInstanceOfSatisfying(
                        SignalOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(ReasonCode.REFUSED_BY_VENUE));
        OneStep withoutWish = new OneStep(Sample.with(bought, exit))
                .take(new Input.SubmitReturned(at(1), exit.id(), refusal(Refusal.of(RefusalReason.OTHER, "no"))));
        assertThat(withoutWish.leg(exit.id()).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aRefusedStopIsNoAnswerToWhoeverWaitsForAnExit() {
        TradeState trade = Sample.with(bought, stop).with(new TradeState.ExitWish(CloseReason.SIGNAL, List.of(SELL)));
        assertThat(new OneStep(trade).take(refused(RefusalReason.OTHER)).effects(Effect.Answer.class))
                .isEmpty();
    }

    @Test
    void aCancelWhoseAnswerSaysNothingIsLookedUp() {
        for (CancelResult result : List.of(
                new CancelResult.Unknown("lost"), new CancelResult.AlreadyFilled(), new CancelResult.AlreadyGone())) {
            OneStep step = new OneStep(Sample.with(bought, Sample.seen(stop, "v2", OrderStatus.NEW, "0")))
                    .take(new Input.CancelReturned(at(1), id, result));
            assertThat(step.effects(Effect.Find.class)).as(result.toString()).hasSize(1);
            assertThat(step.effects(Effect.Find.class).get(0).query().patient()).isFalse();
            assertThat(step.errand(id).cancelUnclear()).isTrue();
            assertThat(step.errand(id).doubt() == Errand.Doubt.NOTHING_TO_CANCEL)
                    .isEqualTo(result instanceof CancelResult.AlreadyGone);
        }
    }

    @Test
    void aStopThatWeTookBackIsNoCancelOfSomebodyElse() {
        TradeState trade = Sample.with(bought, Sample.seen(stop, "v2", OrderStatus.NEW, "0"));
        OneStep step = new OneStep(trade).unsure(trade).take(cancelled(id));
        assertThat(step.leg(id).isTakenBack()).isTrue();
        assertThat(step.leg(id).isLive()).isFalse();
        assertThat(step.state().unsure()).isEmpty();
        assertThat(step.state().facts().reachableAt()).isEqualTo(at(1));
    }

    @Test
    void whatHasToBeReadBeforeIsNotForgottenForATakeBack() {
        for (String detail : List.of(OrderLeg.TURNED_UP, OrderLeg.TOO_FEW)) {
            OrderLeg leg = Sample.seen(stop, "v2", OrderStatus.NEW, "0").with(Outcome.ACCEPTED, detail);
            OneStep step = new OneStep(Sample.with(bought, leg)).take(cancelled(id));
            assertThat(step.records(OutcomeRecorded.class)).as(detail).isEmpty();
            assertThat(step.effects(Effect.ReadSales.class)).hasSize(1);
        }
        OrderLeg before = Sample.seen(stop, "v2", OrderStatus.NEW, "0").with(Outcome.ACCEPTED, OrderLeg.TAKEN_BACK);
        assertThat(new OneStep(Sample.with(bought, before)).take(cancelled(id)).records(OutcomeRecorded.class))
                .isEmpty();
    }

    @Test
    void fillsThatAreStillMissingAreReadAgainAfterASecond() {
        OrderLeg filled = Sample.seen(exit, "v3", OrderStatus.FILLED, "10");
        Fill half = Sample.fill("f1", Side.SELL, "5", "1", "USDT").build();
        OneStep step =
                new OneStep(Sample.with(bought, filled)).take(new Input.FillsRead(at(1), exit.id(), List.of(half)));
        assertThat(step.pauses(exit.id())).containsExactly(SECOND);
        OneStep failed =
                new OneStep(Sample.with(bought, filled)).take(new Input.FillsFailed(at(1), exit.id(), "silent"));
        assertThat(failed.pauses(exit.id())).containsExactly(SECOND);
        Fill all = Sample.fill("f1", Side.SELL, "10", "1", "USDT").build();
        OneStep done =
                new OneStep(Sample.with(bought, filled)).take(new Input.FillsRead(at(1), exit.id(), List.of(all)));
        assertThat(done.state().openTrades()).isEmpty();
    }

    @Test
    void aPersonResolvesOnlyWhatIsUnknown() {
        OneStep step = new OneStep(Sample.with(bought, stop.with(Outcome.UNKNOWN, "dropped")))
                .take(new Input.ResolveCommanded(at(1), id, "ann"));
        assertThat(step.leg(id).outcome()).isEqualTo(Outcome.ABSENT);
        assertThat(step.state().facts().account()).isNull();
        assertThat(step.effects(Effect.Protect.class))
                .as("the trade is protected anew")
                .hasSize(1);
        OneStep known = new OneStep(Sample.with(bought, Sample.seen(stop, "v2", OrderStatus.NEW, "0")))
                .take(new Input.ResolveCommanded(at(1), id, "ann"));
        assertThat(known.leg(id).outcome()).isEqualTo(Outcome.ACCEPTED);
        OneStep unanswered = new OneStep(Sample.with(bought, stop)).take(new Input.ResolveCommanded(at(1), id, "ann"));
        assertThat(unanswered.leg(id).outcome()).isNull();
    }

    @Test
    void anAnswerAboutATradeThatHasEndedChangesNothing() {
        OneStep step = new OneStep().take(new Input.CancelReturned(at(1), id, new CancelResult.Unknown("lost")));
        assertThat(step.records).isEmpty();
        assertThat(step.effects).isEmpty();
    }

    private OneStep taken(Input input) {
        return new OneStep(Sample.with(bought, stop)).take(input);
    }

    private Input refused(RefusalReason reason) {
        return refused(Refusal.of(reason, "no"));
    }

    private Input refused(Refusal refusal) {
        return new Input.ProtectReturned(at(1), id, new ProtectResult.Refused(refusal));
    }

    private static SubmitResult refusal(Refusal refusal) {
        return new SubmitResult.Refused(refusal);
    }

    private static Input cancelled(ClientOrderId id) {
        return new Input.CancelReturned(
                at(1),
                id,
                new CancelResult.Cancelled(List.of(
                        Sample.order("v2", OrderStatus.CANCELED, "10", "0").build())));
    }

    private static Instant at(int second) {
        return Sample.NOW.plusSeconds(second);
    }
}

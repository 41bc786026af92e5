package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.journal.JournalRecord.ExitRequested;
import trade.helix.api.journal.JournalRecord.IntentCommitted;
import trade.helix.api.journal.JournalRecord.OrderObserved;
import trade.helix.api.journal.JournalRecord.OutcomeRecorded;
import trade.helix.api.journal.JournalRecord.TradeUpdated;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.value.Quantity;
import trade.helix.risk.RiskSettings;

/** What a trade needs next, from each state that it can be in: protected, sold, asked about, and never twice at once (I4). */
class PlannerTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final TradeState.ExitWish WISH = new TradeState.ExitWish(CloseReason.SIGNAL, List.of());

    private final TradeState bought = Sample.bought(Sample.SYMBOL);
    private final ClientOrderId entry = bought.entry().id();
    private final OrderLeg stop = Sample.leg(Leg.PROTECTION, "10");
    private final OrderLeg live = Sample.seen(stop, "v2", OrderStatus.NEW, "0");
    private final OrderLeg exit = Sample.leg(Leg.EXIT, "10");
    private final ClientOrderId id = stop.id();

    @Test
    void whatIsBoughtIsProtected() {
        OneStep step = planned(bought);
        assertThat(step.effects(Effect.Protect.class))
                .extracting(effect -> effect.request().quantity())
                .containsExactly(Quantity.of("10"));
        assertThat(step.state().facts().account()).isNull();
    }

    @Test
    void aTradeIsToldOnce() {
        OneStep step = new OneStep().untold(Sample.with(bought, live)).take(new Input.CaughtUp(at(1)));
        assertThat(step.records(TradeUpdated.class)).hasSize(1);
        assertThat(step.state().account().trade(bought.id()).orElseThrow().told())
                .isTrue();
        assertThat(planned(Sample.with(bought, live)).records(TradeUpdated.class))
                .isEmpty();
    }

    @Test
    void aKillClosesWhatNothingElseCloses() {
        RiskSettings closing = RiskSettings.builder().closeOnKill(true).build();
        OneStep step = killed(Sample.with(bought, live)).risk(closing).take(new Input.StoreAnswered(at(1)));
        assertThat(step.records(ExitRequested.class))
                .extracting(ExitRequested::reason)
                .containsExactly(CloseReason.CIRCUIT_BREAKER);
        assertThat(step.effects(Effect.Cancel.class)).as("at once").hasSize(1);
        assertThat(killed(Sample.with(bought, live).with(WISH))
                        .risk(closing)
                        .take(new Input.StoreAnswered(at(1)))
                        .records)
                .as("asked for already")
                .isEmpty();
        assertThat(killed(Sample.with(bought, live)).take(new Input.StoreAnswered(at(1))).records)
                .as("unless it is set")
                .isEmpty();
    }

    private static OneStep killed(TradeState trade) {
        return new OneStep(trade)
                .account(account -> account.with(account.figures().with(new AccountStatus(Set.of(), true))));
    }

    @Test
    void anOrderWithoutAnswerThatNobodyAsksAboutIsUnknownAndLookedUp() {
        OneStep step = planned(Sample.with(bought, stop));
        assertThat(step.leg(id).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(step.leg(id).mayHideASale()).isFalse();
        assertThat(step.effects(Effect.Find.class)).hasSize(1);
        OneStep sending = new OneStep(Sample.with(bought, stop))
                .errand(id, errand -> errand.now(Errand.Kind.SENDING))
                .take(new Input.CaughtUp(at(1)));
        assertThat(sending.leg(id).outcome()).isNull();
        assertThat(sending.effects(Effect.Find.class)).isEmpty();
    }

    @Test
    void afterAnEarlierProcessOnlyAStopMayHideASale() {
        TradeState trade = Sample.with(bought, stop);
        OneStep step = new OneStep(trade).unsure(trade).take(new Input.CaughtUp(at(1)));
        assertThat(step.leg(id).mayHideASale()).isTrue();
        TradeState sold = Sample.with(bought, exit);
        OneStep exiting = new OneStep(sold).unsure(sold).take(new Input.CaughtUp(at(1)));
        assertThat(exiting.records(OutcomeRecorded.class))
                .extracting(OutcomeRecorded::detail)
                .doesNotContain(OrderLeg.UNRECORDED);
    }

    @Test
    void afterARestartWhatIsLiveIsLookedAtAtOnce() {
        Facts facts = new Facts(
                Map.of(Sample.SYMBOL, ModelVenue.INSTRUMENT),
                Map.of(),
                Sample.balances(Sample.NOW, "8999 USDT", "10 BTC"),
                Sample.NOW);
        OneStep step = new OneStep(Sample.with(bought, live))
                .take(new Input.Booted(at(1), new VenueId("model"), 7, facts, null));
        assertThat(step.effects(Effect.Find.class))
                .extracting(effect -> effect.query().order().clientOrderId())
                .containsExactly(id);
        OneStep unanswered = new OneStep(Sample.with(bought, exit))
                .take(new Input.Booted(at(1), new VenueId("model"), 7, facts, null));
        assertThat(unanswered.leg(exit.id()).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void anOrderThatWaitsToBeSentIsSentWhenItsTimeHasCome() {
        OneStep step = new OneStep(Sample.with(bought, stop))
                .errand(id, Errand::asUnsent)
                .take(new Input.TimerFired(at(1), id, 0));
        assertThat(step.effects(Effect.Protect.class)).hasSize(1);
        assertThat(step.effects(Effect.Find.class)).isEmpty();
        OneStep exiting = new OneStep(Sample.with(bought, exit))
                .errand(exit.id(), Errand::asUnsent)
                .take(new Input.TimerFired(at(1), exit.id(), 0));
        assertThat(exiting.effects(Effect.SubmitExit.class)).hasSize(1);
    }

    @Test
    void otherwiseItIsLookedUpAndAnOlderTimerIsNotHeeded() {
        assertThat(woken(Sample.with(bought, live), id).effects(Effect.Find.class))
                .hasSize(1);
        assertThat(new OneStep(Sample.with(bought, live)).take(new Input.TimerFired(at(1), id, 99)).effects)
                .isEmpty();
        assertThat(new OneStep().take(new Input.TimerFired(at(1), id, 0)).effects)
                .isEmpty();
    }

    @Test
    void oneThatHasSettledIsNotLookedUpAgain() {
        OneStep step = woken(Sample.with(bought, live), entry);
        assertThat(step.effects(Effect.Find.class)).isEmpty();
        assertThat(woken(bought, entry).effects(Effect.Protect.class)).hasSize(1);
    }

    @Test
    void aLookAtAStopThatRestsIsPatientAndNoOther() {
        assertThat(isPatient(live)).isTrue();
        assertThat(isPatient(Sample.seen(stop, "v2", OrderStatus.TRIGGERED, "0")))
                .isFalse();
        assertThat(isPatient(stop.with(Outcome.UNKNOWN, "dropped"))).isFalse();
        assertThat(isPatient(Sample.seen(exit, "v3", OrderStatus.NEW, "0"))).isFalse();
    }

    private boolean isPatient(OrderLeg leg) {
        return woken(Sample.with(bought, leg), leg.id())
                .effects(Effect.Find.class)
                .get(0)
                .query()
                .patient();
    }

    @Test
    void afterAStepThatFailedItsOrderIsAskedForAndOnlyThat() {
        OneStep step = new OneStep(Sample.with(bought, live))
                .errand(id, errand -> errand.withAbsences(1))
                .take(new Input.StepFailed(at(1), "a bug", id));
        assertThat(step.pauses(id)).containsExactly(Duration.ofSeconds(2));
        assertThat(step.errand(id).absences()).isZero();
        assertThat(step.errand(id).sentBefore()).isEqualTo(at(1));
        OneStep other = new OneStep(Sample.with(bought, live))
                .take(new Input.StepFailed(at(1), "a bug", new ClientOrderId("ended")));
        assertThat(other.effects(Effect.Schedule.class)).isEmpty();
    }

    @Test
    void anExitThatTheVenueWorksOnIsLookedAtEverySecond() {
        OrderLeg works = Sample.seen(exit, "v3", OrderStatus.NEW, "0");
        assertThat(planned(Sample.with(bought, works)).pauses(works.id())).containsExactly(SECOND);
        OneStep waiting = new OneStep(Sample.with(bought, works))
                .errand(works.id(), errand -> errand.waitingFor(5))
                .take(new Input.CaughtUp(at(1)));
        assertThat(waiting.effects(Effect.Schedule.class)).isEmpty();
    }

    @Test
    void whileAnExitIsOnItsWayTheStopIsTakenBackAndNothingElseIsSold() {
        TradeState trade = Sample.with(Sample.with(bought, live), exit.with(Outcome.UNKNOWN, "dropped"));
        OneStep step = planned(trade);
        assertThat(step.effects(Effect.Cancel.class)).hasSize(1);
        assertThat(step.effects(Effect.SubmitExit.class)).isEmpty();
        assertThat(step.effects(Effect.Protect.class)).isEmpty();
    }

    @Test
    void anEntryThatFillsInPartsIsTakenBackSoThatItsPartsAreProtected() {
        assertThat(hurried(OrderStatus.PARTIALLY_FILLED, "4", 1).effects(Effect.Cancel.class))
                .hasSize(1);
        assertThat(hurried(OrderStatus.NEW, "0", 5).effects(Effect.Cancel.class))
                .isEmpty();
        assertThat(hurried(OrderStatus.NEW, "0", 6).effects(Effect.Cancel.class))
                .hasSize(1);
        TradeState unknown = Sample.trade().with(Sample.trade().entry().with(Outcome.UNKNOWN, "dropped"));
        assertThat(new OneStep(unknown).take(new Input.CaughtUp(at(6))).effects(Effect.Cancel.class))
                .isEmpty();
    }

    private static OneStep hurried(OrderStatus status, String filled, int second) {
        OrderLeg leg = Sample.seen(Sample.trade().entry(), "v-entry", status, filled);
        TradeState trade = Sample.trade().with(filled.equals("0") ? leg : Sample.filled(leg, "f-entry", filled));
        return new OneStep(trade).take(new Input.CaughtUp(at(second)));
    }

    @Test
    void withoutTheRulesOfItsSymbolTheyAreReadAndAskedForAgain() {
        OneStep step = new OneStep(Sample.with(bought, live)).withoutRules().take(new Input.CaughtUp(at(1)));
        assertThat(step.effects(Effect.ReadFacts.class)).hasSize(1);
        assertThat(step.pauses(entry)).containsExactly(SECOND);
        assertThat(step.pauses(id)).as("its stop is watched all the same").containsExactly(Duration.ofSeconds(2));
        OneStep waiting = new OneStep(Sample.with(bought, live))
                .withoutRules()
                .errand(entry, errand -> errand.waitingFor(5))
                .errand(id, errand -> errand.waitingFor(6))
                .take(new Input.CaughtUp(at(1)));
        assertThat(waiting.effects).isEmpty();
        OneStep ended = new OneStep(Sample.with(bought, Sample.seen(stop, "v2", OrderStatus.EXPIRED, "0")))
                .withoutRules()
                .take(new Input.CaughtUp(at(1)));
        assertThat(ended.effects(Effect.Schedule.class))
                .extracting(Effect.Schedule::id)
                .containsExactly(entry);
    }

    @Test
    void aStopIsWatchedEveryTwoSecondsOrFifteenWhereTheVenueTells() {
        assertThat(planned(Sample.with(bought, live)).pauses(id)).containsExactly(Duration.ofSeconds(2));
        OneStep streamed = new OneStep(Sample.with(bought, live)).streaming().take(new Input.CaughtUp(at(1)));
        assertThat(streamed.pauses(id)).containsExactly(Duration.ofSeconds(15));
        OrderLeg triggered = Sample.seen(stop, "v2", OrderStatus.TRIGGERED, "0");
        OneStep works = new OneStep(Sample.with(bought, triggered)).streaming().take(new Input.CaughtUp(at(1)));
        assertThat(works.pauses(id)).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void aStopWhoseLimitThePriceHasLeftIsGivenUpAfterFiveSeconds() {
        OrderLeg triggered = Sample.seen(stop, "v2", OrderStatus.TRIGGERED, "0");
        assertThat(plannedAt(Sample.with(bought, triggered), at(5).minusNanos(1))
                        .effects(Effect.Cancel.class))
                .isEmpty();
        OneStep step = plannedAt(Sample.with(bought, triggered), at(5));
        assertThat(step.records(ExitRequested.class))
                .extracting(ExitRequested::reason)
                .containsExactly(CloseReason.STOP_LOSS);
        assertThat(step.effects(Effect.Cancel.class)).hasSize(1);

        OrderLeg target = stop.with(Outcome.ACCEPTED, "")
                .with(
                        new OrderObserved(
                                id,
                                new VenueOrderId("v2"),
                                OrderType.LIMIT_MAKER,
                                OrderStatus.PARTIALLY_FILLED,
                                Quantity.ZERO,
                                null,
                                null),
                        Sample.NOW);
        assertThat(plannedAt(Sample.with(bought, target), at(5)).records(ExitRequested.class))
                .extracting(ExitRequested::reason)
                .containsExactly(CloseReason.TAKE_PROFIT);
    }

    @Test
    void anExitThatIsWantedTakesTheStopBackAndSellsOnlyThen() {
        OneStep step = planned(Sample.with(bought, live).with(WISH));
        assertThat(step.effects(Effect.Cancel.class)).hasSize(1);
        assertThat(step.effects(Effect.SubmitExit.class)).isEmpty();
        OrderLeg gone = Sample.seen(stop, "v2", OrderStatus.CANCELED, "0").with(Outcome.ACCEPTED, OrderLeg.TAKEN_BACK);
        assertThat(planned(Sample.with(bought, gone).with(WISH)).effects(Effect.SubmitExit.class))
                .hasSize(1);
    }

    @Test
    void aCancelIsSentOnceAndAgainASecondLater() {
        TradeState trade = Sample.with(bought, live).with(WISH);
        OneStep cancelling = new OneStep(trade)
                .errand(id, errand -> errand.now(Errand.Kind.CANCELLING))
                .take(new Input.CaughtUp(at(1)));
        assertThat(cancelling.effects).isEmpty();
        OneStep unclear = new OneStep(trade)
                .errand(id, errand -> errand.withCancelUnclear(true))
                .take(new Input.CaughtUp(at(1)));
        assertThat(unclear.effects(Effect.Cancel.class)).isEmpty();
        assertThat(unclear.pauses(id)).containsExactly(SECOND);
        assertThat(unclear.errand(id).cancelUnclear()).isFalse();
    }

    @Test
    void aStopThatWasNeverSentIsNotTakenBackButForgotten() {
        OneStep step = new OneStep(Sample.with(bought, stop).with(WISH))
                .errand(id, errand -> errand.asUnsent().waitingFor(5))
                .take(new Input.CaughtUp(at(1)));
        assertThat(step.effects(Effect.Cancel.class)).isEmpty();
        assertThat(step.leg(id).outcome()).isEqualTo(Outcome.ABSENT);
        assertThat(step.effects(Effect.SubmitExit.class)).hasSize(1);
    }

    @Test
    void anOrderThatIsNotOursIsNotTakenBack() {
        OneStep step = new OneStep(Sample.with(bought, live).with(WISH))
                .errand(id, errand -> errand.with(Errand.Doubt.NOT_OURS))
                .take(new Input.CaughtUp(at(1)));
        assertThat(step.effects(Effect.Cancel.class)).isEmpty();
    }

    @Test
    void ofTwoLiveStopsTheFirstIsTakenBack() {
        OrderLeg second = Sample.seen(
                OrderLeg.of(Sample.intent(Sample.SYMBOL, Leg.PROTECTION, "p2", "10", null), Sample.NOW),
                "v3",
                OrderStatus.NEW,
                "0");
        OneStep step = planned(Sample.with(Sample.with(bought, live), second));
        assertThat(step.effects(Effect.Cancel.class))
                .extracting(effect -> effect.order().clientOrderId())
                .containsExactly(id);
    }

    @Test
    void carriedStopsThatWouldSellMoreThanIsThereAreTakenBack() {
        OrderLeg more = Sample.seen(Sample.attached("10.1"), "v2", OrderStatus.NEW, "0");
        assertThat(planned(Sample.with(bought, more)).effects(Effect.Cancel.class))
                .hasSize(1);
        OrderLeg all = Sample.seen(Sample.attached("10"), "v2", OrderStatus.NEW, "0");
        assertThat(planned(Sample.with(bought, all)).effects(Effect.Cancel.class))
                .isEmpty();
        OrderLeg part =
                Sample.filled(Sample.seen(Sample.attached("10"), "v2", OrderStatus.PARTIALLY_FILLED, "4"), "f1", "4");
        assertThat(planned(Sample.with(bought, part)).effects(Effect.Cancel.class))
                .isEmpty();
        OrderLeg apart = Sample.seen(Sample.leg(Leg.PROTECTION, "10.1"), "v2", OrderStatus.NEW, "0");
        assertThat(planned(Sample.with(bought, apart)).effects(Effect.Cancel.class))
                .isEmpty();
    }

    @Test
    void anEntryThatCarriedItsStopsHasThemLookedFor() {
        TradeState carrying = Sample.boughtCarrying();
        OneStep step = new OneStep(carrying)
                .errand(carrying.entry().id(), errand -> Errand.idle(at(-7)))
                .take(new Input.CaughtUp(at(1)));
        assertThat(step.effects(Effect.Protect.class)).isEmpty();
        assertThat(step.records(IntentCommitted.class))
                .extracting(record -> record.intent().carrier())
                .containsExactly(7);
        assertThat(step.effects(Effect.Find.class))
                .extracting(effect -> effect.query().sentBefore())
                .as("the entry was sent then")
                .containsExactly(at(-7));
        OneStep unsure = new OneStep(carrying).unsure(carrying).take(new Input.CaughtUp(at(1)));
        assertThat(unsure.records(OutcomeRecorded.class))
                .extracting(OutcomeRecorded::detail)
                .containsExactly(OrderLeg.UNRECORDED);
    }

    @Test
    void whatTheVenueDoesNotTradeEndsTheTradeOnceNothingIsInQuestion() {
        OrderLeg sold = Sample.filled(Sample.seen(exit, "v3", OrderStatus.FILLED, "10"), "f1", "10");
        assertThat(planned(Sample.with(bought, sold)).state().openTrades()).isEmpty();
        TradeState asking = Sample.with(Sample.with(bought, stop.with(Outcome.UNKNOWN, "dropped")), sold);
        assertThat(planned(asking).state().openTrades()).hasSize(1);
        OrderLeg few = Sample.seen(Sample.attached("10"), "v2", OrderStatus.CANCELED, "0")
                .with(Outcome.ACCEPTED, OrderLeg.TOO_FEW_AND_READ);
        TradeState awaiting = Sample.with(Sample.with(bought, few), sold);
        OneStep early = planned(awaiting);
        assertThat(early.state().openTrades()).hasSize(1);
        assertThat(early.effects(Effect.Find.class))
                .as("more of its stops may show")
                .hasSize(1);
        assertThat(plannedAt(awaiting, at(60)).state().openTrades()).isEmpty();
    }

    @Test
    void afterAnExitInVainItIsProtectedAndThePauseIsWaitedOut() {
        OrderLeg vain = exit.with(Outcome.REFUSED, "no");
        TradeState trade = Sample.with(bought, vain).with(WISH);
        OneStep step = plannedAt(trade, Sample.NOW.plusMillis(400));
        assertThat(step.effects(Effect.SubmitExit.class)).isEmpty();
        assertThat(step.effects(Effect.Protect.class)).hasSize(1);
        assertThat(plannedAt(trade, at(1)).effects(Effect.SubmitExit.class)).hasSize(1);

        TradeState twice =
                Sample.with(Sample.with(trade, refused("p1")), refused("p2")).with(WISH);
        OneStep waits = plannedAt(twice, Sample.NOW.plusMillis(400));
        assertThat(waits.effects(Effect.Protect.class)).isEmpty();
        assertThat(waits.pauses(entry)).containsExactly(Duration.ofMillis(600));
    }

    private static OrderLeg refused(String id) {
        return OrderLeg.of(Sample.intent(Sample.SYMBOL, Leg.PROTECTION, id, "10", null), Sample.NOW)
                .with(Outcome.REFUSED, "no");
    }

    @Test
    void afterFiveSecondsWithoutProtectionItIsSold() {
        TradeState trade = Sample.with(bought, stop.with(Outcome.UNKNOWN, "dropped"));
        OneStep early = new OneStep(trade)
                .uncoveredSince(trade, Sample.NOW)
                .errand(id, errand -> errand.waitingFor(5))
                .take(new Input.CaughtUp(at(4)));
        assertThat(early.records(ExitRequested.class)).isEmpty();
        assertThat(early.pauses(entry)).containsExactly(SECOND);
        OneStep late = new OneStep(trade)
                .uncoveredSince(trade, Sample.NOW)
                .errand(id, errand -> errand.waitingFor(5))
                .take(new Input.CaughtUp(at(5)));
        assertThat(late.records(ExitRequested.class))
                .extracting(ExitRequested::reason)
                .containsExactly(CloseReason.UNPROTECTED);
        OneStep asking = new OneStep(trade)
                .uncoveredSince(trade, Sample.NOW)
                .errand(id, errand -> errand.now(Errand.Kind.LOOKING_UP))
                .take(new Input.CaughtUp(at(5)));
        assertThat(asking.records(ExitRequested.class))
                .as("an answer is on its way")
                .isEmpty();
    }

    @Test
    void whileTheVenueDoesNotAnswerTheGapDoesNotCount() {
        TradeState trade = Sample.with(bought, stop.with(Outcome.UNKNOWN, "dropped"));
        OneStep step = new OneStep(trade)
                .unreachable()
                .uncoveredSince(trade, Sample.NOW)
                .errand(id, errand -> errand.waitingFor(5))
                .take(new Input.CaughtUp(at(5)));
        assertThat(step.records(ExitRequested.class)).isEmpty();
        assertThat(step.state().uncoveredSince()).isEmpty();
        assertThat(step.pauses(entry)).containsExactly(SECOND);
    }

    @Test
    void aCoveredTradeOrOneThatIsBeingSoldHasNoGap() {
        TradeState covered = Sample.with(bought, live);
        assertThat(new OneStep(covered)
                        .uncoveredSince(covered, Sample.NOW)
                        .take(new Input.CaughtUp(at(9)))
                        .state()
                        .uncoveredSince())
                .isEmpty();
        assertThat(planned(covered).state().gaps()).isEmpty();
        TradeState exiting = bought.with(WISH);
        assertThat(new OneStep(exiting)
                        .uncoveredSince(exiting, Sample.NOW)
                        .take(new Input.CaughtUp(at(9)))
                        .state()
                        .uncoveredSince())
                .isEmpty();
        assertThat(planned(bought).state().gaps()).containsKey(bought.id());
    }

    private static OneStep planned(TradeState trade) {
        return plannedAt(trade, at(1));
    }

    private static OneStep plannedAt(TradeState trade, Instant moment) {
        return new OneStep(trade).take(new Input.CaughtUp(moment));
    }

    private static OneStep woken(TradeState trade, ClientOrderId order) {
        return new OneStep(trade).take(new Input.TimerFired(at(1), order, 0));
    }

    private static Instant at(int second) {
        return Sample.NOW.plusSeconds(second);
    }
}

package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.HaltCause;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.Decision;
import trade.helix.api.journal.JournalRecord.ExitRequested;
import trade.helix.api.journal.JournalRecord.IntentCommitted;
import trade.helix.api.journal.JournalRecord.SignalDecided;
import trade.helix.api.journal.Leg;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;

/** One signal and what is decided on it: each gets one answer, and no entry is opened on what is old or unknown (I3, I6). */
class DecisionsTest {
    private static final Symbol ETH = Symbol.of("ETH/USDT");
    private static final SignalRef REF = new SignalRef("s-new");
    private static final SignalRef EARLIER = new SignalRef("s-early");
    private static final Standing RECONCILED = Standing.NONE.clean(Sample.NOW);

    private final OrderLeg stop = Sample.leg(Leg.PROTECTION, "10");
    private final TradeState covered =
            Sample.with(Sample.bought(Sample.SYMBOL), Sample.seen(stop, "v2", OrderStatus.NEW, "0"));

    @Test
    void aSymbolThatMeansNothingIsRejectedWithItsReason() {
        assertThat(reason(new OneStep().take(unresolved(null)))).isEqualTo(ReasonCode.PAIR_NOT_AVAILABLE);
        assertThat(reason(new OneStep().take(unresolved(ReasonCode.NOT_COMPUTABLE))))
                .isEqualTo(ReasonCode.NOT_COMPUTABLE);
    }

    private static Input unresolved(@Nullable ReasonCode problem) {
        Signal signal = signal(SignalAction.BUY, "id");
        return new Input.SignalArrived(at(1), REF, signal, new Input.Resolution(null, problem, "which?"));
    }

    @Test
    void aRepetitionIsRecordedAsOneOfTheFirst() {
        OneStep step = new OneStep()
                .account(account -> account.with(seen(SignalAction.BUY, "id", at(-59))))
                .take(arrived(SignalAction.BUY, "id"));
        assertThat(step.records(SignalDecided.class))
                .extracting(SignalDecided::decision)
                .containsExactly(Decision.deduplicated(EARLIER));
        assertThat(answer(step)).isInstanceOf(SignalOutcome.Deduplicated.class);
    }

    @Test
    void aMinuteLaterItIsAnotherSignal() {
        assertThat(isDropped(at(-59))).isTrue();
        assertThat(isDropped(at(-59).minusNanos(1))).isFalse();
    }

    private static boolean isDropped(Instant first) {
        OneStep step = new OneStep()
                .account(account -> account.with(seen(SignalAction.SELL, "id", first)
                        .with(Decision.accepted(Sample.trade().id()))))
                .take(arrived(SignalAction.SELL, "id"));
        return answer(step) instanceof SignalOutcome.Deduplicated;
    }

    @Test
    void anExitThatTheVenueRefusedMayBeRepeated() {
        SeenSignal refused = seen(SignalAction.SELL, "id", at(0)).with(Decision.accepted(covered.id()));
        assertThat(again(refused, covered)).as("nothing asks for its end").isTrue();
        assertThat(again(refused, covered.with(new TradeState.ExitWish(CloseReason.SIGNAL, List.of()))))
                .isFalse();
        assertThat(again(seen(SignalAction.SELL, "id", at(-1)).with(Decision.accepted(covered.id())), covered))
                .as("a trade that was opened after it")
                .isFalse();
        assertThat(again(refused, Sample.bought(ETH)))
                .as("a trade in another symbol")
                .isFalse();
    }

    private static boolean again(SeenSignal first, TradeState trade) {
        OneStep step =
                new OneStep(trade).account(account -> account.with(first)).take(arrived(SignalAction.SELL, "id"));
        return step.effects(Effect.Answer.class).stream()
                .noneMatch(answer -> answer.outcome() instanceof SignalOutcome.Deduplicated);
    }

    @Test
    void anEntryThatIsRepeatedIsDroppedWhateverIsOpen() {
        OneStep step = new OneStep(covered)
                .account(account ->
                        account.with(seen(SignalAction.BUY, "id", at(0)).with(Decision.accepted(covered.id()))))
                .take(arrived(SignalAction.BUY, "id"));
        assertThat(answer(step)).isInstanceOf(SignalOutcome.Deduplicated.class);
    }

    @Test
    void anExitClosesEveryTradeOfItsSymbolAndNoOther() {
        OneStep step = new OneStep(covered, Sample.bought(ETH)).take(arrived(SignalAction.SELL, "id"));
        assertThat(step.records(ExitRequested.class))
                .extracting(ExitRequested::trade)
                .containsExactly(covered.id());
        assertThat(step.records(SignalDecided.class))
                .extracting(SignalDecided::decision)
                .containsExactly(Decision.accepted(covered.id()));
        assertThat(step.effects(Effect.Cancel.class)).hasSize(1);
    }

    @Test
    void anExitRejectsTheEntriesOfItsSymbolThatWait() {
        OneStep step = new OneStep()
                .account(account -> account.with(seen(SignalAction.BUY, "a", at(0))))
                .take(arrived(SignalAction.SELL, "id"));
        assertThat(reason(step, EARLIER)).isEqualTo(ReasonCode.SUPERSEDED);
        OneStep other = new OneStep()
                .account(account ->
                        account.with(new SeenSignal(EARLIER, signal(SignalAction.BUY, "a"), ETH, at(0), null)))
                .take(arrived(SignalAction.SELL, "id"));
        assertThat(other.effects(Effect.Answer.class))
                .extracting(Effect.Answer::ref)
                .doesNotContain(EARLIER);
    }

    @Test
    void anEntryIsOvertakenByAYoungerExitOfItsSymbolAlone() {
        assertThat(reason(bought(seen(SignalAction.SELL, "x", at(1).plusNanos(1)))))
                .isEqualTo(ReasonCode.SUPERSEDED);
        assertThat(bought(seen(SignalAction.SELL, "x", at(1))).records(IntentCommitted.class))
                .hasSize(1);
        assertThat(bought(new SeenSignal(EARLIER, signal(SignalAction.SELL, "x"), ETH, at(2), null))
                        .records(IntentCommitted.class))
                .hasSize(1);
        assertThat(bought(seen(SignalAction.BUY, "x", at(2)).with(Decision.accepted(covered.id())))
                        .records(IntentCommitted.class))
                .hasSize(1);
    }

    private static OneStep bought(SeenSignal before) {
        return ready().account(account -> account.with(before)).take(arrived(SignalAction.BUY, "id"));
    }

    @Test
    void anEntryIsDecidedUpToThirtySecondsAfterItCameIn() {
        assertThat(waitedUntil(at(30)).records(IntentCommitted.class)).hasSize(1);
        assertThat(reason(waitedUntil(at(30).plusNanos(1)), EARLIER)).isEqualTo(ReasonCode.STALE);
    }

    private static OneStep waitedUntil(Instant moment) {
        return new OneStep()
                .standing(RECONCILED)
                .account(account -> account.with(seen(SignalAction.BUY, "id", at(0))))
                .take(new Input.FactsRead(moment, 0, facts(moment)));
    }

    @Test
    void whatIsAdmittedSetsItsWorstLossAsideAndUsesTheBalancesUp() {
        OneStep step = ready().take(arrived(SignalAction.BUY, "id"));
        assertThat(step.effects(Effect.SubmitEntry.class)).hasSize(1);
        assertThat(step.records(IntentCommitted.class)
                        .get(0)
                        .intent()
                        .reserved()
                        .isPositive())
                .isTrue();
        assertThat(step.state().facts().account()).isNull();
        assertThat(step.state().account().nextOrderNumber()).isEqualTo(21);
    }

    @Test
    void withoutFreshFactsTheyAreReadForEverySymbolThatIsOpen() {
        OneStep step = ready().untold(Sample.bought(ETH)).take(arrived(SignalAction.BUY, "id"));
        assertThat(step.effects(Effect.ReadFacts.class))
                .extracting(Effect.ReadFacts::symbols)
                .contains(Set.of(Sample.SYMBOL, ETH));
        assertThat(step.records(IntentCommitted.class)).isEmpty();
    }

    @Test
    void whatTheVenueDoesNotListIsRejected() {
        OneStep step = new OneStep()
                .standing(RECONCILED)
                .facts(Facts.NONE)
                .account(account -> account.with(seen(SignalAction.BUY, "id", at(0))))
                .take(arrived(SignalAction.BUY, "another"));
        assertThat(step.effects(Effect.ReadFacts.class)).hasSize(1);
        CoreState asked = step.state();
        assertThat(asked.readingFacts()).containsExactly(Sample.SYMBOL);
    }

    @Test
    void anAssetThatOtherTradesArePaidInIsNotBought() {
        Money some = Money.of("1", "BTC");
        OneStep step = ready().account(account ->
                        account.with(account.figures().with(LossFigures.first(LocalDate.of(2026, 5, 15), some, some))))
                .take(arrived(SignalAction.BUY, "id"));
        assertThat(reason(step)).isEqualTo(ReasonCode.NOT_COMPUTABLE);
    }

    @Test
    void aStopThatWouldLieAtTheEntryIsNone() {
        Facts coarse = facts(at(1), "0.01");
        OneStep step = ready().facts(coarse).take(arrived(SignalAction.BUY, "id"));
        assertThat(reason(step)).isEqualTo(ReasonCode.NOT_COMPUTABLE);
    }

    @Test
    void beforeTheFirstComparisonAnEntryWaitsUnlessTheAccountIsHalted() {
        OneStep waits = ready().standing(Standing.NONE).take(arrived(SignalAction.BUY, "id"));
        assertThat(waits.effects(Effect.Answer.class)).isEmpty();
        assertThat(waits.effects(Effect.ReadFacts.class)).isEmpty();
        OneStep halted = ready().standing(Standing.NONE)
                .account(account -> account.with(
                        account.figures().with(account.figures().status().halted(HaltCause.HUMAN))))
                .take(arrived(SignalAction.BUY, "id"));
        assertThat(reason(halted)).isEqualTo(ReasonCode.ACCOUNT_HALTED);
        assertThat(halted.state().status().causes()).containsExactly(HaltCause.HUMAN);
    }

    @Test
    void afterARestartEntriesExpireAndExitsRunWhateverTheirAge() {
        Input booted = new Input.Booted(at(900), new VenueId("model"), 7, facts(at(900)), null);
        OneStep entry = new OneStep()
                .account(account -> account.with(seen(SignalAction.BUY, "id", at(0))))
                .take(booted);
        assertThat(reason(entry, EARLIER)).isEqualTo(ReasonCode.EXPIRED_BY_RESTART);
        OneStep exit = new OneStep(covered)
                .account(account -> account.with(seen(SignalAction.SELL, "id", at(0))))
                .take(booted);
        assertThat(exit.records(ExitRequested.class)).hasSize(1);
        OneStep caughtUp = new OneStep(covered)
                .account(account -> account.with(seen(SignalAction.SELL, "id", at(0))))
                .take(new Input.CaughtUp(at(900)));
        assertThat(caughtUp.records(ExitRequested.class)).hasSize(1);
    }

    private static OneStep ready() {
        return new OneStep().standing(RECONCILED).facts(facts(at(1)));
    }

    private static Facts facts(Instant moment) {
        return facts(moment, "60000");
    }

    private static Facts facts(Instant moment, String price) {
        return new Facts(
                Map.of(Sample.SYMBOL, ModelVenue.INSTRUMENT),
                Map.of(Sample.SYMBOL, new Quote(Sample.SYMBOL, Price.of(price), Price.of(price), moment)),
                Sample.balances(moment, "10000 USDT"),
                moment);
    }

    private static Input arrived(SignalAction action, String id) {
        return new Input.SignalArrived(at(1), REF, signal(action, id), new Input.Resolution(Sample.SYMBOL, null, ""));
    }

    private static SeenSignal seen(SignalAction action, String id, Instant moment) {
        return new SeenSignal(EARLIER, signal(action, id), Sample.SYMBOL, moment, null);
    }

    private static Signal signal(SignalAction action, String id) {
        return Signal.builder()
                .account(new AccountId("main"))
                .id(new SignalId(id))
                .action(action)
                .symbol("BTC/USDT")
                .build();
    }

    private static ReasonCode reason(OneStep step) {
        return reason(step, REF);
    }

    private static ReasonCode reason(OneStep step, SignalRef ref) {
        SignalOutcome outcome = answer(step, ref);
        assertThat(outcome).isInstanceOf(SignalOutcome.Rejected.class);
        assertThat(step.records(SignalDecided.class))
                .as("what is answered is recorded")
                .anyMatch(decided -> decided.ref().equals(ref)
                        && ((SignalOutcome.Rejected) outcome)
                                .reason()
                                .equals(decided.decision().reason()));
        return ((SignalOutcome.Rejected) outcome).reason();
    }

    private static SignalOutcome answer(OneStep step) {
        return answer(step, REF);
    }

    private static SignalOutcome answer(OneStep step, SignalRef ref) {
        return step.effects(Effect.Answer.class).stream()
                .filter(answer -> answer.ref().equals(ref))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private static Instant at(int second) {
        return Sample.NOW.plusSeconds(second);
    }
}

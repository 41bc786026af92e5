package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.JournalRecord.ProtectionGapClosed;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.value.Quantity;

class DraftTest {
    private static final Instant NOW = Instant.parse("2026-05-15T08:00:00Z");
    private static final Symbol ETH = Symbol.of("ETH/USDT");

    private final Draft draft = new Draft(
            CoreState.load(
                    new AccountId("main"), new AccountHistory("epoch", 0, List.of()), CoreSettings.DEFAULTS, NOW),
            NOW);
    private final Facts facts = new ModelVenue().facts();
    private final OrderLeg stop = Sample.leg(Leg.PROTECTION, "10");
    private final TradeState trade = Sample.with(Sample.bought(Sample.SYMBOL), stop);

    @Test
    void balancesThatWereReadBeforeAnOrderOfOursDoNotCountAfterIt() {
        draft.balancesChanged();
        draft.take(facts, 0);

        assertThat(draft.facts().account()).isNull();
        assertThat(draft.facts().quotes()).isEqualTo(facts.quotes());

        draft.take(facts, 1);
        assertThat(draft.facts().account()).isEqualTo(facts.account());
    }

    @Test
    void balancesThatAreThereAreDroppedWithAnOrderOfOurs() {
        draft.take(facts, 0);
        assertThat(draft.facts().account()).isEqualTo(facts.account());

        draft.balancesChanged();
        assertThat(draft.facts().account()).isNull();
    }

    @Test
    void balancesAloneLeavePricesAsTheyAreAndCountOnlyIfNothingHasChangedThem() {
        draft.take(facts, 0);
        draft.takeAccount(Sample.balances(NOW, "7 USDT"), 0);
        assertThat(draft.facts().quotes()).isEqualTo(facts.quotes());
        assertThat(draft.facts().account()).isEqualTo(Sample.balances(NOW, "7 USDT"));
        draft.takeAccount(Sample.balances(NOW, "8 USDT"), 1);
        assertThat(draft.facts().account()).isEqualTo(Sample.balances(NOW, "7 USDT"));
    }

    @Test
    void whatWasAskedForAndIsNotListedComesBackOnce() {
        draft.readFacts(Set.of(Sample.SYMBOL, ETH));
        draft.readFacts(Set.of(Sample.SYMBOL));
        assertThat(draft.take(facts, 0)).containsExactly(ETH);
        assertThat(draft.take(facts, 0)).isEmpty();
        assertThat(finished().effects()).as("asked once").hasSize(1);
    }

    @Test
    void aSilentVenueIsNotReachableAndWillNotAnswerAnyMore() {
        assertThat(draft.venueReachable()).isFalse();
        draft.take(new Facts(Map.of(), Map.of(), null, null), 0);
        assertThat(draft.venueReachable()).as("nothing was answered").isFalse();
        draft.venueAnswered();
        assertThat(draft.venueReachable()).isTrue();
        assertThat(draft.facts().reachableAt()).isEqualTo(NOW);
        draft.readFacts(Set.of(ETH));
        draft.venueSilent();
        assertThat(draft.venueReachable()).isFalse();
        draft.readFacts(Set.of(ETH));
        assertThat(finished().effects()).as("asked anew").hasSize(2);
    }

    @Test
    void whatWasReachableStaysSoUntilItIsSilent() {
        draft.take(facts, 0);
        draft.take(new Facts(Map.of(), Map.of(), null, null), 0);
        assertThat(draft.venueReachable()).isTrue();
    }

    @Test
    void aHaltIsRecordedOnce() {
        draft.halt(HaltCause.HUMAN, "first");
        draft.halt(HaltCause.HUMAN, "second");
        assertThat(finished().entries()).hasSize(1);
        assertThat(draft.account().figures().status().causes()).containsExactly(HaltCause.HUMAN);
    }

    @Test
    void eachTimerHasATokenOfItsOwn() {
        ClientOrderId id = stop.id();
        draft.waitFor(id, Duration.ofSeconds(1));
        long first = draft.errand(id).token();
        draft.waitFor(id, Duration.ofSeconds(1));
        long second = draft.errand(id).token();
        assertThat(second).isGreaterThan(first);
        assertThat(finished().state().nextToken()).isEqualTo(second);
    }

    @Test
    void aGapIsMeasuredFromItsBeginningToItsEnd() {
        draft.unprotected(trade.id(), Quantity.of("10"));
        draft.unprotected(trade.id(), Quantity.of("9"));
        Draft later = new Draft(finished().state(), NOW.plusSeconds(3));
        later.unprotected(trade.id(), null);
        later.unprotected(trade.id(), null);
        Step step = later.finish(CoreSettings.DEFAULTS);
        assertThat(step.entries())
                .extracting(entry -> (Object) entry.record())
                .containsExactly(new ProtectionGapClosed(trade.id(), Quantity.of("10"), Duration.ofSeconds(3)));
        assertThat(step.state().gaps()).isEmpty();
    }

    @Test
    void whatIsKnownOfATradeIsForgottenWithIt() {
        Draft open = new Draft(Sample.state(Sample.account().with(trade)), NOW);
        open.waitFor(stop.id(), Duration.ofSeconds(1));
        open.missed(stop.id());
        assertThat(open.uncoveredSince(trade.id())).isEqualTo(NOW);
        CoreState kept = open.finish(CoreSettings.DEFAULTS).state();
        assertThat(kept.errands()).containsOnlyKeys(stop.id());
        assertThat(kept.uncoveredSince()).containsOnlyKeys(trade.id());
        assertThat(kept.stream().missed()).containsExactly(stop.id());

        draft.waitFor(stop.id(), Duration.ofSeconds(1));
        draft.missed(stop.id());
        assertThat(draft.uncoveredSince(trade.id())).isEqualTo(NOW);
        CoreState ended = finished().state();
        assertThat(ended.errands()).isEmpty();
        assertThat(ended.uncoveredSince()).isEmpty();
        assertThat(ended.stream().missed()).isEmpty();
    }

    @Test
    void aStateDoesNotChangeWithTheStepsAfterIt() {
        Draft open = new Draft(Sample.state(Sample.account().with(trade)), NOW);
        open.waitFor(stop.id(), Duration.ofSeconds(1));
        CoreState before = open.finish(CoreSettings.DEFAULTS).state();
        Errand waiting = before.errands().get(stop.id());
        open.begin(stop.id(), Errand.Kind.SENDING);
        open.unprotected(trade.id(), Quantity.of("10"));
        open.suspect(Sample.SYMBOL.quote(), new Transfers.Suspicion(trade.reserved(), NOW));
        assertThat(open.uncoveredSince(trade.id())).isEqualTo(NOW);
        assertThat(before.errands()).containsEntry(stop.id(), waiting);
        assertThat(before.gaps()).isEmpty();
        assertThat(before.suspicions()).isEmpty();
        assertThat(before.uncoveredSince()).isEmpty();
    }

    @Test
    void anOrderIsUnknownWhereItIsAmbiguousOrNobodyAwaitsItsAnswer() {
        Draft open = new Draft(Sample.state(Sample.account().with(trade)), NOW);
        assertThat(open.isUnknown(trade)).isTrue();
        open.begin(stop.id(), Errand.Kind.SENDING);
        assertThat(open.isUnknown(trade)).isFalse();
        assertThat(open.isUnknown(trade.with(stop.with(Outcome.UNKNOWN, "dropped"))))
                .isTrue();
        assertThat(open.isUnknown(trade.with(stop.with(Outcome.REFUSED, "no")))).isFalse();
        open.begin(stop.id(), Errand.Kind.IDLE);
        open.update(stop.id(), open.errand(stop.id()).asUnsent());
        assertThat(open.isUnknown(trade)).as("it certainly was not sent").isFalse();
    }

    @Test
    void aChangeThatWasToldMeanwhileHurriesOneLook() {
        draft.missed(stop.id());
        draft.waitFor(stop.id(), Duration.ofSeconds(2));
        draft.waitFor(stop.id(), Duration.ofSeconds(2));
        assertThat(delays()).containsExactly(Duration.ZERO, Duration.ofSeconds(2));
    }

    @Test
    void andNoneOnceItIsBeingLookedAtOrWaitsToBeSent() {
        draft.missed(stop.id());
        draft.begin(stop.id(), Errand.Kind.LOOKING_UP);
        draft.waitFor(stop.id(), Duration.ofSeconds(2));
        draft.update(stop.id(), draft.errand(stop.id()).asUnsent());
        draft.missed(stop.id());
        draft.waitFor(stop.id(), Duration.ofSeconds(3));
        assertThat(delays()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

    private List<Duration> delays() {
        return finished().effects().stream()
                .map(effect -> ((Effect.Schedule) effect).delay())
                .toList();
    }

    private Step finished() {
        return draft.finish(CoreSettings.DEFAULTS);
    }
}

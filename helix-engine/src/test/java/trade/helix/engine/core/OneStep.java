package trade.helix.engine.core;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Money;
import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Capability;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;

/** One step of the core on a state that is made by hand: what it recorded, what is to be done, what is known after it. */
final class OneStep {
    private final Map<ClientOrderId, Errand> errands = new HashMap<>();
    private final Set<TradeId> unsure = new HashSet<>();
    private final Map<TradeId, Instant> uncoveredSince = new HashMap<>();
    private AccountState account = Sample.account()
            .opened(new VenueId("model"), 20)
            .with(AccountFigures.NONE.with(LossFigures.first(LocalDate.of(2026, 5, 15), usdt("10000"), usdt("10000"))));
    private Facts facts = new Facts(
            Map.of(Sample.SYMBOL, ModelVenue.INSTRUMENT),
            Map.of(),
            Sample.balances(Sample.NOW, "8999 USDT", "10 BTC"),
            Sample.NOW.minusSeconds(60));

    final List<JournalRecord> records = new ArrayList<>();
    final List<Effect> effects = new ArrayList<>();
    private boolean isReachable = true;
    private RiskSettings settings = RiskSettings.defaults();
    private Stream stream = Stream.DOWN;
    private Standing standing = Standing.NONE;
    private CoreState state = Sample.state(account);

    /** Trades that have been told. */
    OneStep(TradeState... trades) {
        for (TradeState trade : trades) {
            account = account.with(trade.asTold());
        }
    }

    OneStep untold(TradeState trade) {
        return account(before -> before.with(trade));
    }

    OneStep account(UnaryOperator<AccountState> change) {
        account = change.apply(account);
        return this;
    }

    /** How far the venue was compared with the journal. */
    OneStep standing(Standing known) {
        standing = known;
        return this;
    }

    OneStep facts(Facts known) {
        facts = known;
        return this;
    }

    /** What is under way for an order: nothing, unless this says otherwise. It was sent when it was committed. */
    OneStep errand(ClientOrderId id, UnaryOperator<Errand> change) {
        errands.put(id, change.apply(errands.getOrDefault(id, Errand.idle(Sample.NOW))));
        return this;
    }

    /** An earlier process may have sent orders for it that are not recorded. */
    OneStep unsure(TradeState trade) {
        unsure.add(trade.id());
        return this;
    }

    OneStep uncoveredSince(TradeState trade, Instant since) {
        uncoveredSince.put(trade.id(), since);
        return this;
    }

    OneStep risk(RiskSettings chosen) {
        settings = chosen;
        return this;
    }

    OneStep unreachable() {
        isReachable = false;
        return this;
    }

    OneStep streaming() {
        stream = new Stream(true, Set.of(), Set.of(), Set.of(), false);
        return this;
    }

    OneStep withoutRules() {
        facts = new Facts(Map.of(), Map.of(), facts.account(), facts.reachableAt());
        return this;
    }

    OneStep take(Input input) {
        RiskManager risk = RiskManager.standard(settings);
        CoreState before = new CoreState(
                account,
                0,
                facts,
                isReachable,
                0,
                Set.of(),
                errands,
                Map.of(),
                Map.of(),
                uncoveredSince,
                Map.of(),
                standing,
                100,
                Sample.NOW,
                unsure,
                stream);
        Step step =
                new Core(CoreSettings.DEFAULTS, risk, Capabilities.of(Capability.PROTECTIVE_STOP)).step(before, input);
        state = step.state();
        step.entries().stream().map(JournalEntry::record).forEach(records::add);
        effects.addAll(step.effects());
        return this;
    }

    CoreState state() {
        return state;
    }

    Errand errand(ClientOrderId id) {
        return Objects.requireNonNull(state.errands().get(id), id.value());
    }

    OrderLeg leg(ClientOrderId id) {
        return state.account().tradeOf(id).orElseThrow().leg(id).orElseThrow();
    }

    /** How long an order waits; empty if nothing will wake it. */
    List<Duration> pauses(ClientOrderId id) {
        return effects(Effect.Schedule.class).stream()
                .filter(timer ->
                        timer.id().equals(id) && timer.token() == errand(id).token())
                .map(Effect.Schedule::delay)
                .toList();
    }

    <E extends Effect> List<E> effects(Class<E> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <R extends JournalRecord> List<R> records(Class<R> kind) {
        return records.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Money usdt(String amount) {
        return Money.of(amount, "USDT");
    }
}

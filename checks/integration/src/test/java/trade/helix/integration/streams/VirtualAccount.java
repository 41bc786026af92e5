package trade.helix.integration.streams;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderState;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueException;
import trade.helix.engine.core.Core;
import trade.helix.engine.core.CoreSettings;
import trade.helix.engine.core.CoreState;
import trade.helix.engine.core.Effect;
import trade.helix.engine.core.Facts;
import trade.helix.engine.core.Input;
import trade.helix.engine.core.Step;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;

/** The engine's core with a real session at a venue and a clock that is moved by hand: no threads, no waiting, no journal. */
final class VirtualAccount implements Effect.Performer {
    private static final Symbol SYMBOL = Symbol.of("BTC/USDT");

    private record Alarm(Instant at, long number, Function<Instant, Input> input) {}

    private final AccountId id;
    private final Venue venue;
    private final ExchangeClient client;
    private final InstantSource clock;
    private final Core core;
    private final Deque<Effect> effects = new ArrayDeque<>();
    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparing(Alarm::at).thenComparing(Alarm::number));
    private final Map<SignalRef, SignalOutcome> outcomes = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private CoreState state;
    private long alarmNumber;
    private int comparisons;
    private int looks;

    VirtualAccount(AccountId id, Venue venue, ExchangeClient client, InstantSource clock) {
        this.id = id;
        this.venue = venue;
        this.client = client;
        this.clock = clock;
        this.core =
                new Core(CoreSettings.DEFAULTS, RiskManager.standard(RiskSettings.defaults()), venue.capabilities());
        this.state =
                CoreState.load(id, new AccountHistory("epoch", 0, List.of()), CoreSettings.DEFAULTS, clock.instant());
        take(new Input.Booted(
                clock.instant(), venue.id(), 1 + Math.abs(id.hashCode() % 1_000_000), facts(Set.of()), null));
    }

    void connect() {
        take(new Input.StreamConnected(clock.instant()));
    }

    void signal(SignalAction action, String signal) {
        Signal sent = Signal.builder()
                .account(id)
                .id(new SignalId(signal))
                .action(action)
                .symbol(SYMBOL.toString())
                .build();
        take(new Input.SignalArrived(
                clock.instant(), new SignalRef(signal), sent, new Input.Resolution(SYMBOL, null, "")));
    }

    /** Does what is due by now. */
    void turn() {
        while (!alarms.isEmpty() && !alarms.peek().at().isAfter(clock.instant())) {
            take(alarms.remove().input().apply(clock.instant()));
        }
    }

    Collection<SignalOutcome> outcomes() {
        return outcomes.values();
    }

    List<String> failures() {
        return failures;
    }

    int comparisons() {
        return comparisons;
    }

    int looks() {
        return looks;
    }

    CoreState state() {
        return state;
    }

    private void take(Input input) {
        Step step = core.step(state, input);
        state = step.state();
        effects.addAll(step.effects());
        while (!effects.isEmpty()) {
            effects.remove().perform(this);
        }
    }

    private void later(Duration delay, Function<Instant, Input> input) {
        alarms.add(new Alarm(clock.instant().plus(delay), alarmNumber++, input));
    }

    /** What comes back comes after what the same step asked for besides. */
    private void back(Input input) {
        later(Duration.ZERO, now -> input);
    }

    private Facts facts(Set<Symbol> symbols) {
        AccountSnapshot account = client.account();
        Map<Symbol, Instrument> instruments = new HashMap<>();
        Map<Symbol, Quote> quotes = new HashMap<>();
        for (Symbol symbol : symbols) {
            Optional<Instrument> instrument = venue.instrument(symbol);
            if (instrument.isPresent()) {
                instruments.put(symbol, instrument.get());
                quotes.put(symbol, venue.quote(symbol));
            }
        }
        return new Facts(instruments, quotes, account, clock.instant());
    }

    private void note(@Nullable String failure) {
        failures.add(String.valueOf(failure));
    }

    @Override
    public void submitEntry(Effect.SubmitEntry effect) {
        effect.approval().spend();
        back(new Input.SubmitReturned(clock.instant(), effect.order().clientOrderId(), client.submit(effect.order())));
    }

    @Override
    public void submitExit(Effect.SubmitExit effect) {
        back(new Input.SubmitReturned(clock.instant(), effect.order().clientOrderId(), client.submit(effect.order())));
    }

    @Override
    public void protect(Effect.Protect effect) {
        back(new Input.ProtectReturned(
                clock.instant(), effect.request().clientOrderId(), client.protect(effect.request())));
    }

    @Override
    public void cancel(Effect.Cancel effect) {
        back(new Input.CancelReturned(clock.instant(), effect.order().clientOrderId(), client.cancel(effect.order())));
    }

    @Override
    public void find(Effect.Find effect) {
        Lookup answer = client.find(effect.query());
        looks += answer instanceof Lookup.Found ? 1 : 0;
        if (answer instanceof Lookup.Unavailable unavailable) {
            note(unavailable.cause());
        }
        back(new Input.LookupReturned(clock.instant(), effect.query().order().clientOrderId(), answer));
    }

    @Override
    public void readFills(Effect.ReadFills effect) {
        try {
            List<Fill> fills = effect.orders().stream()
                    .flatMap(order -> all(FillQuery.of(effect.symbol(), order)).stream())
                    .toList();
            back(new Input.FillsRead(clock.instant(), effect.id(), fills));
        } catch (VenueException e) {
            note(e.getMessage());
            back(new Input.FillsFailed(clock.instant(), effect.id(), String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void readSales(Effect.ReadSales effect) {
        try {
            back(new Input.SalesRead(
                    clock.instant(), effect.id(), all(FillQuery.since(effect.symbol(), effect.since()))));
        } catch (VenueException e) {
            note(e.getMessage());
            back(new Input.FillsFailed(clock.instant(), effect.id(), String.valueOf(e.getMessage())));
        }
    }

    private List<Fill> all(FillQuery query) {
        List<Fill> fills = new ArrayList<>();
        Page<Fill> page = client.fills(query);
        fills.addAll(page.items());
        while (page.next().isPresent()) {
            page = client.fills(query.from(page.next().get()));
            fills.addAll(page.items());
        }
        return fills;
    }

    @Override
    public void readFacts(Effect.ReadFacts effect) {
        try {
            back(new Input.FactsRead(clock.instant(), effect.version(), facts(effect.symbols())));
        } catch (VenueException e) {
            note(e.getMessage());
            back(new Input.FactsFailed(clock.instant(), String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void readStanding(Effect.ReadStanding effect) {
        try {
            AccountSnapshot account = client.account();
            List<OrderState> orders =
                    account.isHeldBy(effect.held()) ? List.of() : client.openOrders(new OpenOrdersQuery(null));
            back(new Input.StandingRead(clock.instant(), effect.version(), account, orders));
            comparisons++;
        } catch (VenueException e) {
            note(e.getMessage());
            back(new Input.StandingFailed(clock.instant(), String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void schedule(Effect.Schedule effect) {
        later(effect.delay(), now -> new Input.TimerFired(now, effect.id(), effect.token()));
    }

    @Override
    public void scheduleStanding(Effect.ScheduleStanding effect) {
        later(effect.delay(), now -> new Input.StandingDue(now, effect.token()));
    }

    @Override
    public void answer(Effect.Answer effect) {
        outcomes.putIfAbsent(effect.ref(), effect.outcome());
    }
}

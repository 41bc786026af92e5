package trade.helix.engine.core;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.LookupQuery;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;

/** The whole engine without threads: the core, a venue, a journal in a list, and a clock that is set by hand. */
final class ModelWorld implements Effect.Performer {
    static final AccountId ACCOUNT = new AccountId("main");

    /** What people do, each to be recorded for the audit log. */
    private static final Set<Class<? extends Input>> COMMANDS = Set.of(
            Input.HaltCommanded.class,
            Input.ResumeCommanded.class,
            Input.ResolveCommanded.class,
            Input.HoldingsAccepted.class,
            Input.KillAcknowledged.class);

    private record Alarm(Instant at, long number, Function<Instant, Input> input) {}

    int salesReads;
    final ModelVenue venue = new ModelVenue();
    final List<JournalEntry> journal = new ArrayList<>();
    final Map<SignalRef, SignalOutcome> answers = new HashMap<>();
    final RiskSettings settings;
    private final Core core;

    /** Whether no exit is worse than its stop less the allowance, whenever it comes. */
    boolean exitsHold;

    private final Deque<Effect> effects = new ArrayDeque<>();
    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparing(Alarm::at).thenComparing(Alarm::number));
    CoreState state;
    boolean factsFail;
    /** How often the venue was asked for all that the account has there. */
    int standingReads;

    /** Facts that the journal does not have while the store fails: a crash loses them. */
    private final List<JournalEntry> unrecorded = new ArrayList<>();

    private boolean storeFails;

    /** Whether the store fails just when the next entry has filled. */
    boolean failsWithTheEntry;

    private boolean answersAreLost;
    private boolean isStreaming;

    /** Whether the venue's stream leaves out what happens. */
    boolean losesEvents;

    /** Happens at the venue while the answer to the next protective order is on its way. */
    @Nullable
    Runnable meanwhile;

    /** What was looked up. */
    final List<LookupQuery> queries = new ArrayList<>();

    private final Map<VenueOrderId, OrderState> told = new HashMap<>();
    private final Set<FillId> toldFills = new HashSet<>();
    private long alarmOrder;
    private int signals;

    ModelWorld() {
        this(1);
    }

    ModelWorld(int maxOpenTrades) {
        this(maxOpenTrades, BigDecimal.ZERO);
    }

    /** With what belongs to the owner before the first start. */
    ModelWorld(int maxOpenTrades, BigDecimal holdings) {
        this(RiskSettings.builder().maxOpenTrades(maxOpenTrades).build(), holdings);
    }

    ModelWorld(RiskSettings settings, BigDecimal holdings) {
        this(RiskManager.standard(settings), holdings);
    }

    ModelWorld(RiskManager risk, BigDecimal holdings) {
        this(risk, holdings, Capabilities.of(Capability.PROTECTIVE_STOP));
    }

    /** At a venue where stops travel with their entries, which has fees of its own kind. */
    static ModelWorld attaching(BigDecimal holdings, ModelVenue.Fees fees) {
        RiskManager risk = RiskManager.standard(RiskSettings.builder().build());
        ModelWorld world =
                new ModelWorld(risk, holdings, Capabilities.of(Capability.PROTECTIVE_STOP, Capability.ATTACHED_STOP));
        world.venue.fees = fees;
        return world;
    }

    static ModelWorld attachingTwo(BigDecimal holdings) {
        RiskManager risk =
                RiskManager.standard(RiskSettings.builder().maxOpenTrades(2).build());
        ModelWorld world =
                new ModelWorld(risk, holdings, Capabilities.of(Capability.PROTECTIVE_STOP, Capability.ATTACHED_STOP));
        world.venue.fees = ModelVenue.Fees.QUOTE;
        return world;
    }

    /** At a venue where no stop can rest. */
    static ModelWorld unguarded(RiskSettings settings, BigDecimal holdings) {
        return new ModelWorld(RiskManager.standard(settings), holdings, Capabilities.of());
    }

    private ModelWorld(RiskManager risk, BigDecimal holdings, Capabilities capabilities) {
        this.settings = risk.settings();
        venue.btc = holdings;
        core = new Core(CoreSettings.DEFAULTS, risk, capabilities);
        boot();
    }

    /** Starts anew from the journal alone: what was under way is forgotten. */
    void boot() {
        effects.clear();
        alarms.clear();
        unrecorded.clear();
        storeFails = false;
        isStreaming = false;
        AccountHistory history = new AccountHistory("epoch", journal.size(), journal);
        state = CoreState.load(ACCOUNT, history, CoreSettings.DEFAULTS, venue.now);
        step(new Input.Booted(
                venue.now,
                new VenueId("model"),
                7,
                venue.facts(venue.isListed ? Set.of(ModelVenue.SYMBOL) : Set.of()),
                null));
    }

    SignalRef signal(SignalAction action) {
        return signal(action, "id-" + signals);
    }

    SignalRef signal(SignalAction action, String id) {
        return signal(venue.now, action, id, ModelVenue.SYMBOL);
    }

    SignalRef signal(SignalAction action, Symbol symbol) {
        return signal(venue.now, action, "id-" + signals, symbol);
    }

    /** A signal that came in earlier and whose turn is now. */
    SignalRef signalAt(Instant at, SignalAction action) {
        return signal(at, action, "id-" + signals, ModelVenue.SYMBOL);
    }

    private SignalRef signal(Instant at, SignalAction action, String id, Symbol symbol) {
        SignalRef ref = new SignalRef("s-" + signals++);
        Signal signal = Signal.builder()
                .account(ACCOUNT)
                .id(new SignalId(id))
                .action(action)
                .symbol(symbol.toString())
                .build();
        step(new Input.SignalArrived(at, ref, signal, new Input.Resolution(symbol, null, "")));
        return ref;
    }

    /** One input. Its effects, timers aside, wait until they are performed, so that a crash can fall between. */
    void step(Input input) {
        if (answersAreLost) {
            return;
        }
        Step step = core.step(state, input);
        if (commands(step) != (COMMANDS.contains(input.getClass()) ? 1 : 0)) {
            throw new AssertionError("I12: " + input + " led to " + step.entries());
        }
        (storeFails ? unrecorded : journal).addAll(step.entries());
        state = step.state();
        List<Effect> later = new ArrayList<>();
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.Schedule
                    || effect instanceof Effect.ScheduleStanding
                    || effect instanceof Effect.ReadStanding) {
                later.add(effect);
            } else {
                effects.add(effect);
            }
        }
        later.forEach(effect -> effect.perform(this));
    }

    private static long commands(Step step) {
        return step.entries().stream()
                .filter(entry -> entry.record() instanceof JournalRecord.CommandRecorded)
                .count();
    }

    /** A fact from elsewhere, taken over as after a commit whose end was not seen. */
    void record(JournalRecord fact) {
        journal.add(new JournalEntry(ACCOUNT, state.sequence() + 1, venue.now, fact));
        state = state.after(journal.subList(journal.size() - 1, journal.size()));
    }

    /** From here on facts are in memory alone. */
    void failStore() {
        storeFails = true;
        step(new Input.StoreFailed(venue.now, "disk full"));
    }

    List<JournalEntry> unrecorded() {
        return List.copyOf(unrecorded);
    }

    boolean storeFails() {
        return storeFails;
    }

    void answerStore() {
        journal.addAll(unrecorded);
        unrecorded.clear();
        storeFails = false;
        step(new Input.StoreAnswered(venue.now));
    }

    /** Performs one effect; false if there is none. */
    boolean perform() {
        Effect effect = effects.poll();
        if (effect == null) {
            return false;
        }
        effect.perform(this);
        tell();
        return true;
    }

    /** From here on the venue tells of changes. */
    void connect() {
        tell();
        isStreaming = true;
        step(new Input.StreamConnected(venue.now));
    }

    /** From here on it tells nothing. */
    void disconnect() {
        isStreaming = false;
        step(new Input.StreamDisconnected(venue.now));
    }

    /** The venue tells of each order that has changed since it was last told of, unless it loses that. */
    void tell() {
        List.copyOf(venue.orders.values()).forEach(order -> {
            OrderState now = order.state();
            boolean isNew = !now.equals(told.put(now.venueOrderId(), now));
            List<Fill> fills = order.fills().stream()
                    .filter(fill -> toldFills.add(fill.id()))
                    .toList();
            if (isNew && isStreaming && !losesEvents) {
                Quantity filled = now.filled().minus(sum(fills));
                for (Fill fill : fills) {
                    filled = filled.plus(fill.quantity());
                    boolean isWhole = filled.equals(now.quantity());
                    step(new Input.OrderChanged(
                            venue.now,
                            news(now)
                                    .status(isWhole ? now.status() : OrderStatus.PARTIALLY_FILLED)
                                    .filled(filled)
                                    .fill(fill)
                                    .build()));
                }
                step(new Input.OrderChanged(venue.now, update(now)));
            }
        });
    }

    private static Quantity sum(List<Fill> fills) {
        return fills.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    static OrderUpdate update(OrderState order) {
        return news(order).build();
    }

    static OrderUpdate.Builder news(OrderState order) {
        OrderUpdate.Builder update = OrderUpdate.builder()
                .symbol(order.symbol())
                .venueOrderId(order.venueOrderId())
                .status(order.status())
                .filled(order.filled())
                .at(order.createdAt());
        order.clientOrderId().ifPresent(update::clientOrderId);
        return update;
    }

    /** The process ends when a call has done its work and before its answer is taken. */
    void crashAfterNextCall() {
        answersAreLost = true;
        boolean unused = perform();
        answersAreLost = false;
        boot();
    }

    /** A bug, or something that the core cannot work on: the answer of the next call is lost, and the shell says so. */
    void failNextStep(@Nullable ClientOrderId order) {
        answersAreLost = true;
        boolean unused = perform();
        answersAreLost = false;
        step(new Input.StepFailed(venue.now, "a bug", order));
        performAll();
    }

    /** As after the start of an account that has no trade. */
    void forgetFacts() {
        state = new CoreState(
                state.account(),
                state.sequence(),
                Facts.NONE,
                state.venueReachable(),
                state.factsVersion(),
                Set.of(),
                state.errands(),
                state.entries(),
                state.suspicions(),
                state.uncoveredSince(),
                state.gaps(),
                state.standing(),
                state.nextToken(),
                state.bootedAt(),
                state.unsure(),
                state.stream());
    }

    void performAll() {
        int calls = 0;
        while (perform()) {
            if (++calls > 200) {
                throw new AssertionError("The core runs hot: 200 effects and no time has passed. Latest facts: "
                        + journal.subList(Math.max(0, journal.size() - 12), journal.size()));
            }
        }
    }

    /** Lets time pass, alarm by alarm. */
    void pass(Duration time) {
        Instant end = venue.now.plus(time);
        performAll();
        int atOnce = 0;
        while (!alarms.isEmpty() && !alarms.peek().at().isAfter(end)) {
            Alarm alarm = alarms.poll();
            atOnce = alarm.at().isAfter(venue.now) ? 0 : atOnce + 1;
            if (atOnce > 200) {
                throw new AssertionError("The core runs hot: 200 timers and no time has passed.");
            }
            venue.now = alarm.at().isAfter(venue.now) ? alarm.at() : venue.now;
            step(alarm.input().apply(venue.now));
            performAll();
        }
        venue.now = end;
    }

    /** A person says that all that is found belongs to the owner. */
    void acceptHoldings() {
        step(new Input.HoldingsAccepted(venue.now, state.version(), venue.account(), venue.liveOrders(), "me"));
    }

    /** As when the process was not given a turn: what was due meanwhile comes at the end. */
    void passWithoutTimers(Duration time) {
        venue.now = venue.now.plus(time);
    }

    @Override
    public void submitEntry(Effect.SubmitEntry effect) {
        effect.approval().spend();
        if (storeFails) {
            var notSent = new SubmitResult.Refused(Refusal.of(RefusalReason.NOT_SENT, "the store fails"));
            step(new Input.SubmitReturned(venue.now, effect.order().clientOrderId(), notSent));
            return;
        }
        venue.most = effect.approval().proposal().quote().ask().moved(settings.entryAllowance());
        var result = venue.submit(effect.order());
        venue.most = null;
        storeFails = failsWithTheEntry;
        step(new Input.SubmitReturned(venue.now, effect.order().clientOrderId(), result));
        if (failsWithTheEntry) {
            failsWithTheEntry = false;
            failStore();
        }
    }

    @Override
    public void submitExit(Effect.SubmitExit effect) {
        venue.least = exitsHold ? worstExit(effect.order().clientOrderId()) : null;
        var result = venue.submit(effect.order());
        venue.least = null;
        step(new Input.SubmitReturned(venue.now, effect.order().clientOrderId(), result));
    }

    /** The lowest price that invariant I1 speaks of: the stop of the trade less its allowance. */
    private Price worstExit(ClientOrderId exit) {
        TradeState trade = state.account().tradeOf(exit).orElseThrow();
        Price stop = new TradePolicy(settings, Capabilities.of())
                .stop(Objects.requireNonNull(trade.entry().executions().averagePrice()), ModelVenue.INSTRUMENT);
        return stop.less(settings.stopAllowance());
    }

    @Override
    public void protect(Effect.Protect effect) {
        var result = venue.protect(effect.request());
        Runnable now = meanwhile;
        meanwhile = null;
        if (now != null) {
            now.run();
        }
        step(new Input.ProtectReturned(venue.now, effect.request().clientOrderId(), result));
    }

    @Override
    public void cancel(Effect.Cancel effect) {
        var id = effect.order().clientOrderId();
        var result = venue.cancel(effect.order());
        step(new Input.CancelReturned(venue.now, id, result));
    }

    @Override
    public void find(Effect.Find effect) {
        var id = effect.query().order().clientOrderId();
        queries.add(effect.query());
        var result = venue.find(effect.query());
        step(new Input.LookupReturned(venue.now, id, result));
    }

    @Override
    public void readFills(Effect.ReadFills effect) {
        List<Fill> fills =
                effect.orders().stream().flatMap(id -> venue.fills(id).stream()).toList();
        step(new Input.FillsRead(venue.now, effect.id(), fills));
    }

    @Override
    public void readSales(Effect.ReadSales effect) {
        salesReads++;
        step(new Input.SalesRead(venue.now, effect.id(), venue.fillsSince(effect.since())));
    }

    @Override
    public void readFacts(Effect.ReadFacts effect) {
        if (factsFail) {
            step(new Input.FactsFailed(venue.now, "silent"));
        } else {
            step(new Input.FactsRead(venue.now, effect.version(), venue.facts(effect.symbols())));
        }
    }

    @Override
    public void readStanding(Effect.ReadStanding effect) {
        standingReads++;
        if (factsFail) {
            step(new Input.StandingFailed(venue.now, "silent"));
        } else {
            step(new Input.StandingRead(venue.now, effect.version(), venue.account(), venue.liveOrders()));
        }
    }

    @Override
    public void scheduleStanding(Effect.ScheduleStanding effect) {
        Instant at = venue.now.plus(effect.delay());
        alarms.add(new Alarm(at, alarmOrder++, now -> new Input.StandingDue(now, effect.token())));
    }

    @Override
    public void schedule(Effect.Schedule effect) {
        Instant at = venue.now.plus(effect.delay());
        alarms.add(new Alarm(at, alarmOrder++, now -> new Input.TimerFired(now, effect.id(), effect.token())));
    }

    @Override
    public void answer(Effect.Answer effect) {
        answers.putIfAbsent(effect.ref(), effect.outcome());
    }
}

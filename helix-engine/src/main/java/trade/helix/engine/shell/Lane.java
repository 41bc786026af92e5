package trade.helix.engine.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.HaltCause;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.operations.AccountView;
import trade.helix.api.operations.ReconcileReport;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.store.StoreException;
import trade.helix.engine.core.Core;
import trade.helix.engine.core.CoreState;
import trade.helix.engine.core.Effect;
import trade.helix.engine.core.Input;
import trade.helix.engine.core.Step;
import trade.helix.engine.shell.SerialQueue.Turn;

/**
 * One account, strictly serial: takes an input, lets the core work it out, commits the facts, then performs the effects.
 * Nothing leaves and nobody is told before the commit (invariant I5).
 */
public final class Lane implements Effect.Performer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration STORE_RETRY = Duration.ofMillis(500);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final AccountId account;
    private final LaneParts parts;
    private final Steps steps;
    private final SerialQueue<Work> queue;
    private final Errands errands;
    private final SymbolResolver resolver;
    private final Map<SignalRef, Receipt> receipts = new ConcurrentHashMap<>();
    /** What was brought and is neither stored nor given back; a halt until it is stored. */
    private final Set<Work> open = ConcurrentHashMap.newKeySet();

    private final List<Follower> followers;
    private volatile @Nullable Instant lastSignalAt;
    /** From a step that must be tried again until one was stored: set before what waits is given back. */
    private volatile boolean isStoreSilent;

    Lane(AccountId account, LaneParts parts, Core core, CoreState state) {
        this.account = account;
        this.parts = parts;
        this.steps = new Steps(account, parts.journal(), core, state, this::caughtUp);
        this.queue = new SerialQueue<>(parts.executor());
        this.errands = new Errands(parts.venue(), parts.client(), parts.time(), parts.executor(), this::offer);
        this.resolver = new SymbolResolver(parts.venue());
        this.followers = parts.listeners().stream()
                .map(listener -> new Follower(
                        parts.journal(),
                        account,
                        state.sequence(),
                        listener,
                        new SerialQueue<>(parts.executor()),
                        task -> parts.timers().after(STORE_RETRY, task)))
                .toList();
    }

    Errands errands() {
        return errands;
    }

    CoreState state() {
        return steps.state();
    }

    /**
     * Takes a signal.
     *
     * @param ref our identity of it
     * @param signal the signal
     * @return the receipt, once the signal is durable
     * @throws StoreException if it could not be stored
     */
    public SignalReceipt submit(SignalRef ref, Signal signal) {
        Instant at = parts.time().instant();
        lastSignalAt = at;
        Input input = new Input.SignalArrived(at, ref, signal, resolver.resolve(signal.symbol()));
        Receipt receipt = new Receipt(ref, parts.executor());
        receipts.put(ref, receipt);
        try {
            takeAndWait(input, signal.action() == SignalAction.SELL ? Turn.URGENT : Turn.ORDINARY);
            return receipt;
        } catch (RuntimeException e) {
            receipts.remove(ref);
            throw e;
        }
    }

    /**
     * Works on an input before all that waits, and returns when it is stored.
     *
     * @param input a command, or the start
     * @throws StoreException if its facts could not be stored: a halt holds all the same, anything else had no effect
     */
    public void command(Input input) {
        takeAndWait(input, Turn.FIRST);
    }

    /**
     * Compares the venue with the journal.
     *
     * @return what came of it
     * @throws trade.helix.api.venue.VenueException if the venue cannot be asked
     * @throws StoreException if its facts could not be stored
     */
    public ReconcileReport reconcile() {
        command(errands.standing(state().version()));
        return state().report();
    }

    /**
     * Takes what is not explained as the owner's.
     *
     * @param actor who says so
     * @return what is left
     * @throws trade.helix.api.venue.VenueException if the venue cannot be asked
     * @throws StoreException if it could not be stored
     */
    public ReconcileReport acceptHoldings(String actor) {
        Input.StandingRead now = errands.standing(state().version());
        command(new Input.HoldingsAccepted(now.at(), now.version(), now.account(), now.orders(), actor));
        return state().report();
    }

    private void takeAndWait(Input input, Turn turn) {
        Work work = Work.brought(input, this::take);
        open.add(work);
        if (!queue.add(work, turn)) {
            giveBack(work, Unstored.closing(account));
        } else if (isStoreSilent) {
            storeIsSilent(work);
        }
        work.awaitStored();
    }

    private void caughtUp() {
        offer(new Input.CaughtUp(parts.time().instant()));
    }

    private void offer(Input input) {
        offer(input, Turn.URGENT);
    }

    private void offer(Input input, Turn turn) {
        // A closed lane needs no answers: the restart asks the venue for every order that may still change.
        boolean unused = queue.add(Work.ours(input, this::take), turn);
    }

    /** One step. Whoever brought it is told when its facts are durable, or why not; nobody waits for the venue. */
    private void take(Work work) {
        Step step;
        try {
            step = steps.take(work.input());
        } catch (StoreException e) {
            notStored(work, e);
            return;
        } catch (Throwable e) {
            failed(work, e);
            return;
        }
        isStoreSilent = false;
        open.remove(work);
        work.stored();
        step.effects().forEach(effect -> perform(effect, work));
        if (!step.entries().isEmpty()) {
            followers.forEach(Follower::wake);
        }
    }

    private void perform(Effect effect, Work work) {
        try {
            effect.perform(this);
        } catch (Throwable e) {
            failed(work, e);
        }
    }

    /** What the venue said must not get lost, and a halt holds: both are tried until the store takes them. */
    private void notStored(Work work, StoreException cause) {
        LOG.error("Account {}: the store did not take a step: {}", account, cause.getMessage());
        if (!work.isKept()) {
            giveBack(work, cause);
            return;
        }
        isStoreSilent = true;
        queue.pauseWith(work, work.retryTurn());
        work.notStored(Unstored.halt(account, cause));
        open.forEach(this::storeIsSilent);
        parts.timers().after(STORE_RETRY, queue::resume);
    }

    /** The store is silent: nobody waits for it. What has not begun is given back and never runs, but for a halt. */
    private void storeIsSilent(Work work) {
        if (work.isHalt()) {
            work.notStored(Unstored.halt(account, null));
        } else if (queue.remove(work)) {
            giveBack(work, Unstored.silent(account));
        }
    }

    private void giveBack(Work work, StoreException why) {
        open.remove(work);
        work.notStored(why);
    }

    private void failed(Work work, Throwable cause) {
        LOG.error(
                "Account {}: a step failed on {}; the account is halted.{}",
                account,
                work.input().getClass().getSimpleName(),
                cause instanceof VirtualMachineError ? " The JVM itself is failing: restart the process." : "",
                cause);
        isStoreSilent = false;
        open.remove(work);
        work.notStored(cause);
        if (!(work.input() instanceof Input.StepFailed)) {
            Input failure = new Input.StepFailed(
                    parts.time().instant(), cause.toString(), work.input().order());
            offer(failure, Turn.FIRST);
        }
    }

    @Override
    public void submitEntry(Effect.SubmitEntry effect) {
        errands.submitEntry(effect);
    }

    @Override
    public void submitExit(Effect.SubmitExit effect) {
        errands.submitExit(effect);
    }

    @Override
    public void protect(Effect.Protect effect) {
        errands.protect(effect);
    }

    @Override
    public void cancel(Effect.Cancel effect) {
        errands.cancel(effect);
    }

    @Override
    public void find(Effect.Find effect) {
        errands.find(effect);
    }

    @Override
    public void readFills(Effect.ReadFills effect) {
        errands.readFills(effect);
    }

    @Override
    public void readSales(Effect.ReadSales effect) {
        errands.readSales(effect);
    }

    @Override
    public void readFacts(Effect.ReadFacts effect) {
        errands.readFacts(effect);
    }

    @Override
    public void readStanding(Effect.ReadStanding effect) {
        errands.readStanding(effect);
    }

    @Override
    public void scheduleStanding(Effect.ScheduleStanding effect) {
        parts.timers()
                .after(
                        effect.delay(),
                        () -> offer(new Input.StandingDue(parts.time().instant())));
    }

    @Override
    public void schedule(Effect.Schedule effect) {
        parts.timers()
                .after(
                        effect.delay(),
                        () -> offer(new Input.TimerFired(parts.time().instant(), effect.id(), effect.token())));
    }

    @Override
    public void answer(Effect.Answer effect) {
        Receipt receipt = receipts.remove(effect.ref());
        if (receipt != null) {
            receipt.answer(effect.outcome());
        }
    }

    /** {@return the account as it stands, without asking the venue} */
    public AccountView view() {
        CoreState now = state();
        return new AccountView(
                account,
                parts.venue().id(),
                status(now.status()),
                now.venueReachable(),
                lastSignalAt,
                now.openTrades(),
                now.openQuestions(),
                now.report().differences(),
                now.losses());
    }

    /** With what holds already and is not stored yet. */
    private AccountStatus status(AccountStatus stored) {
        AccountStatus status = open.stream().anyMatch(Work::isHalt) ? stored.halted(HaltCause.HUMAN) : stored;
        return isStoreSilent ? status.halted(HaltCause.STORE) : status;
    }

    /**
     * Takes nothing more, and waits for the step that is under way, so that nothing is committed after this; for 5 s at
     * most, and not if that step itself has called.
     */
    @Override
    public void close() {
        queue.close().forEach(work -> giveBack(work, Unstored.closing(account)));
        if (!queue.awaitEnd(LONGEST_CLOSE)) {
            LOG.warn("Account {}: a step is still under way while closing; it may or may not be stored", account);
            open.forEach(work -> giveBack(work, Unstored.unclear(account)));
        }
        receipts.values().forEach(Receipt::closed);
        followers.forEach(Follower::close);
    }
}

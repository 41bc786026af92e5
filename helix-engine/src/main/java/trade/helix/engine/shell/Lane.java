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
import trade.helix.api.account.HaltCause;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.operations.AccountView;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.store.StoreException;
import trade.helix.engine.core.Core;
import trade.helix.engine.core.CoreState;
import trade.helix.engine.core.Effect;
import trade.helix.engine.core.Input;
import trade.helix.engine.core.Step;

/**
 * One account, strictly serial: takes an input, lets the core work it out, commits the facts, then performs the effects.
 * Nothing leaves and nobody is told before the commit (invariant I5).
 */
public final class Lane implements Effect.Performer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration STORE_RETRY = Duration.ofMillis(500);
    private static final int MOST_MISSED = 1000;

    private final AccountId account;
    private final LaneParts parts;
    private final Core core;
    private final SerialQueue queue;
    private final Errands errands;
    private final SymbolResolver resolver;
    private final Map<SignalRef, Receipt> receipts = new ConcurrentHashMap<>();
    private final Set<Receipt> unstored = ConcurrentHashMap.newKeySet();
    private final List<Follower> followers;
    private volatile CoreState state;
    private volatile @Nullable Instant lastSignalAt;

    Lane(AccountId account, LaneParts parts, Core core, CoreState state) {
        this.account = account;
        this.parts = parts;
        this.core = core;
        this.state = state;
        this.queue = new SerialQueue(parts.executor());
        this.errands = new Errands(parts.venue(), parts.client(), parts.time(), parts.executor(), this::offer);
        this.resolver = new SymbolResolver(parts.venue());
        this.followers = parts.listeners().stream()
                .map(listener -> new Follower(
                        parts.journal(),
                        account,
                        state.sequence(),
                        listener,
                        new SerialQueue(parts.executor()),
                        task -> parts.timers().after(STORE_RETRY, task)))
                .toList();
    }

    Errands errands() {
        return errands;
    }

    CoreState state() {
        return state;
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
        if (queue.isPaused()) {
            throw new StoreException(
                    StoreException.Category.UNAVAILABLE,
                    "The store of account " + account
                            + " does not answer, so the signal was not taken. Send it again.");
        }
        Instant at = parts.time().instant();
        lastSignalAt = at;
        Receipt receipt = new Receipt(ref);
        receipts.put(ref, receipt);
        Input input = new Input.SignalArrived(at, ref, signal, resolver.resolve(signal.symbol()));
        try {
            return takeAndWait(input, receipt, signal.action() == SignalAction.SELL);
        } catch (RuntimeException e) {
            receipts.remove(ref);
            throw e;
        }
    }

    private Receipt takeAndWait(Input input, Receipt receipt, boolean urgent) {
        unstored.add(receipt);
        try {
            if (!queue.add(() -> take(input, receipt), urgent)) {
                throw closed();
            }
            return receipt.awaitStored();
        } finally {
            unstored.remove(receipt);
        }
    }

    private StoreException closed() {
        return new StoreException(
                StoreException.Category.UNAVAILABLE,
                "Helix is closing and takes nothing more for account " + account
                        + ". Send it again after the restart.");
    }

    /**
     * Works on an input before all that waits, and returns when it is done.
     *
     * @param input a command, or the start
     * @throws StoreException if its facts could not be stored: it had no effect
     */
    public void command(Input input) {
        takeAndWait(input, new Receipt(new SignalRef("command")), true);
    }

    private void offer(Input input) {
        // A closed lane needs no answers: the restart asks the venue for every order that may still change.
        boolean unused = queue.add(() -> take(input, null), true);
    }

    /** One step. {@code waiting} is told when its facts are durable, or why not; nobody waits for an answer of the venue. */
    private void take(Input input, @Nullable Receipt waiting) {
        Step step;
        try {
            step = commit(input);
        } catch (StoreException e) {
            notStored(input, waiting, e);
            return;
        } catch (RuntimeException e) {
            failed(input, waiting, e);
            return;
        }
        state = step.state();
        if (waiting != null) {
            waiting.stored();
        }
        step.effects().forEach(effect -> effect.perform(this));
        if (!step.entries().isEmpty()) {
            followers.forEach(Follower::wake);
        }
    }

    private Step commit(Input input) {
        Step step = core.step(state, input);
        if (step.entries().isEmpty()) {
            return step;
        }
        try {
            parts.journal().commit(step.entries());
            return step;
        } catch (StoreException e) {
            if (e.category() != StoreException.Category.CONFLICT) {
                throw e;
            }
            return afterConflict(input, step);
        }
    }

    /** The account is ours alone, so the journal can only be ahead by a commit of our own whose end was not seen. */
    private Step afterConflict(Input input, Step step) {
        List<JournalEntry> missed = parts.journal().read(account, state.sequence(), MOST_MISSED);
        if (missed.equals(step.entries())) {
            return step;
        }
        LOG.warn("Account {}: {} facts were stored without an answer; taking them over", account, missed.size());
        state = state.after(missed);
        offer(new Input.CaughtUp(parts.time().instant()));
        Step again = core.step(state, input);
        parts.journal().commit(again.entries());
        return again;
    }

    /** What the venue said must not get lost: it is tried again until the store takes it. A signal is given back. */
    private void notStored(Input input, @Nullable Receipt waiting, StoreException cause) {
        LOG.error("Account {}: the store did not take a step: {}", account, cause.getMessage());
        if (waiting != null) {
            waiting.notStored(cause);
            return;
        }
        queue.pauseWith(() -> take(input, null));
        parts.timers().after(STORE_RETRY, queue::resume);
    }

    private void failed(Input input, @Nullable Receipt waiting, RuntimeException cause) {
        LOG.error(
                "Account {}: a step failed on {}; the account is halted",
                account,
                input.getClass().getSimpleName(),
                cause);
        if (waiting != null) {
            waiting.notStored(cause);
        }
        if (!(input instanceof Input.StepFailed)) {
            offer(new Input.StepFailed(parts.time().instant(), cause.toString(), input.order()));
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
    public void readFacts(Effect.ReadFacts effect) {
        errands.readFacts(effect);
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
        CoreState now = state;
        return new AccountView(
                account,
                parts.venue().id(),
                queue.isPaused() ? now.status().halted(HaltCause.STORE) : now.status(),
                now.venueReachable(),
                lastSignalAt,
                now.openTrades(),
                now.openQuestions(),
                now.losses());
    }

    @Override
    public void close() {
        queue.close();
        unstored.forEach(receipt -> receipt.notStored(closed()));
        followers.forEach(Follower::close);
    }
}

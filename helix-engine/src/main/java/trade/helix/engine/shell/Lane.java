package trade.helix.engine.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.AccountId;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.operations.AccountView;
import trade.helix.api.operations.ReconcileReport;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.store.StoreException;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.Subscription;
import trade.helix.engine.core.Core;
import trade.helix.engine.core.CoreState;
import trade.helix.engine.core.Effect;
import trade.helix.engine.core.Input;
import trade.helix.engine.core.Step;
import trade.helix.engine.shell.SerialQueue.Turn;

/**
 * One account, strictly serial: takes an input, lets the core work it out, commits the facts, then performs the effects.
 * No entry leaves and nobody is told before the commit. While the store fails, all but entries goes on, and says that it is not
 * recorded (invariant I5).
 */
public final class Lane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration STORE_RETRY = Duration.ofMillis(500);
    private static final Duration REST_CHECK = Duration.ofMillis(50);

    private final AccountId account;
    private final LaneParts parts;
    private final Steps steps;
    private final SerialQueue<Work> queue;
    private final Receipts receipts;
    private final Desk desk;
    private final Overview overview;
    private final Errands errands;
    private final Hands hands;
    private final SymbolResolver resolver;
    private final Keeper keeper;
    private final Custody custody;
    private final List<Follower> followers;
    private final CompletableFuture<Void> rested = new CompletableFuture<>();
    private volatile Subscription stream = () -> {};

    Lane(AccountId account, LaneParts parts, Core core, CoreState state) {
        this.account = account;
        this.parts = parts;
        this.steps = new Steps(account, parts.journal(), core, state, this::caughtUp);
        this.queue = new SerialQueue<>(parts.executor());
        this.receipts = new Receipts(account, parts.executor(), parts.mostWaiting());
        this.desk = new Desk(account, queue, receipts);
        this.overview = new Overview(account, parts.venue().id(), parts.dangers(), steps, desk, receipts);
        OrderDoor door = new OrderDoor(parts.client(), parts.time(), overview::obstacle, overview::loss);
        this.errands = new Errands(parts.venue(), parts.client(), door, parts.time(), parts.executor(), this::offer);
        this.hands = new Hands(errands, parts.timers(), parts.time(), this::offer, this::answer);
        this.resolver = new SymbolResolver(parts.venue());
        this.keeper = new Keeper(steps, parts.executor(), parts.timers(), this::allStored, this::lost);
        this.custody =
                new Custody(account, parts.journal(), parts.executor(), parts.timers(), Custody.INTERVAL, new Owned());
        this.followers = parts.listeners().stream()
                .map(listener -> new Follower(
                        parts.journal(),
                        account,
                        parts.dangers(),
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
     * @return the receipt: of an entry once that is durable; an exit may be unrecorded
     * @throws StoreException if it could not be stored
     * @throws trade.helix.api.intake.NotTakenException if it is not taken for another reason
     */
    public SignalReceipt submit(SignalRef ref, Signal signal) {
        Instant at = parts.time().instant();
        Receipt receipt = receipts.open(at, ref, signal.action());
        try {
            Input input = new Input.SignalArrived(at, ref, signal, resolver.resolve(signal.symbol()));
            Work work = Work.brought(input, this::take);
            desk.bring(work, work.isExit() ? Turn.URGENT : Turn.ORDINARY);
            return receipt;
        } catch (RuntimeException e) {
            receipts.drop(ref);
            throw e;
        }
    }

    /**
     * Works on an input before all that waits, and returns when it is stored.
     *
     * @param input a command, or the start
     * @throws StoreException if its facts could not be stored: a halt holds all the same, anything else had no effect, unless the
     *     message says that this is not known
     */
    public void command(Input input) {
        desk.bring(Work.brought(input, this::take), Turn.FIRST);
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
            step = steps.take(work.input(), work.mayGoUnstored());
        } catch (StoreException e) {
            notTaken(work, e);
            return;
        } catch (Throwable e) {
            failed(work, work.input().order(), e);
            return;
        }
        desk.done(work);
        if (steps.isStored()) {
            stored(work, step);
        } else {
            unstored(work, step);
        }
        step.effects().forEach(effect -> perform(effect, work));
    }

    private void stored(Work work, Step step) {
        receipts.areRecorded();
        noteSignal(work, true);
        work.taken();
        if (!step.entries().isEmpty()) {
            desk.found();
            followers.forEach(Follower::wake);
        }
    }

    private void unstored(Work work, Step step) {
        keeper.start();
        noteSignal(work, false);
        if (work.isHalt()) {
            work.notTaken(Unstored.halt(account, steps.failure()));
        } else {
            work.taken();
        }
        followers.forEach(follower -> follower.tellUnrecorded(step.entries()));
    }

    private void noteSignal(Work work, boolean isRecorded) {
        if (work.input() instanceof Input.SignalArrived arrived) {
            receipts.taken(arrived.ref(), isRecorded);
        }
    }

    private void perform(Effect effect, Work work) {
        try {
            effect.perform(hands);
        } catch (Throwable e) {
            failed(work, effect.about(), e);
        }
    }

    private void answer(Effect.Answer answer) {
        receipts.answer(answer.ref(), answer.outcome(), steps.isStored());
    }

    /** Hears what the venue tells, where it does and that is wanted; otherwise, and where that fails, orders are looked at. */
    void listen() {
        if (!parts.listens() || !parts.venue().capabilities().has(Capability.PRIVATE_STREAM)) {
            return;
        }
        try {
            stream = parts.client().stream(new Ear(account, parts.time(), this::offer));
        } catch (RuntimeException e) {
            LOG.warn(
                    "Account {}: the venue's stream cannot be had, orders are looked at instead: {}",
                    account,
                    e.toString());
        }
    }

    /** Goes on asking whether the account is ours. */
    void guard() {
        custody.start();
    }

    private final class Owned implements Custody.Listener {
        @Override
        public void silent(StoreException cause) {
            LOG.error("Account {}: the store does not answer: {}", account, cause.getMessage());
            offer(new Input.StoreFailed(parts.time().instant(), String.valueOf(cause.getMessage())), Turn.FIRST);
        }

        @Override
        public void held() {
            // While facts are kept, the keeper says so once they are stored.
            if (steps.isStored()) {
                offer(new Input.StoreAnswered(parts.time().instant()), Turn.FIRST);
            }
        }

        @Override
        public void lost(StoreException cause) {
            Lane.this.lost(cause);
        }
    }

    /** The account may be somebody else's: what the venue said must not get lost, and a halt holds, but nothing is sent. */
    private void notTaken(Work work, StoreException cause) {
        LOG.error("Account {}: the store did not take a step: {}", account, cause.getMessage());
        if (!work.isKept()) {
            if (!Steps.mayPass(cause)) {
                lost(cause);
            }
            desk.giveBack(work, cause);
            return;
        }
        queue.pauseWith(work, work.retryTurn());
        lost(cause);
        work.notTaken(Unstored.halt(account, cause));
        parts.timers().after(STORE_RETRY, this::goOn);
    }

    /** Not with an account that is gone: what is left of it here is for the next start. */
    private void goOn() {
        if (!desk.isGone()) {
            queue.resume();
        }
    }

    private void lost(StoreException cause) {
        LOG.error("Account {} may be owned by somebody else, so nothing is sent: {}", account, cause.getMessage());
        queue.pause();
        desk.lost(cause);
        if (desk.isGone()) {
            // Nothing is taken any more: what the venue tells would pile up.
            stream.close();
        }
    }

    private void allStored() {
        LOG.warn("Account {}: the store answers again, and has all that happened meanwhile", account);
        desk.found();
        offer(new Input.StoreAnswered(parts.time().instant()), Turn.FIRST);
        goOn();
    }

    /** {@code order} is the one whose answer will not come, or whose answer was lost. */
    private void failed(Work work, @Nullable ClientOrderId order, Throwable cause) {
        LOG.error(
                "Account {}: a step failed on {}; the account is halted.{}",
                account,
                work.input().getClass().getSimpleName(),
                cause instanceof VirtualMachineError ? " The JVM itself is failing: restart the process." : "",
                cause);
        desk.done(work);
        if (!work.isTaken()) {
            desk.giveBack(work, cause);
        }
        if (!(work.input() instanceof Input.StepFailed)) {
            offer(new Input.StepFailed(parts.time().instant(), cause.toString(), order), Turn.FIRST);
        }
    }

    /** {@return the account as it stands, without asking the venue} */
    public AccountView view() {
        return overview.view();
    }

    /**
     * Takes no more signals, and lets what is under way come to rest.
     *
     * @return ends when it has
     */
    public CompletableFuture<Void> drain() {
        receipts.drain();
        lookForRest();
        return rested;
    }

    private void lookForRest() {
        if (queue.isIdle() && unrest().isEmpty()) {
            rested.complete(null);
        } else {
            parts.timers().after(REST_CHECK, this::lookForRest);
        }
    }

    /** {@return what has not come to rest, for a person; empty if nothing is under way} */
    public List<String> unrest() {
        return overview.unrest();
    }

    /**
     * Takes nothing more.
     *
     * @return ends when the step that is under way has, and what was kept while the store failed is stored or cannot be; has
     *     ended already where that step itself calls
     */
    public CompletableFuture<Void> stop() {
        custody.close();
        stream.close();
        queue.close().forEach(work -> desk.giveBack(work, Unstored.closing(account)));
        return queue.ended().thenCompose(ended -> steps.isStored() || desk.isGone() ? queue.ended() : storeNow());
    }

    private CompletableFuture<Void> storeNow() {
        return CompletableFuture.runAsync(steps::storeKept, parts.executor());
    }

    /** Lets go of whoever waits. A step that has not ended since {@link #stop()} may or may not be stored. */
    @Override
    public void close() {
        if (!queue.ended().isDone()) {
            LOG.warn("Account {}: a step is still under way while closing; it may or may not be stored", account);
            desk.close();
        }
        if (!steps.isStored()) {
            LOG.error(
                    "Account {}: {} facts are not recorded. The next start asks the venue instead; mend the store first",
                    account,
                    steps.kept().size());
        }
        receipts.close();
        followers.forEach(Follower::close);
    }
}

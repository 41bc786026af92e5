package trade.helix.engine.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException;
import trade.helix.engine.core.Core;
import trade.helix.engine.core.CoreState;
import trade.helix.engine.core.Input;
import trade.helix.engine.core.Step;

/**
 * The state of an account: an input is worked out, its facts are committed, and then they count. While the store fails they
 * count all the same, for what may run unstored, and are kept in their order until it takes them, in one commit.
 *
 * <p>Steps are taken by one caller at a time. What was kept may be stored by another one meanwhile.
 */
final class Steps {
    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);
    private static final int MOST_MISSED = 1000;

    /** From here on what somebody brings is refused; what an open trade needs goes on. */
    private static final int MOST_KEPT = 10_000;

    private final AccountId account;
    private final Journal journal;
    private final Core core;
    private final Runnable caughtUp;
    /** Held while what was kept is being stored, so that it is not committed twice. Taken before this object's own lock. */
    private final Object storing = new Object();

    /** Facts that count and are not known to be stored. */
    private final List<JournalEntry> kept = new ArrayList<>();
    /** What the journal is known to add up to, while facts are kept. */
    private CoreState stored;

    private volatile CoreState state;
    private volatile @Nullable StoreException failure;

    /** {@code caughtUp} is run when facts were taken over whose effects have not been performed. */
    Steps(AccountId account, Journal journal, Core core, CoreState state, Runnable caughtUp) {
        this.account = account;
        this.journal = journal;
        this.core = core;
        this.stored = state;
        this.state = state;
        this.caughtUp = caughtUp;
    }

    /** The state after the last step; for any thread. */
    CoreState state() {
        return state;
    }

    /** Whether the journal has all facts that count; for any thread. */
    boolean isStored() {
        return failure == null;
    }

    /** Why the store did not take the first of the facts that are kept; null if it has all that count. For any thread. */
    @Nullable
    StoreException failure() {
        return failure;
    }

    /** Whether a store that fails like this may be back at any time, and the account is ours meanwhile. */
    static boolean isSilence(StoreException failure) {
        return switch (failure.category()) {
            case UNAVAILABLE, UNCLEAR, UNUSABLE -> true;
            case OWNED_ELSEWHERE, LOCK_LOST, CONFLICT -> false;
        };
    }

    /** Whether an account that was lost like this may be ours again without being loaded anew. */
    static boolean mayPass(StoreException failure) {
        return failure.category() != StoreException.Category.LOCK_LOST;
    }

    /**
     * Takes an input. Throws a StoreException if its facts do not count, because they are not stored or not known to be and may
     * not go unstored; anything else is a bug.
     */
    synchronized Step take(Input input, boolean mayGoUnstored) throws StoreException {
        if (!isStored()) {
            boolean isFull = kept.size() >= MOST_KEPT && input instanceof Input.SignalArrived;
            if (!mayGoUnstored || isFull) {
                throw Unstored.silent(account);
            }
            return keep(core.step(state, input));
        }
        Step step = core.step(state, input);
        try {
            commit(step);
            return step;
        } catch (StoreException e) {
            return e.category() == StoreException.Category.CONFLICT
                    ? afterConflict(input, step, mayGoUnstored)
                    : unstored(step, input, mayGoUnstored, e);
        }
    }

    /** The account is ours alone, so the journal can only be ahead by a commit of our own whose end was not seen. */
    private Step afterConflict(Input input, Step step, boolean mayGoUnstored) {
        Step again = step;
        try {
            List<JournalEntry> missed = journal.read(account, state.sequence(), MOST_MISSED);
            if (missed.equals(step.entries())) {
                state = step.state();
                return step;
            }
            LOG.warn("Account {}: {} facts were stored without an answer; taking them over", account, missed.size());
            state = state.after(missed);
            caughtUp.run();
            again = core.step(state, input);
            commit(again);
            return again;
        } catch (StoreException e) {
            return unstored(again, input, mayGoUnstored, e);
        }
    }

    private void commit(Step step) {
        if (!step.entries().isEmpty()) {
            journal.commit(step.entries());
        }
        state = step.state();
    }

    /** Just what could not be committed is kept first, in case it was; then comes the halt. */
    private Step unstored(Step step, Input input, boolean mayGoUnstored, StoreException cause) {
        if (!mayGoUnstored || !isSilence(cause)) {
            throw cause;
        }
        requireOurs();
        stored = state;
        failure = cause;
        Step first = keep(step);
        Step halt = keep(core.step(state, new Input.StoreFailed(input.at(), cause.getMessage())));
        List<JournalEntry> entries = new ArrayList<>(first.entries());
        entries.addAll(halt.entries());
        return new Step(halt.state(), entries, first.effects());
    }

    /** With the connection that is gone the account may be gone. Throws a StoreException if it is, not if that cannot be asked. */
    private void requireOurs() {
        try {
            journal.requireOwnership(account);
        } catch (StoreException e) {
            if (!isSilence(e)) {
                throw e;
            }
        }
    }

    private Step keep(Step step) {
        kept.addAll(step.entries());
        state = step.state();
        return step;
    }

    /** Stores what was kept, and what is kept meanwhile. Throws a StoreException if some of it is kept on. */
    void storeKept() throws StoreException {
        synchronized (storing) {
            storeAll();
        }
    }

    private void storeAll() {
        for (List<JournalEntry> facts = kept(); !facts.isEmpty(); facts = kept()) {
            try {
                journal.commit(facts);
                areStored(facts);
            } catch (StoreException e) {
                if (e.category() != StoreException.Category.CONFLICT) {
                    throw e;
                }
                List<JournalEntry> found = journal.read(account, facts.get(0).sequence() - 1, MOST_KEPT + MOST_MISSED);
                if (found.isEmpty()) {
                    throw e;
                }
                areStored(found);
            }
        }
    }

    /** What the store is to take next, in order. */
    synchronized List<JournalEntry> kept() {
        return List.copyOf(kept);
    }

    /** The journal goes on with these: what was kept, or a commit before it whose end was not seen and that was given back. */
    private synchronized void areStored(List<JournalEntry> facts) {
        boolean areOurs =
                facts.size() <= kept.size() && kept.subList(0, facts.size()).equals(facts);
        stored = stored.after(facts);
        if (areOurs) {
            kept.subList(0, facts.size()).clear();
        } else {
            LOG.warn("Account {}: {} facts were stored without an answer; taking them over", account, facts.size());
            kept.replaceAll(entry ->
                    new JournalEntry(entry.account(), entry.sequence() + facts.size(), entry.at(), entry.record()));
            state = state.on(stored.after(kept));
            caughtUp.run();
        }
        if (kept.isEmpty()) {
            failure = null;
        }
    }
}

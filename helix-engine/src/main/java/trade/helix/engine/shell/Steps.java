package trade.helix.engine.shell;

import java.util.List;
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

/** The state of an account: an input is worked out, its facts are committed, and then they count. One caller at a time. */
final class Steps {
    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);
    private static final int MOST_MISSED = 1000;

    private final AccountId account;
    private final Journal journal;
    private final Core core;
    private final Runnable caughtUp;
    private volatile CoreState state;

    /** {@code caughtUp} is run when facts were taken over whose effects have not been performed. */
    Steps(AccountId account, Journal journal, Core core, CoreState state, Runnable caughtUp) {
        this.account = account;
        this.journal = journal;
        this.core = core;
        this.state = state;
        this.caughtUp = caughtUp;
    }

    /** The state after the last commit; for any thread. */
    CoreState state() {
        return state;
    }

    /** Throws a StoreException if the facts are not stored, or not known to be; anything else is a bug. */
    Step take(Input input) throws StoreException {
        Step step = core.step(state, input);
        try {
            commit(step);
        } catch (StoreException e) {
            if (e.category() != StoreException.Category.CONFLICT) {
                throw e;
            }
            step = afterConflict(input, step);
        }
        state = step.state();
        return step;
    }

    /** The account is ours alone, so the journal can only be ahead by a commit of our own whose end was not seen. */
    private Step afterConflict(Input input, Step step) {
        List<JournalEntry> missed = journal.read(account, state.sequence(), MOST_MISSED);
        if (missed.equals(step.entries())) {
            return step;
        }
        LOG.warn("Account {}: {} facts were stored without an answer; taking them over", account, missed.size());
        state = state.after(missed);
        caughtUp.run();
        Step again = core.step(state, input);
        commit(again);
        return again;
    }

    private void commit(Step step) {
        if (!step.entries().isEmpty()) {
            journal.commit(step.entries());
        }
    }
}

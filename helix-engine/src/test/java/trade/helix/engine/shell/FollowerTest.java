package trade.helix.engine.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.event.TradingEvent;
import trade.helix.api.event.TradingEventListener;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException;

class FollowerTest {
    private static final AccountId ACCOUNT = new AccountId("main");

    private final OneFact journal = new OneFact();
    private final List<Runnable> later = new ArrayList<>();
    private final List<TradingEvent> told = new ArrayList<>();

    @Test
    void aStoreThatCannotBeReadIsAskedAgainByOneTimerNotByMoreAndMore() {
        journal.isSilent = true;
        Follower follower = follower(told::add);
        for (int i = 0; i < 20; i++) {
            follower.wake();
            passTime();
        }
        assertThat(later).hasSize(1);

        journal.isSilent = false;
        passTime();
        assertThat(told).hasSize(1);
        assertThat(later).isEmpty();
    }

    @Test
    void aListenerThatFailsWithAnErrorIsToldOfTheNextEvent() {
        Follower follower = follower(event -> {
            told.add(event);
            throw new AssertionError("a listener's own fault");
        });
        journal.sequence = 2;
        follower.wake();

        assertThat(told).hasSize(2);
    }

    private Follower follower(TradingEventListener listener) {
        return new Follower(journal, ACCOUNT, Set.of(), 0, listener, new SerialQueue<>(Runnable::run), later::add);
    }

    private void passTime() {
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    /** As many facts as it is told to have. */
    private static final class OneFact implements Journal {
        boolean isSilent;
        long sequence = 1;

        @Override
        public AccountHistory load(AccountId account) {
            throw new UnsupportedOperationException("a follower loads nothing");
        }

        @Override
        public void commit(List<JournalEntry> entries) {
            throw new UnsupportedOperationException("a follower commits nothing");
        }

        @Override
        public List<JournalEntry> read(AccountId account, long afterSequence, int most) {
            if (isSilent) {
                throw new StoreException(StoreException.Category.UNAVAILABLE, "silent");
            }
            AccountFigures figures = AccountFigures.NONE;
            return afterSequence >= sequence
                    ? List.of()
                    : List.of(new JournalEntry(
                            ACCOUNT,
                            afterSequence + 1,
                            Instant.EPOCH,
                            new JournalRecord.AccountUpdated(figures, "a fact")));
        }

        @Override
        public void close() {}
    }
}

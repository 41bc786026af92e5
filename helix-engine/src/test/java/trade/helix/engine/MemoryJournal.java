package trade.helix.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException;

/** A journal in a list that fails on demand: before it stores, or after it has. */
final class MemoryJournal implements Journal {
    /** What happens to one commit. */
    enum Accident {
        NOT_STORED,
        STORED_WITHOUT_ANSWER,
        /** Somebody else has the account for a while. */
        LOST,
        /** Somebody else has taken the account. */
        GONE
    }

    private final List<JournalEntry> entries = new ArrayList<>();
    private Function<List<JournalEntry>, Optional<Accident>> accidents = commit -> Optional.empty();

    /** What comes of asking who owns the account. */
    volatile Optional<Accident> custody = Optional.empty();

    /** Runs before an account is loaded. */
    volatile Runnable beforeLoad = () -> {};

    synchronized void accidents(Function<List<JournalEntry>, Optional<Accident>> next) {
        accidents = next;
    }

    synchronized List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized AccountHistory load(AccountId account) {
        beforeLoad.run();
        List<JournalEntry> ours = of(account);
        return new AccountHistory("epoch", ours.size(), ours);
    }

    /** Whether each fact follows on the one before it. */
    synchronized boolean hasNoGap() {
        return IntStream.range(0, entries.size()).allMatch(i -> entries.get(i).sequence() == i + 1L);
    }

    @Override
    public synchronized void commit(List<JournalEntry> more) {
        @Nullable Accident accident = accidents.apply(more).orElse(null);
        fail(accident);
        int last = of(more.get(0).account()).size();
        if (more.get(0).sequence() != last + 1) {
            throw new StoreException(StoreException.Category.CONFLICT, "the journal is at " + last);
        }
        entries.addAll(more);
        if (accident == Accident.STORED_WITHOUT_ANSWER) {
            throw new StoreException(StoreException.Category.UNCLEAR, "the end of the commit was not seen");
        }
    }

    private static void fail(@Nullable Accident accident) {
        if (accident == Accident.NOT_STORED) {
            throw new StoreException(StoreException.Category.UNAVAILABLE, "disk full");
        }
        if (accident == Accident.LOST) {
            throw new StoreException(StoreException.Category.OWNED_ELSEWHERE, "somebody else holds the account");
        }
        if (accident == Accident.GONE) {
            throw new StoreException(StoreException.Category.LOCK_LOST, "somebody else took the account");
        }
    }

    @Override
    public void requireOwnership(AccountId account) {
        fail(custody.orElse(null));
    }

    private List<JournalEntry> of(AccountId account) {
        return entries.stream().filter(entry -> entry.account().equals(account)).toList();
    }

    @Override
    public synchronized List<JournalEntry> read(AccountId account, long afterSequence, int most) {
        return of(account).stream()
                .filter(entry -> entry.sequence() > afterSequence)
                .limit(most)
                .toList();
    }

    @Override
    public void close() {}
}

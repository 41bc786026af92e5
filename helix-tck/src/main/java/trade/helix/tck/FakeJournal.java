package trade.helix.tck;

import java.util.List;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** One opening of a store in memory. Thread-safe. */
final class FakeJournal implements Journal {
    private final FakeStore store;
    private boolean closed;

    FakeJournal(FakeStore store) {
        this.store = store;
    }

    @Override
    public synchronized AccountHistory load(AccountId account) {
        requireOpen();
        store.own(account, this);
        List<JournalEntry> entries = store.entries(account);
        return new AccountHistory(store.epoch(), entries.size(), entries);
    }

    @Override
    public synchronized void commit(List<JournalEntry> entries) {
        requireOpen();
        store.append(entries, this);
    }

    @Override
    public synchronized List<JournalEntry> read(AccountId account, long afterSequence, int most) {
        requireOpen();
        return store.entries(account).stream()
                .filter(entry -> entry.sequence() > afterSequence)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized void close() {
        closed = true;
        store.giveUp(this);
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreException(
                    Category.UNAVAILABLE, "The journal is closed, so nothing was stored. Open another.");
        }
    }
}

package trade.helix.integration;

import java.util.List;
import java.util.function.Predicate;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException;

/** A journal whose store fails on command, and answers again on command. */
final class FailingJournal implements Journal {
    private final Journal inner;
    private volatile Predicate<JournalRecord> trigger = fact -> false;
    private volatile boolean isFailing;

    FailingJournal(Journal inner) {
        this.inner = inner;
    }

    /** The first commit of such a fact fails, and all after it. */
    void failFrom(Predicate<JournalRecord> fact) {
        trigger = fact;
    }

    boolean isFailing() {
        return isFailing;
    }

    void answer() {
        trigger = fact -> false;
        isFailing = false;
    }

    @Override
    public void commit(List<JournalEntry> entries) {
        if (isFailing || entries.stream().map(JournalEntry::record).anyMatch(trigger)) {
            isFailing = true;
            throw new StoreException(StoreException.Category.UNAVAILABLE, "The disk is full, on command.");
        }
        inner.commit(entries);
    }

    @Override
    public AccountHistory load(AccountId account) {
        return inner.load(account);
    }

    @Override
    public void requireOwnership(AccountId account) {
        if (isFailing) {
            throw new StoreException(StoreException.Category.UNAVAILABLE, "The disk is full, on command.");
        }
        inner.requireOwnership(account);
    }

    @Override
    public List<JournalEntry> read(AccountId account, long afterSequence, int most) {
        return inner.read(account, afterSequence, most);
    }

    @Override
    public void close() {
        inner.close();
    }
}

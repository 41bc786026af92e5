package trade.helix.tck;

import java.util.List;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.store.Journal;

/** A journal that does what another one does, to be broken in one place. */
class DelegatingJournal implements Journal {
    final Journal sound;

    DelegatingJournal(Journal sound) {
        this.sound = sound;
    }

    @Override
    public AccountHistory load(AccountId account) {
        return sound.load(account);
    }

    @Override
    public void commit(List<JournalEntry> entries) {
        sound.commit(entries);
    }

    @Override
    public List<JournalEntry> read(AccountId account, long afterSequence, int most) {
        return sound.read(account, afterSequence, most);
    }

    @Override
    public void close() {
        sound.close();
    }
}

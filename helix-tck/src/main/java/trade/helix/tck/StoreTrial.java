package trade.helix.tck;

import java.util.List;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.store.AuditLog;
import trade.helix.api.store.Journal;
import trade.helix.api.store.TradeHistory;

/** One rule's session with a store whose journal owns two accounts. */
final class StoreTrial {
    private final StoreFixture fixture;
    private Journal journal;

    StoreTrial(StoreFixture fixture) {
        this.fixture = fixture;
        this.journal = owning();
    }

    private Journal owning() {
        Journal opened = fixture.open();
        opened.load(JournalTrial.MAIN);
        opened.load(JournalTrial.OTHER);
        return opened;
    }

    /** As the next start of the process does. */
    void reopen() {
        journal.close();
        journal = owning();
    }

    void commit(JournalEntry... entries) {
        journal.commit(List.of(entries));
    }

    void commit(Story... stories) {
        for (Story story : stories) {
            journal.commit(story.entries());
        }
    }

    TradeHistory history() {
        return fixture.history();
    }

    AuditLog audit() {
        return fixture.audit();
    }
}

package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.function.Executable;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** One rule's session with a journal that owns two accounts, and the steps that rules are made of. */
final class JournalTrial {
    static final AccountId MAIN = new AccountId("main");
    static final AccountId OTHER = new AccountId("other");
    private static final Instant NOON = Instant.parse("2026-05-15T12:00:00Z");

    final JournalFixture fixture;
    Journal journal;

    JournalTrial(JournalFixture fixture) {
        this.fixture = fixture;
        this.journal = owning(MAIN, OTHER);
    }

    private Journal owning(AccountId... accounts) {
        Journal opened = fixture.open();
        for (AccountId account : accounts) {
            opened.load(account);
        }
        return opened;
    }

    /** As the next start of the process does. */
    void reopen() {
        journal.close();
        journal = owning(MAIN, OTHER);
    }

    /** The first of an account is a fact that its state depends on for good. */
    static JournalEntry entry(AccountId account, long sequence) {
        return sequence == 1
                ? at(account, sequence, new JournalRecord.AccountOpened(new VenueId("fake"), 4711))
                : entry(account, sequence, "fact " + sequence);
    }

    static JournalEntry entry(AccountId account, long sequence, String detail) {
        ClientOrderId order = new ClientOrderId("hx" + sequence);
        return at(account, sequence, new JournalRecord.OutcomeRecorded(order, Outcome.UNKNOWN, detail));
    }

    private static JournalEntry at(AccountId account, long sequence, JournalRecord record) {
        return new JournalEntry(account, sequence, NOON.plusMillis(sequence), record);
    }

    static List<JournalEntry> entries(AccountId account, long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(sequence -> entry(account, sequence))
                .toList();
    }

    void commit(JournalEntry... entries) {
        journal.commit(List.of(entries));
    }

    /** Everything of an account is exactly this, by both ways of reading it, now and after the next start. */
    void holds(AccountId account, List<JournalEntry> expected) {
        holdsNow(account, expected);
        reopen();
        holdsNow(account, expected);
    }

    private void holdsNow(AccountId account, List<JournalEntry> expected) {
        assertEquals(expected, journal.read(account, 0, expected.size() + 1), () -> "read of " + account);
        AccountHistory history = journal.load(account);
        assertEquals(expected.size(), history.lastSequence(), () -> "the latest place of " + account);
        List<JournalEntry> kept = history.entries();
        assertEquals(
                expected.stream().filter(kept::contains).toList(), kept, () -> "loaded of " + account + ", in order");
        assertEquals(
                expected.stream().limit(1).toList(),
                kept.stream().limit(1).toList(),
                () -> "the state of " + account + " depends on its first entry");
    }

    static void fails(Category category, Executable call) {
        StoreException failure = assertThrows(StoreException.class, call);
        assertEquals(category, failure.category(), failure::getMessage);
    }
}

package trade.helix.store.jdbc;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.store.StoreException;

/** What several tests need: databases, entries, and a look at the tables that does not go through the store. */
final class Fixtures {
    static final AccountId MAIN = new AccountId("main");
    static final AccountId OTHER = new AccountId("other");
    static final Instant NOON = Instant.parse("2026-05-15T12:00:00Z");

    private Fixtures() {}

    /** An entry without a row in any other table. */
    static JournalEntry note(AccountId account, long sequence) {
        return note(account, sequence, "note " + sequence);
    }

    static JournalEntry note(AccountId account, long sequence, String detail) {
        return entry(
                account,
                sequence,
                new JournalRecord.OutcomeRecorded(new ClientOrderId("hx" + sequence), Outcome.UNKNOWN, detail));
    }

    static JournalEntry entry(AccountId account, long sequence, JournalRecord record) {
        return new JournalEntry(account, sequence, NOON.plusMillis(sequence), record);
    }

    /** Records as entries of one account, from its first on. */
    static List<JournalEntry> entries(AccountId account, List<? extends JournalRecord> records) {
        List<JournalEntry> entries = new ArrayList<>();
        for (JournalRecord record : records) {
            entries.add(entry(account, entries.size() + 1L, record));
        }
        return entries;
    }

    static String url(Path file) {
        return "jdbc:sqlite:" + file;
    }

    static StoreException failure(StoreException.Category category, ThrowingCallable call) {
        StoreException failure = Assertions.catchThrowableOfType(StoreException.class, call);
        Assertions.assertThat(failure).isNotNull();
        Assertions.assertThat(failure.category()).as(failure.getMessage()).isEqualTo(category);
        return failure;
    }
}

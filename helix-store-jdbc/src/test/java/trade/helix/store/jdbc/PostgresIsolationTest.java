package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.store.jdbc.Fixtures.NOON;
import static trade.helix.store.jdbc.Fixtures.entry;
import static trade.helix.store.jdbc.Fixtures.note;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.store.AuditEntry;

/** A server may give every transaction an isolation under which one of two writers fails. Ours set their own. */
class PostgresIsolationTest {
    private static final int MANY = 40;

    @Test
    void twoStoresWriteAtOnceWhereTheServerSerialises() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (TestDatabase database = TestDatabase.Kind.POSTGRESQL.withTables()) {
            String url = database.url() + "&options=-c%20default_transaction_isolation=serializable";
            try (JdbcStore first = JdbcStore.open(url);
                    JdbcStore second = JdbcStore.open(url)) {
                List<Callable<Void>> writers = new ArrayList<>();
                for (JdbcStore store : List.of(first, second)) {
                    var account = new AccountId(store == first ? "first" : "second");
                    store.journal().load(account);
                    writers.add(() -> commands(store, account));
                    writers.add(() -> appends(store));
                }
                for (Future<Void> writer : threads.invokeAll(writers)) {
                    writer.get();
                }
                AuditCheck check = AuditCheck.of(first.audit()::read, null);
                assertThat(check.fault()).isNull();
                assertThat(check.rows()).isEqualTo(4L * MANY);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Void commands(JdbcStore store, AccountId account) {
        for (long at = 1; at <= MANY; at++) {
            store.journal()
                    .commit(List.of(
                            entry(account, 2 * at - 1, new JournalRecord.CommandRecorded("ann", "resume", "", "")),
                            note(account, 2 * at)));
        }
        return null;
    }

    private static Void appends(JdbcStore store) {
        for (int i = 0; i < MANY; i++) {
            store.audit().append(new AuditEntry(NOON, "ann", "limit " + i, "", ""));
        }
        return null;
    }
}

package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trade.helix.store.jdbc.Fixtures.MAIN;
import static trade.helix.store.jdbc.Fixtures.NOON;
import static trade.helix.store.jdbc.Fixtures.entry;
import static trade.helix.store.jdbc.Fixtures.failure;
import static trade.helix.store.jdbc.Fixtures.note;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.store.AuditEntry;
import trade.helix.api.store.AuditRecord;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException.Category;

@ParameterizedClass
@EnumSource
class AuditTest {
    private static final String NASTY = "line\nbreak, \ud83d\ude00, 'quote', \0, half \ud83d";

    @Parameter
    private TestDatabase.Kind kind;

    private TestDatabase database;
    private JdbcStore store;

    @BeforeEach
    void open() {
        database = kind.withTables();
        store = JdbcStore.open(database.url());
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    private static AuditEntry told(int number) {
        return new AuditEntry(
                NOON.plusNanos(number), "telegram:4711", "limit " + number, "1 %", number % 2 == 0 ? "" : NASTY);
    }

    private List<AuditRecord> append(int many) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(i -> store.audit().append(told(i)))
                .toList();
    }

    private AuditCheck check(String noted) {
        return AuditCheck.of(store.audit()::read, noted);
    }

    @Test
    void whatWasAppendedIsReadInItsOrderAndHoldsTogether() {
        List<AuditRecord> all = append(5);
        assertThat(store.audit().read(0, 10)).isEqualTo(all);
        assertThat(store.audit().read(2, 2)).isEqualTo(all.subList(2, 4));
        assertThat(all.get(1).entry()).isEqualTo(told(2));
        assertThat(check(null)).isEqualTo(new AuditCheck(5, all.get(4).hash(), null));
        assertThat(check(all.get(2).hash()).fault()).isNull();
    }

    @Test
    void anEmptyLogIsInOrder() {
        assertThat(check(null)).isEqualTo(new AuditCheck(0, AuditTable.START, null));
    }

    /** So that other tools can follow the chain: written down once, never to change. */
    @Test
    void theHashIsWhatTheDocumentationSays() {
        var first = store.audit().append(new AuditEntry(NOON, "ann", "resume main", "halted", "running"));
        assertThat(first.hash()).isEqualTo("0180ed2d6cfb92a841b3a4a9d4cecc56c11d0a4f4017250a2106bf40190c327f");
    }

    @Test
    void theDatabaseItselfRefusesChanges() {
        append(2);
        assertThatThrownBy(() -> database.execute("UPDATE audit SET actor = 'somebody else'"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> database.execute("DELETE FROM audit WHERE number = 2"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("append-only");
    }

    /** Who owns the database can take the triggers off; the chain tells all the same. */
    @Test
    void theFirstBrokenRowIsNamed() throws SQLException {
        List<AuditRecord> all = append(6);
        takeTriggersOff();
        database.execute("UPDATE audit SET value_after = 'nothing' WHERE number = 4");
        assertThat(check(null).rows()).isEqualTo(3);
        assertThat(check(null).fault()).contains("Row 4");
        database.execute("DELETE FROM audit WHERE number = 3");
        assertThat(check(null).fault()).contains("Row 3 is missing");
        database.execute("DELETE FROM audit WHERE number > 2");
        assertThat(check(null).fault())
                .as("a chain that was cut short is whole")
                .isNull();
        assertThat(check(all.get(5).hash()).fault()).contains("taken off the end");
    }

    private void takeTriggersOff() throws SQLException {
        if (database.isSqlite()) {
            database.execute("DROP TRIGGER audit_is_not_updated", "DROP TRIGGER audit_is_not_deleted");
        } else {
            database.execute("DROP TRIGGER audit_is_append_only ON audit");
        }
    }

    @Test
    void aCommandIsWrittenWithItsFactOrNotAtAll() {
        Journal journal = store.journal();
        journal.load(MAIN);
        journal.commit(List.of(note(MAIN, 1), command(MAIN, 2), note(MAIN, 3)));
        failure(Category.CONFLICT, () -> journal.commit(List.of(command(MAIN, 4), note(MAIN, 6))));
        failure(Category.CONFLICT, () -> journal.commit(List.of(command(MAIN, 2))));
        assertThat(store.audit().read(0, 10))
                .extracting(AuditRecord::entry)
                .containsExactly(AuditEntry.of(command(MAIN, 2)).orElseThrow());
    }

    private static JournalEntry command(AccountId account, long sequence) {
        return entry(account, sequence, new JournalRecord.CommandRecorded("ann", "resume", "", "after " + sequence));
    }

    /** Two stores as two processes have them, three accounts in each, all at once, and a host that appends. */
    @Test
    void manyAccountsAndProcessesWriteOneChain() throws Exception {
        int many = 25;
        ExecutorService threads = Executors.newFixedThreadPool(7);
        try (JdbcStore second = JdbcStore.open(database.url())) {
            List<Callable<Void>> writers = new ArrayList<>();
            for (int i = 1; i <= 6; i++) {
                Journal journal = (i % 2 == 0 ? store : second).journal();
                AccountId account = new AccountId("account-" + i);
                journal.load(account);
                writers.add(() -> {
                    for (int at = 1; at <= many; at++) {
                        journal.commit(List.of(command(account, 2L * at - 1), note(account, 2L * at)));
                    }
                    return null;
                });
            }
            writers.add(() -> {
                append(many);
                return null;
            });
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(check(null).fault()).isNull();
        assertThat(check(null).rows()).isEqualTo(7L * many);
        assertThat(store.audit().read(0, 1_000).stream()
                        .map(row -> row.entry().action())
                        .filter(action -> action.equals("resume account-5")))
                .hasSize(many);
    }

    /** Two processes of one database, as two accounts have. */
    @Test
    void twoStoresWriteOneChain() {
        try (JdbcStore second = JdbcStore.open(database.url())) {
            for (int i = 1; i <= 10; i++) {
                (i % 2 == 0 ? store : second).audit().append(told(i));
            }
        }
        assertThat(check(null).rows()).isEqualTo(10);
        assertThat(check(null).fault()).isNull();
    }
}

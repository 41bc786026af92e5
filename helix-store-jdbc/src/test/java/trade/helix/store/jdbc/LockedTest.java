package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.store.jdbc.Fixtures.MAIN;
import static trade.helix.store.jdbc.Fixtures.NOON;
import static trade.helix.store.jdbc.Fixtures.OTHER;
import static trade.helix.store.jdbc.Fixtures.failure;
import static trade.helix.store.jdbc.Fixtures.note;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import trade.helix.api.store.AuditEntry;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException.Category;

/** Another process keeps the tables locked: a short while is waited for, a long one is told within seconds. */
@ParameterizedClass
@EnumSource
class LockedTest {
    private static final Duration SECONDS = Duration.ofSeconds(8);
    private static final AuditEntry CHANGE = new AuditEntry(NOON, "ann", "limit", "1 %", "2 %");
    private static final long SHORT_MILLIS = 300;
    private static final long UNTIL_KILLED = 600_000;

    @Parameter
    private TestDatabase.Kind kind;

    private TestDatabase database;
    private JdbcStore store;
    private Journal journal;

    @BeforeEach
    void open() {
        database = kind.withTables();
        store = JdbcStore.open(database.url());
        journal = store.journal();
        journal.load(MAIN);
        journal.load(OTHER);
        journal.commit(List.of(note(MAIN, 1)));
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    private ChildJvm locking(long millis) throws IOException {
        String lock = database.isSqlite() ? "BEGIN IMMEDIATE" : "BEGIN; LOCK TABLE journal, audit IN EXCLUSIVE MODE";
        ChildJvm other = new ChildJvm(LockingMain.class, database.url(), lock, Long.toString(millis));
        assertThat(other.line()).isEqualTo("locked");
        return other;
    }

    @Test
    void aShortLockIsWaitedFor() throws IOException {
        try (ChildJvm unused = locking(SHORT_MILLIS)) {
            journal.commit(List.of(note(MAIN, 2)));
        }
        assertThat(journal.load(MAIN).entries()).containsExactly(note(MAIN, 1), note(MAIN, 2));
    }

    @Test
    void aLongOneIsToldWithinSecondsAndEverythingGoesOnAfterwards() throws Exception {
        try (ChildJvm other = locking(UNTIL_KILLED)) {
            long start = System.nanoTime();
            assertThat(failure(Category.UNAVAILABLE, () -> journal.commit(List.of(note(MAIN, 2), note(OTHER, 1)))))
                    .hasMessageContaining("who else uses the database");
            failure(Category.UNAVAILABLE, () -> store.audit().append(CHANGE));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SECONDS);
            assertThat(journal.read(MAIN, 0, 10)).as("reads do not wait").containsExactly(note(MAIN, 1));
            journal.requireOwnership(MAIN);
            other.kill();
        }
        assertThat(journal.load(MAIN).entries()).containsExactly(note(MAIN, 1));
        assertThat(store.audit().read(0, 1)).isEmpty();
        journal.commit(List.of(note(MAIN, 2), note(OTHER, 1)));
        assertThat(store.audit().append(CHANGE).number()).isEqualTo(1);
        assertThat(journal.load(MAIN).entries()).containsExactly(note(MAIN, 1), note(MAIN, 2));
        assertThat(journal.load(OTHER).entries()).containsExactly(note(OTHER, 1));
    }
}

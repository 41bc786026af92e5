package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.store.jdbc.Fixtures.MAIN;
import static trade.helix.store.jdbc.Fixtures.OTHER;
import static trade.helix.store.jdbc.Fixtures.failure;
import static trade.helix.store.jdbc.Fixtures.note;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.account.AccountId;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException.Category;

/** Ownership and commits where a connection is all that ties a process to its store. */
class PostgresConnectionTest {
    private String schema;
    private String direct;
    private CutProxy wire;
    private JdbcStore store;
    private Journal journal;

    @BeforeEach
    void open() throws IOException {
        schema = PostgresServer.shared().newSchema();
        direct = PostgresServer.shared().url(schema);
        wire = new CutProxy(PostgresServer.shared().port());
        store = JdbcStore.open(PostgresServer.url(wire.port(), schema));
        journal = store.journal();
        journal.load(MAIN);
        journal.load(OTHER);
        journal.commit(List.of(note(MAIN, 1)));
    }

    @AfterEach
    void close() throws IOException {
        try {
            store.close();
        } finally {
            // Else the server keeps the sessions of a test that failed, and their locks.
            wire.close();
            PostgresServer.shared().drop(schema);
        }
    }

    @Test
    void anotherProcessThatOwnsAnAccountIsNamed() throws IOException {
        try (ChildJvm holder = new ChildJvm(HolderMain.class, direct, "third")) {
            assertThat(holder.line()).isEqualTo("owned");
            assertThat(failure(Category.OWNED_ELSEWHERE, () -> journal.load(new AccountId("third"))))
                    .hasMessageContaining("Account third is owned by process " + holder.pid() + " on ");
        }
        journal.commit(List.of(note(MAIN, 2)));
    }

    @Test
    void aProcessThatWasKilledOwnsNothing() throws IOException, InterruptedException {
        var third = new AccountId("third");
        try (ChildJvm holder = new ChildJvm(HolderMain.class, direct, "third")) {
            assertThat(holder.line()).isEqualTo("owned");
            holder.kill();
        }
        journal.load(third);
        journal.commit(List.of(note(third, 1)));
    }

    @Test
    void anotherStoreOfThisProcessIsRefusedToo() {
        try (JdbcStore second = JdbcStore.open(direct)) {
            assertThat(failure(Category.OWNED_ELSEWHERE, () -> second.journal().load(MAIN)))
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        journal.requireOwnership(MAIN);
    }

    /** The server still believes in the old connection, and so in its lock. */
    @Test
    void aConnectionThatIsLostIsReplacedAndTheLockTakenBack() throws IOException {
        wire.cutClients();
        failure(Category.UNAVAILABLE, () -> journal.commit(List.of(note(MAIN, 2))));
        journal.commit(List.of(note(MAIN, 2)));
        journal.requireOwnership(MAIN);
        journal.requireOwnership(OTHER);
        try (JdbcStore second = JdbcStore.open(direct)) {
            failure(Category.OWNED_ELSEWHERE, () -> second.journal().load(MAIN));
        }
        assertThat(journal.load(MAIN).entries()).containsExactly(note(MAIN, 1), note(MAIN, 2));
    }

    @Test
    void aServerThatCannotBeReachedIsUnavailableUntilItCan() throws IOException {
        wire.refuse(true);
        wire.cutAll();
        failure(Category.UNAVAILABLE, () -> journal.requireOwnership(MAIN));
        failure(Category.UNAVAILABLE, () -> journal.commit(List.of(note(MAIN, 2))));
        failure(Category.UNAVAILABLE, () -> store.history().latest(MAIN, 1));
        wire.refuse(false);
        assertThat(store.history().latest(MAIN, 1)).isEmpty();
        journal.requireOwnership(MAIN);
        journal.commit(List.of(note(MAIN, 2)));
    }

    @Test
    void anAccountThatSomebodyElseTookMeanwhileIsLost() throws IOException {
        wire.cutAll();
        try (JdbcStore second = JdbcStore.open(direct)) {
            second.journal().load(MAIN);
            second.journal().commit(List.of(note(MAIN, 2, "theirs")));
            failure(Category.UNAVAILABLE, () -> journal.commit(List.of(note(MAIN, 2))));
            assertThat(failure(Category.LOCK_LOST, () -> journal.commit(List.of(note(MAIN, 2)))))
                    .hasMessageContaining("main");
            failure(Category.LOCK_LOST, () -> journal.requireOwnership(MAIN));
            failure(Category.OWNED_ELSEWHERE, () -> journal.load(MAIN));
            // The other account is still ours.
            journal.requireOwnership(OTHER);
            journal.commit(List.of(note(OTHER, 1)));
        }
        failure(Category.LOCK_LOST, () -> journal.commit(List.of(note(MAIN, 3))));
        assertThat(journal.load(MAIN).entries()).containsExactly(note(MAIN, 1), note(MAIN, 2, "theirs"));
        journal.commit(List.of(note(MAIN, 3)));
    }

    /** It is free again, but its journal may say what this process does not know. */
    @Test
    void anAccountThatSomebodyElseHadMeanwhileIsLost() throws IOException {
        wire.cutAll();
        try (JdbcStore second = JdbcStore.open(direct)) {
            second.journal().load(MAIN);
        }
        failure(Category.UNAVAILABLE, () -> journal.commit(List.of(note(MAIN, 2))));
        failure(Category.LOCK_LOST, () -> journal.commit(List.of(note(MAIN, 2))));
        journal.commit(List.of(note(OTHER, 1)));
        try (JdbcStore third = JdbcStore.open(direct)) {
            third.journal().load(MAIN);
        }
        assertThat(journal.load(MAIN).entries()).containsExactly(note(MAIN, 1));
        journal.commit(List.of(note(MAIN, 2)));
        wire.cutClients();
        failure(Category.UNAVAILABLE, () -> journal.commit(List.of(note(MAIN, 3))));
        journal.commit(List.of(note(MAIN, 3)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theEndOfACommitThatWasNotSeenIsUnclear(boolean reachesTheServer) {
        // On a new connection, where the driver still spells the command out.
        store.close();
        store = JdbcStore.open(PostgresServer.url(wire.port(), schema));
        journal = store.journal();
        journal.load(MAIN);
        journal.load(OTHER);
        wire.cutAt("COMMIT".getBytes(StandardCharsets.US_ASCII), reachesTheServer);
        failure(Category.UNCLEAR, () -> journal.commit(List.of(note(MAIN, 2), note(OTHER, 1))));
        long stored = reachesTheServer ? 2 : 1;
        assertThat(journal.load(MAIN).lastSequence()).isEqualTo(stored);
        assertThat(journal.load(OTHER).lastSequence()).isEqualTo(stored - 1);
        journal.commit(List.of(note(MAIN, stored + 1)));
    }

    /** The server gives up earlier than we do. */
    @Test
    void aStatementThatTakesTooLongForTheServerIsNoMoreThanSilence() throws SQLException {
        store.close();
        try (JdbcStore hurried = JdbcStore.open(direct + "&options=-c%20statement_timeout=300");
                Connection other = DriverManager.getConnection(direct);
                Statement statement = other.createStatement()) {
            hurried.journal().load(MAIN);
            statement.execute("BEGIN; LOCK TABLE journal IN SHARE MODE");
            assertThat(failure(Category.UNAVAILABLE, () -> hurried.journal().commit(List.of(note(MAIN, 2)))))
                    .hasMessageContaining("statement timeout");
            statement.execute("ROLLBACK");
            hurried.journal().commit(List.of(note(MAIN, 2)));
            assertThat(hurried.journal().load(MAIN).lastSequence()).isEqualTo(2);
        }
    }

    @Test
    void aClosedStoreOwnsNothing() {
        store.close();
        try (JdbcStore second = JdbcStore.open(direct)) {
            assertThat(second.journal().load(MAIN).entries()).containsExactly(note(MAIN, 1));
        }
    }
}

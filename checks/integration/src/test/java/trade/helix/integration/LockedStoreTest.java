package trade.helix.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.store.AuditEntry;
import trade.helix.api.store.StoreException;

/**
 * A trade is open, and somebody else keeps the database locked. A moment is waited for. Of more than the store waits, I5: the exit
 * goes on, entries do not; afterwards everything is recorded by itself, a halt that a person asked for meanwhile included.
 */
class LockedStoreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Locks the database until it is closed. */
    private interface Locker {
        Connection lock() throws SQLException;
    }

    @Test
    void onSqlite(@TempDir Path folder) throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("helix.db");
        exitsGoOn(url, () -> {
            Connection other = DriverManager.getConnection(url);
            try (Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
            }
            return other;
        });
    }

    @Test
    void onPostgres() throws Exception {
        try (DatabaseServer server = DatabaseServer.start()) {
            server.empty();
            exitsGoOn(server.url(), server::lock);
        }
    }

    private static void exitsGoOn(String url, Locker locker) throws Exception {
        try (Rig rig = Rig.start(url)) {
            aShortLockIsWaitedFor(rig, locker);
            assertThat(Rig.outcome(rig.buy("long"))).isInstanceOf(SignalOutcome.Opened.class);
            SignalReceipt exit;
            try (Connection unused = locker.lock()) {
                exit = rig.sell("out");
                assertThat(Rig.outcome(exit)).isInstanceOf(SignalOutcome.Closed.class);
                assertThat(exit.isRecorded()).isFalse();
                assertThat(rig.ledger().fills("SELL")).hasSize(2);
                assertThat(rig.ledger().live()).isEmpty();
                assertThat(rig.view().status()).hasToString("halted(store)");
                assertThatThrownBy(() -> rig.buy("another")).isInstanceOf(StoreException.class);
                assertThatThrownBy(() -> rig.operations().halt(Rig.ACCOUNT, "ann"))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("holds");
                assertThatThrownBy(() -> rig.operations().resume(Rig.ACCOUNT, "ann"))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("nothing was done");
            }
            awaitStatus(rig, "halted(human)");
            await().atMost(PATIENCE).until(exit::isRecorded);
            rig.operations().resume(Rig.ACCOUNT, "ann");
            assertThat(rig.audit()).extracting(AuditEntry::action).containsExactly("halt main", "resume main");
            rig.stopHelix();
            rig.startHelix();
            assertThat(rig.view().openTrades()).isEmpty();
            assertThat(rig.ledger().fills("SELL")).hasSize(2);
            assertThat(Rig.outcome(rig.buy("again"))).isInstanceOf(SignalOutcome.Opened.class);
            assertThat(rig.audit()).hasSize(2);
        }
    }

    private static void aShortLockIsWaitedFor(Rig rig, Locker locker) throws Exception {
        assertThat(Rig.outcome(rig.buy("first"))).isInstanceOf(SignalOutcome.Opened.class);
        Connection lock = locker.lock();
        CompletableFuture<Void> unlocked = CompletableFuture.runAsync(
                () -> {
                    try {
                        lock.close();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
        SignalReceipt exit = rig.sell("first out");
        assertThat(Rig.outcome(exit)).isInstanceOf(SignalOutcome.Closed.class);
        assertThat(exit.isRecorded()).isTrue();
        assertThat(rig.view().status()).hasToString("running");
        unlocked.get();
    }

    private static void awaitStatus(Rig rig, String status) {
        await().atMost(PATIENCE).until(() -> rig.view().status().toString(), status::equals);
    }
}

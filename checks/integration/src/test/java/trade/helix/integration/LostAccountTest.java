package trade.helix.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.store.StoreException;
import trade.helix.store.jdbc.JdbcStore;

/**
 * A trade is open, and the connection to PostgreSQL goes, which is what holds the account. The venue's ledger says what was sent:
 * all that the trade needs while the account is ours or nobody can say, and nothing once it is somebody else's.
 */
class LostAccountTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static DatabaseServer server;

    private Rig rig;

    @BeforeAll
    static void startTheServer() throws Exception {
        server = DatabaseServer.start();
    }

    @AfterAll
    static void stopTheServer() throws Exception {
        server.close();
    }

    @BeforeEach
    void openATrade() throws Exception {
        server.empty();
        rig = Rig.start(server.url());
        assertThat(Rig.outcome(rig.buy("long"))).isInstanceOf(SignalOutcome.Opened.class);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void aConnectionThatIsCutIsReplacedAndTheTradeGoesOn() throws Exception {
        server.drop();
        SignalReceipt exit = rig.sell("out");
        assertThat(Rig.outcome(exit)).isInstanceOf(SignalOutcome.Closed.class);
        await().atMost(PATIENCE).until(() -> rig.view().status().isRunning() && exit.isRecorded());
        everythingIsSoldOnceAndRecorded();
        assertThat(Rig.outcome(rig.buy("again"))).isInstanceOf(SignalOutcome.Opened.class);
    }

    @Test
    void aStoreThatIsGoneHaltsEntriesAndNotTheExitAndIsBackLater() throws Exception {
        server.refuse();
        awaitStatus("halted(store)");
        SignalReceipt exit = rig.sell("out");
        assertThat(Rig.outcome(exit)).isInstanceOf(SignalOutcome.Closed.class);
        assertThat(exit.isRecorded()).isFalse();
        assertThat(rig.ledger().fills("SELL")).hasSize(1);
        assertThatThrownBy(() -> rig.buy("another")).isInstanceOf(StoreException.class);

        server.admit();
        awaitStatus("running");
        assertThat(exit.isRecorded()).isTrue();
        try (JdbcStore second = JdbcStore.open(server.otherUrl())) {
            assertThatThrownBy(() -> second.journal().load(Rig.ACCOUNT))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is owned by process");
        }
        everythingIsSoldOnceAndRecorded();
        assertThat(Rig.outcome(rig.buy("again"))).isInstanceOf(SignalOutcome.Opened.class);
    }

    @Test
    void nothingIsSentOnceSomebodyElseHasTheAccountAndNothingAfterwards() throws Exception {
        try (JdbcStore other = takeAway()) {
            assertThatThrownBy(() -> rig.sell("out")).isInstanceOf(StoreException.class);
            awaitStatus("halted(lock_lost)");
            assertThat(other.journal().load(Rig.ACCOUNT).entries()).isNotEmpty();
        }
        assertThatThrownBy(() -> rig.sell("out again"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("restart");
        assertThat(rig.ledger().fills("SELL")).isEmpty();
        assertThat(rig.ledger().live()).as("the stop").hasSize(1);

        rig.stopHelix();
        rig.startHelix();
        assertThat(Rig.outcome(rig.sell("at last"))).isInstanceOf(SignalOutcome.Closed.class);
        everythingIsSoldOnceAndRecorded();
    }

    @Test
    void thatSomebodyElseHasTheAccountIsFoundOutThoughNothingHappens() throws Exception {
        try (JdbcStore other = takeAway()) {
            awaitStatus("halted(lock_lost)");
            assertThat(rig.ledger().live()).as("the stop").hasSize(1);
            assertThat(other.journal().load(Rig.ACCOUNT).entries()).isNotEmpty();
        }
    }

    /** Somebody else is quicker than the store that was cut off. */
    private JdbcStore takeAway() throws SQLException {
        JdbcStore other = JdbcStore.open(server.otherUrl());
        for (int attempt = 0; ; attempt++) {
            server.drop();
            try {
                other.journal().load(Rig.ACCOUNT);
                return other;
            } catch (StoreException e) {
                if (attempt == 20) {
                    other.close();
                    throw e;
                }
            }
        }
    }

    private void awaitStatus(String status) {
        await().atMost(PATIENCE).until(() -> rig.view().status().toString(), status::equals);
    }

    private void everythingIsSoldOnceAndRecorded() throws Exception {
        Ledger ledger = rig.ledger();
        assertThat(ledger.fills("SELL")).hasSize(1);
        assertThat(ledger.live()).isEmpty();
        rig.stopHelix();
        rig.startHelix();
        assertThat(rig.view().openTrades()).isEmpty();
        assertThat(rig.view().unknownOrders()).isEmpty();
        assertThat(rig.ledger().fills("SELL")).hasSize(1);
    }
}

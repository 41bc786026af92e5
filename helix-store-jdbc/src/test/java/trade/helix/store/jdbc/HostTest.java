package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trade.helix.store.jdbc.Fixtures.MAIN;
import static trade.helix.store.jdbc.Fixtures.failure;
import static trade.helix.store.jdbc.Fixtures.note;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;
import trade.helix.api.store.StoreException.Category;

/** A host brings its own pool, its own tables and its own transactions. */
class HostTest {
    private TestDatabase database;
    private DataSource source;

    @BeforeEach
    void create() {
        database = TestDatabase.Kind.POSTGRESQL.create();
        source = new DriverManagerDataSource(database.url());
    }

    @AfterEach
    void remove() {
        database.close();
    }

    @Test
    void aPoolServesAndGetsItsConnectionsBackWithoutLocks() throws SQLException {
        try (HikariDataSource pool = new HikariDataSource(pool(4))) {
            for (long round = 1; round <= 2; round++) {
                try (JdbcStore store = JdbcStore.builder(pool).open()) {
                    assertThat(store.journal().load(MAIN).lastSequence()).isEqualTo(round - 1);
                    store.journal().commit(List.of(note(MAIN, round)));
                    assertThat(store.history().latest(MAIN, 1)).isEmpty();
                    assertThat(pool.getHikariPoolMXBean().getActiveConnections())
                            .isEqualTo(1);
                }
                assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
                assertNothingIsLeft(pool);
            }
        }
    }

    /** Asks each connection of a pool for itself: the server is shared with other tests. */
    private static void assertNothingIsLeft(HikariDataSource pool) throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            while (all.size() < pool.getMaximumPoolSize()) {
                all.add(pool.getConnection());
            }
            for (Connection each : all) {
                try (Statement statement = each.createStatement();
                        ResultSet row = statement.executeQuery(
                                "SELECT count(*), current_setting('application_name'), current_setting('lock_timeout'),"
                                        + " current_setting('transaction_isolation') FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getInt(1)).as("advisory locks").isZero();
                    assertThat(row.getString(2)).doesNotStartWith("helix ");
                    assertThat(row.getString(3)).isEqualTo("0");
                    assertThat(row.getString(4)).isEqualTo("serializable");
                }
            }
        } finally {
            for (Connection each : all) {
                each.close();
            }
        }
    }

    /** A server that stops the farewell leaves its session as it was, and the pool would hand that out again. */
    @Test
    void aConnectionThatKeepsItsLocksIsNotGivenBack() throws SQLException {
        database.execute("CREATE FUNCTION pg_advisory_unlock_all() RETURNS void LANGUAGE plpgsql"
                + " AS $$ BEGIN RAISE EXCEPTION 'not now'; END $$");
        HikariConfig config = pool(4);
        // Ours is found before the server's own.
        config.setConnectionInitSql("SELECT set_config('search_path', current_schema() || ', pg_catalog', false)");
        try (HikariDataSource pool = new HikariDataSource(config)) {
            JdbcStore store = JdbcStore.builder(pool).open();
            store.journal().load(MAIN);
            assertThat(failure(Category.UNAVAILABLE, store::close).getSuppressed())
                    .singleElement()
                    .satisfies(e -> assertThat(e).hasMessageContaining("not now"));
            try (JdbcStore next = JdbcStore.open(database.url())) {
                next.journal().load(MAIN);
            }
            assertNothingIsLeft(pool);
        }
    }

    @Test
    void aPoolOfOneIsTooSmallAndToldSo() {
        try (HikariDataSource pool = new HikariDataSource(pool(1))) {
            assertThat(failure(Category.UNAVAILABLE, () -> JdbcStore.builder(pool)))
                    .hasMessageContaining("no two connections");
        }
    }

    private HikariConfig pool(int size) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(1_000);
        // Not what a writer of ours is set to.
        config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        return config;
    }

    @Test
    void aDataSourceThatJoinsTransactionsIsRefusedByWhatItIs() {
        refused(new TransactionAwareDataSourceProxy(source));
    }

    /** Whatever its name: within a transaction of the host it shows. */
    @Test
    void oneThatHidesItIsRefusedWhileATransactionRuns() {
        new TransactionTemplate(new DataSourceTransactionManager(source)).executeWithoutResult(status -> {
            refused(new Renamed(new TransactionAwareDataSourceProxy(source)));
        });
    }

    private static void refused(DataSource source) {
        assertThatThrownBy(() -> JdbcStore.builder(source))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("joins the host's transactions");
    }

    /** Another vendor's proxy that wraps without saying so. */
    private static final class Renamed extends AbstractDataSource {
        private final DataSource wrapped;

        Renamed(DataSource wrapped) {
            this.wrapped = wrapped;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return wrapped.getConnection();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return wrapped.getConnection(user, password);
        }
    }

    @Test
    void aCommitInsideATransactionOfTheHostOutlivesItsRollback() {
        try (JdbcStore store = JdbcStore.builder(source).open()) {
            store.journal().load(MAIN);
            new TransactionTemplate(new DataSourceTransactionManager(source)).executeWithoutResult(status -> {
                store.journal().commit(List.of(note(MAIN, 1)));
                status.setRollbackOnly();
            });
            assertThat(store.journal().load(MAIN).lastSequence()).isEqualTo(1);
        }
    }

    /** What a Spring Boot host does at its start: Flyway with its default table, in the same schema. */
    @Test
    void theHostsOwnFlywayAndOursLeaveEachOtherAlone() throws SQLException {
        database.execute("CREATE TABLE theirs (a TEXT)");
        Flyway theirs = Flyway.configure()
                .dataSource(source)
                .locations("classpath:host/migration")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .loggers()
                .load();
        assertThat(theirs.migrate().migrationsExecuted).isEqualTo(1);
        try (JdbcStore store = JdbcStore.open(database.url())) {
            store.journal().load(MAIN);
            store.journal().commit(List.of(note(MAIN, 1)));
        }
        assertThat(theirs.migrate().migrationsExecuted).isZero();
        theirs.validate();
        assertThat(database.rows("SELECT script FROM flyway_schema_history WHERE type = 'SQL'"))
                .containsExactly(Map.of("script", "V1__host.sql"));
        assertThat(database.rows("SELECT script FROM helix_schema_history WHERE type = 'SQL'"))
                .containsExactly(
                        Map.of("script", "V1__journal_and_tables.sql"), Map.of("script", "V2__key_values.sql"));
        JdbcStore.open(database.url()).close();
    }

    @Test
    void aTableOfTheSameNameIsRefusedAndLeftAlone() throws SQLException {
        database.execute("CREATE TABLE trades (mine TEXT)", "INSERT INTO trades VALUES ('kept')");
        failure(Category.UNUSABLE, () -> JdbcStore.open(database.url()));
        assertThat(database.rows("SELECT * FROM trades")).containsExactly(Map.of("mine", "kept"));
        assertThat(database.rows(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
                                + " AND table_name IN ('journal', 'signals')"))
                .isEmpty();
    }
}

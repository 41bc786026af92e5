package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.store.jdbc.Fixtures.failure;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import trade.helix.api.store.StoreException.Category;

/** A real server that is said to be of another version. */
class PostgresVersionTest {
    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.Kind.POSTGRESQL.create();
    }

    @AfterEach
    void remove() {
        database.close();
    }

    @Test
    void anOlderServerIsRefusedAndLeftAlone() throws SQLException {
        DataSource source = saidToBe(13, "13.22");
        assertThat(failure(
                        Category.UNUSABLE,
                        () -> JdbcStore.builder(source).open().close()))
                .hasMessageContaining("is PostgreSQL 13.22, and Helix needs 14 or newer");
        assertThat(database.rows("SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema()"))
                .isEmpty();
    }

    @Test
    void theOldestThatIsKnownIsTaken() {
        JdbcStore.builder(saidToBe(14, "14.0")).open().close();
    }

    private DataSource saidToBe(int major, String version) {
        DataSource real = new DriverManagerDataSource(database.url());
        return but(DataSource.class, real, Map.of("getConnection", () -> {
            Connection connection = real.getConnection();
            DatabaseMetaData server = but(
                    DatabaseMetaData.class,
                    connection.getMetaData(),
                    Map.of("getDatabaseMajorVersion", () -> major, "getDatabaseProductVersion", () -> version));
            return but(Connection.class, connection, Map.of("getMetaData", () -> server));
        }));
    }

    /** The real thing, but for some methods. */
    private static <T> T but(Class<T> type, T real, Map<String, Callable<Object>> instead) {
        InvocationHandler handler = (self, method, arguments) -> {
            Callable<Object> other = instead.get(method.getName());
            try {
                return other == null ? method.invoke(real, arguments) : other.call();
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}

package trade.helix.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL server as a child process, as durable as one that holds money: fsync and synchronous_commit on. */
final class PostgresServer {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    private static final class Shared {
        // Ends with the JVM.
        static final PostgresServer SERVER = start();
    }

    static PostgresServer shared() {
        return Shared.SERVER;
    }

    private static PostgresServer start() {
        try {
            return new PostgresServer(durable(EmbeddedPostgres.builder()).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EmbeddedPostgres.Builder durable(EmbeddedPostgres.Builder builder) {
        return builder.setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on");
    }

    int port() {
        return server.getPort();
    }

    String newSchema() {
        String schema = "test_" + SCHEMAS.incrementAndGet();
        execute("CREATE SCHEMA " + schema);
        return schema;
    }

    void drop(String schema) {
        execute("DROP SCHEMA " + schema + " CASCADE");
    }

    String url(String schema) {
        return url(server.getPort(), schema);
    }

    /** The address of a schema by some port, such as that of a proxy. */
    static String url(int port, String schema) {
        return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres&currentSchema=" + schema;
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url("public"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}

package trade.helix.integration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A real PostgreSQL server that drops a store's connections on command, and lets none in. */
final class DatabaseServer implements AutoCloseable {
    private final EmbeddedPostgres server;

    private int schemas;

    private DatabaseServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static DatabaseServer start() throws IOException, SQLException {
        DatabaseServer started = new DatabaseServer(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start());
        started.execute("CREATE ROLE helix LOGIN");
        return started;
    }

    /** From now on addresses are of empty tables. */
    void empty() throws SQLException {
        schemas++;
        execute("CREATE SCHEMA " + schema() + " AUTHORIZATION helix");
    }

    private String schema() {
        return "helix" + schemas;
    }

    /** The address for a store whose connections are ended on command. */
    String url() {
        return url("helix");
    }

    /** The address for another store of the same tables, whose connections stay. */
    String otherUrl() {
        return url("postgres");
    }

    private String url(String user) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres?user=" + user + "&currentSchema="
                + schema();
    }

    /** Ends every connection of the first, and with them its locks. */
    void drop() throws SQLException {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'helix'");
    }

    void refuse() throws SQLException {
        execute("ALTER ROLE helix NOLOGIN");
        drop();
    }

    void admit() throws SQLException {
        execute("ALTER ROLE helix LOGIN");
    }

    /** Nobody reads or writes the journal until it is closed. */
    Connection lock() throws SQLException {
        Connection connection = DriverManager.getConnection(otherUrl());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE journal IN ACCESS EXCLUSIVE MODE");
        }
        return connection;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

package trade.helix.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An empty database, and a look at its tables that does not go through the store. */
final class TestDatabase implements AutoCloseable {
    private final Kind kind;
    private final String url;
    private final Cleaning cleaning;

    private TestDatabase(Kind kind, String url, Cleaning cleaning) {
        this.kind = kind;
        this.url = url;
        this.cleaning = cleaning;
    }

    /** The two kinds of databases. */
    enum Kind {
        SQLITE,
        POSTGRESQL;

        TestDatabase create() {
            return this == SQLITE ? sqlite() : postgres();
        }

        /** With its tables, by our scripts alone: that is four times as fast as with Flyway. */
        TestDatabase withTables() {
            TestDatabase made = create();
            try {
                made.applyScripts();
                return made;
            } catch (SQLException | IOException e) {
                throw new AssertionError("The tables cannot be made.", e);
            }
        }
    }

    private interface Cleaning {
        void run() throws SQLException, IOException;
    }

    private static TestDatabase sqlite() {
        try {
            Path folder = Files.createTempDirectory("helix-store");
            return new TestDatabase(Kind.SQLITE, "jdbc:sqlite:" + folder.resolve("helix.db"), () -> delete(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A schema of its own in the server that all tests of this JVM share. */
    private static TestDatabase postgres() {
        String schema = PostgresServer.shared().newSchema();
        return new TestDatabase(
                Kind.POSTGRESQL,
                PostgresServer.shared().url(schema),
                () -> PostgresServer.shared().drop(schema));
    }

    /** A SQLite file; closing it leaves it where it is. */
    static TestDatabase at(Path file) {
        return new TestDatabase(Kind.SQLITE, Fixtures.url(file), () -> {});
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    Kind kind() {
        return kind;
    }

    boolean isSqlite() {
        return kind == Kind.SQLITE;
    }

    String url() {
        return url;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** Every row of a query, by column; both databases tell numbers and truth alike. */
    List<Map<String, Object>> rows(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<Map<String, Object>> found = new ArrayList<>();
            while (rows.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.put(rows.getMetaData().getColumnName(i), plain(rows.getObject(i)));
                }
                found.add(row);
            }
            return found;
        }
    }

    private static Object plain(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Long number) {
            return Math.toIntExact(number);
        }
        return value instanceof Boolean truth ? (truth ? 1 : 0) : value;
    }

    void applyScripts() throws SQLException, IOException {
        for (String name : List.of("V1__journal_and_tables.sql", "V2__key_values.sql")) {
            String script = "migration/" + (isSqlite() ? "sqlite/" : "postgresql/") + name;
            try (InputStream file = JdbcStore.class.getResourceAsStream(script);
                    Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Something that happens with each entry of the journal that fulfils a condition; null for a failure. */
    void trigger(String name, String condition, String action) throws SQLException {
        if (isSqlite()) {
            String body = action == null ? "SELECT RAISE(ABORT, 'not this one')" : action;
            execute("CREATE TRIGGER " + name + " AFTER INSERT ON journal WHEN " + condition + " BEGIN " + body
                    + "; END");
        } else {
            String body = action == null ? "RAISE EXCEPTION 'not this one'" : action;
            execute(
                    "CREATE FUNCTION " + name + "() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + body
                            + "; RETURN NEW; END $$",
                    "CREATE TRIGGER " + name + " AFTER INSERT ON journal FOR EACH ROW WHEN (" + condition
                            + ") EXECUTE FUNCTION " + name + "()");
        }
    }

    /** Leaves entries out that fulfil a condition, without an error. */
    void dropping(String name, String condition) throws SQLException {
        if (isSqlite()) {
            execute("CREATE TRIGGER " + name + " BEFORE INSERT ON journal WHEN " + condition
                    + " BEGIN SELECT RAISE(IGNORE); END");
        } else {
            execute(
                    "CREATE FUNCTION " + name + "() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
                    "CREATE TRIGGER " + name + " BEFORE INSERT ON journal FOR EACH ROW WHEN (" + condition
                            + ") EXECUTE FUNCTION " + name + "()");
        }
    }

    @Override
    public void close() {
        try {
            cleaning.run();
        } catch (SQLException | IOException e) {
            throw new AssertionError("The test database cannot be removed.", e);
        }
    }
}

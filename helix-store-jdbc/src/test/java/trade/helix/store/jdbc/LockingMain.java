package trade.helix.store.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A process that locks the tables for some milliseconds, as a backup, a migration or a person at a console does. */
final class LockingMain {
    private LockingMain() {}

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        try (Connection connection = DriverManager.getConnection(arguments[0]);
                Statement statement = connection.createStatement()) {
            statement.execute(arguments[1]);
            System.out.println("locked");
            Thread.sleep(Long.parseLong(arguments[2]));
            statement.execute("ROLLBACK");
        }
    }
}

package trade.helix.store.jdbc;

import java.sql.SQLException;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** Makes of a database's errors what callers can act on. */
final class Failures {
    private Failures() {}

    /** A failure after which certainly nothing is stored. */
    static StoreException of(Database database, String what, SQLException cause) {
        Category category = database.category(cause);
        return new StoreException(category, sentence(database, what, cause) + remedy(category), cause);
    }

    /** A failure that came while a transaction was being made durable. */
    static StoreException unclear(Database database, String what, SQLException cause) {
        return new StoreException(
                Category.UNCLEAR,
                sentence(database, what + ", at its end,", cause)
                        + "Whether it was stored is not known. Check the disk and the connection, and load the journal again"
                        + " before anything is sent.",
                cause);
    }

    private static String sentence(Database database, String what, SQLException cause) {
        return what + " failed at " + database.name() + ": " + cause.getMessage() + ". ";
    }

    private static String remedy(Category category) {
        return switch (category) {
            case CONFLICT ->
                "Something of the same identity is stored already; nothing of this was. Load the journal again.";
            case UNUSABLE -> "Nothing was stored. Check the database before you go on.";
            default -> "Nothing was stored. Check the disk and who else uses the database; then it can be tried again.";
        };
    }

    /** Closes what a failure leaves behind; a second failure is told with the first. */
    static void closeAfter(Throwable failure, AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }
}

package trade.helix.store.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.JournalEntry;

/** The entries of one caller, and what came of them. Changed under the journal's lock only. */
final class Batch {
    private final List<JournalTable.Stored> rows;
    private boolean settled;
    private @Nullable Throwable failure;

    Batch(List<JournalTable.Stored> rows) {
        this.rows = rows;
    }

    List<JournalTable.Stored> rows() {
        return rows;
    }

    List<JournalEntry> entries() {
        return rows.stream().map(JournalTable.Stored::entry).toList();
    }

    boolean isSettled() {
        return settled;
    }

    void stored() {
        settled = true;
    }

    void failed(Throwable why) {
        settled = true;
        failure = why;
    }

    /** Returns if it is stored. */
    void result() {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }
}

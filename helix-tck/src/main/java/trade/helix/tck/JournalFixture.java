package trade.helix.tck;

import trade.helix.api.store.Journal;

/** An empty store to try journals on. Each rule opens one and closes it. */
public interface JournalFixture extends AutoCloseable {
    /**
     * Opens a journal at the store, as one more process would: what was committed through an earlier one is there.
     *
     * @return a new journal, that owns no account yet
     */
    Journal open();

    /** Closes the journals that are still open, and removes the store. */
    @Override
    void close();
}

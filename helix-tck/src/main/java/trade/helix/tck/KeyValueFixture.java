package trade.helix.tck;

import trade.helix.api.venue.KeyValue;

/** An empty place to try a key-value on. Each rule opens one and closes it. */
public interface KeyValueFixture extends AutoCloseable {
    /**
     * Opens a key-value, as one more process would: what was put through an earlier one is there, if it outlives a process.
     *
     * @return a new one
     */
    KeyValue open();

    /** Closes what is still open, and removes the place. */
    @Override
    void close();
}

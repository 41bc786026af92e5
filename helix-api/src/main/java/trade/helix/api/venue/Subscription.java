package trade.helix.api.venue;

/** A stream that is being listened to. Thread-safe. */
public interface Subscription extends AutoCloseable {
    /** Ends it: nothing is told from now on, but for what is being told already. Idempotent. */
    @Override
    void close();
}

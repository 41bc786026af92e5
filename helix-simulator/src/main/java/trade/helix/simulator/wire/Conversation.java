package trade.helix.simulator.wire;

/** What a venue does on one WebSocket connection. Used under the simulator's lock. */
public interface Conversation {
    /**
     * The other end said something.
     *
     * @param text perhaps malformed
     */
    void hear(String text);

    /** Another second has passed. */
    void tick();

    /** The connection is gone. */
    void end();

    /**
     * Whether it carries an account's events.
     *
     * @param account an API key
     * @return false for public data
     */
    boolean concerns(String account);

    /** Cuts the connection. */
    void drop();
}

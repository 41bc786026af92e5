package trade.helix.simulator.wire;

/** One end of a WebSocket connection. Nothing here waits for the other end. */
public interface Line {
    /**
     * Sends a text after those that were sent before it.
     *
     * @param text JSON
     */
    void send(String text);

    /** Sends a ping frame. */
    void ping();

    /** Cuts the connection without a closing frame. */
    void drop();
}

package trade.helix.simulator.wire;

/** What faults make of events on their way to a stream. */
public interface EventFate {
    /**
     * How often an event is to be sent.
     *
     * @param endpoint {@link Endpoint#ORDER} or {@link Endpoint#PROTECT} for what happens to such an order,
     *     {@link Endpoint#ACCOUNT} for balances
     * @param account the API key that it is for
     * @param fill whether it tells of a fill
     * @return 0 if it is lost, 1, or 2 for a fill that is told twice
     */
    int copies(Endpoint endpoint, String account, boolean fill);
}

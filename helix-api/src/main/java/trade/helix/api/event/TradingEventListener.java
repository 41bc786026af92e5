package trade.helix.api.event;

/** Is told what happened. Called by one thread at a time for each account; slow or failing, it delays nothing but itself. */
@FunctionalInterface
public interface TradingEventListener {
    /**
     * Takes one event.
     *
     * @param event what happened
     */
    void on(TradingEvent event);
}

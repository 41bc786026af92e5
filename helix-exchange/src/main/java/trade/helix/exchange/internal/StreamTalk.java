package trade.helix.exchange.internal;

/** What is said on one connection. */
public interface StreamTalk {
    /**
     * The subscription, made when the connection stands; may wait for the venue.
     *
     * @throws trade.helix.api.venue.VenueException if it cannot be made
     */
    String subscription();

    /**
     * Understands one message and passes on what it tells; one after the other. What it does not know it passes over.
     *
     * @throws trade.helix.api.venue.VenueException if the venue refuses the subscription or ends it
     * @throws UnreadableException if it does not say what it should
     */
    void hear(Json message, StreamNews news);
}

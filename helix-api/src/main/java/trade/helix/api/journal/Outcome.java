package trade.helix.api.journal;

/** What is known of an order that was to be sent. */
public enum Outcome {
    /** The venue has, or had, it. */
    ACCEPTED,
    /** The venue certainly did not take it. */
    REFUSED,
    /** It may or may not be at the venue. */
    UNKNOWN,
    /** It was unknown, and is now certain never to have arrived. */
    ABSENT
}

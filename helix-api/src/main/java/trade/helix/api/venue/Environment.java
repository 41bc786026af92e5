package trade.helix.api.venue;

/** Which of a venue's worlds is traded in. */
public enum Environment {
    /** Real money. */
    LIVE,
    /** The venue's test system, or a simulator. */
    TESTNET
}

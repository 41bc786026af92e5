package trade.helix.simulator.wire;

/** What a venue answers when a fault wants it to. */
public enum Trouble {
    /** It does not know what became of the request. */
    UNCERTAIN,
    /** It has had too many requests. */
    TOO_MANY,
    /** It refuses the order. */
    REFUSED,
    /** It knows no such order. */
    UNKNOWN_ORDER,
    /** It has no such endpoint any more. */
    GONE
}

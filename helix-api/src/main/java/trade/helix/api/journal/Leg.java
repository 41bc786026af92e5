package trade.helix.api.journal;

/** Which part of a trade an order is. */
public enum Leg {
    /** Opens the position. */
    ENTRY,
    /** Covers it at the venue. */
    PROTECTION,
    /** Closes it. */
    EXIT,
    /** What somebody else sold of it at the venue: never sent by Helix, only booked. */
    MANUAL
}

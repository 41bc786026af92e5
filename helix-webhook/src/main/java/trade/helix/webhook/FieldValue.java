package trade.helix.webhook;

/**
 * The value of one field of the message.
 *
 * @param kind what JSON calls it
 * @param text the text of a string, or a number as it was written; secrets taken out
 */
record FieldValue(Kind kind, String text) {
    /** What a value is in JSON, as far as it matters here. */
    enum Kind {
        TEXT,
        NUMBER,
        OTHER
    }
}

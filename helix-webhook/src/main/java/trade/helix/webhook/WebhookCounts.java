package trade.helix.webhook;

/**
 * How many requests a webhook has answered since it was made, by what came of them. Each request counts once.
 *
 * @param accepted stored and executed, or still being executed (200, 202)
 * @param deduplicated repetitions (200)
 * @param rejected stored and rejected, a full queue included (409, 429)
 * @param unauthenticated without a valid secret (401)
 * @param tooLarge with too large a body (413)
 * @param malformed authenticated, and no JSON object (422)
 * @param invalid authenticated JSON with missing or wrong fields, or for an unknown account (422)
 * @param unavailable whose body broke off, or that the store did not take (503)
 * @param failed ended by a fault of our own (500)
 */
public record WebhookCounts(
        long accepted,
        long deduplicated,
        long rejected,
        long unauthenticated,
        long tooLarge,
        long malformed,
        long invalid,
        long unavailable,
        long failed) {
    /** {@return the sum of all} */
    public long total() {
        return accepted
                + deduplicated
                + rejected
                + unauthenticated
                + tooLarge
                + malformed
                + invalid
                + unavailable
                + failed;
    }
}

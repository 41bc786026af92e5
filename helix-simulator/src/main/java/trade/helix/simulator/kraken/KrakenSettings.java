package trade.helix.simulator.kraken;

import java.util.Set;

/**
 * What the venue leaves to its customer, or its documentation leaves open.
 *
 * @param tier the limits of every account
 * @param permissions what every key may do, in the venue's words
 * @param nonceWindow how far a nonce may lie behind the highest one used; 0 wants each to be higher
 * @param clientIdWithClose the error for a client order id together with a conditional close
 */
public record KrakenSettings(Tier tier, Set<String> permissions, long nonceWindow, String clientIdWithClose) {
    /** A key that reads, listens and trades and can do nothing else, on the middle tier. */
    public static final KrakenSettings USUAL = new KrakenSettings(
            Tier.INTERMEDIATE,
            Set.of(
                    "query-funds",
                    "query-open-trades",
                    "query-closed-trades",
                    "modify-trades",
                    "close-trades",
                    "create-ws-token"),
            0,
            "EGeneral:Invalid arguments:cl_ord_id");

    /**
     * Copies the permissions.
     *
     * @param tier the limits of every account
     * @param permissions what every key may do, in the venue's words
     * @param nonceWindow how far a nonce may lie behind the highest one used; 0 wants each to be higher
     * @param clientIdWithClose the error for a client order id together with a conditional close
     */
    public KrakenSettings {
        permissions = Set.copyOf(permissions);
    }
}

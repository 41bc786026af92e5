package trade.helix.engine.core;

import java.time.Duration;

/**
 * The times that the core goes by.
 *
 * @param dedupWindow how long a signal's repetition is dropped
 * @param entryMaxAge how old an entry may be when its order leaves
 * @param quoteMaxAge how old a price may be when it decides
 * @param accountMaxAge how old balances may be when they decide; they are read again after every order in any case
 * @param transferSettling how long a change of balances has to stand before it is taken as a transfer
 * @param longestGap how long a trade may be without protection while the venue answers, before it is sold
 * @param reconcileInterval how long between two comparisons with the venue
 * @param watchInterval how long between two looks at a live protective order, where no stream tells of it
 * @param streamedWatchInterval the same while the venue tells of changes: a stream loses some of them
 * @param lookupInterval how long between two look-ups of an order whose outcome is unknown
 */
public record CoreSettings(
        Duration dedupWindow,
        Duration entryMaxAge,
        Duration quoteMaxAge,
        Duration accountMaxAge,
        Duration transferSettling,
        Duration longestGap,
        Duration reconcileInterval,
        Duration watchInterval,
        Duration streamedWatchInterval,
        Duration lookupInterval) {
    /**
     * Checks that what is decided on is remembered as long.
     *
     * @throws IllegalArgumentException if entries may be older than signals are remembered
     */
    public CoreSettings {
        if (dedupWindow.compareTo(entryMaxAge) < 0) {
            throw new IllegalArgumentException("Signals are remembered for " + dedupWindow + ", and entries may be "
                    + entryMaxAge + " old: remember them longer.");
        }
    }

    /** The values of the design: 60 s, 30 s, 1 s, 10 s, 10 s, 5 s, 60 s, 2 s, 15 s, 1 s. */
    public static final CoreSettings DEFAULTS = new CoreSettings(
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(2),
            Duration.ofSeconds(15),
            Duration.ofSeconds(1));
}

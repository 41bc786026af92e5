package trade.helix.integration.crash;

import java.io.IOException;
import java.util.Locale;

/** What the venue does with the order that a scenario is about. */
enum VenueOutcome {
    ACCEPTED,
    REFUSED,
    ACCEPT_THEN_DROP,
    DROP_BEFORE,
    ERROR_AFTER_ACCEPT,
    STALE_LOOKUP,
    PARTIAL_FILL;

    /** How long the venue hides new orders from those who look: less than it takes to be certain. */
    private static final int LAG_MILLIS = 10_000;

    static VenueOutcome of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Arms it once for each of these endpoints; a lag is there until it is disarmed, and only orders fill in part. */
    void arm(Control control, String... endpoints) throws IOException, InterruptedException {
        switch (this) {
            case ACCEPTED -> {}
            case REFUSED -> control.arm(control.fault(endpoints[0], "reject"));
            case STALE_LOOKUP ->
                control.arm(control.fault("*", word()).put("millis", LAG_MILLIS).put("probability", 1));
            case PARTIAL_FILL -> control.arm(control.fault("order", word()).put("fraction", "0.5"));
            default -> {
                for (String endpoint : endpoints) {
                    control.arm(control.fault(endpoint, word()));
                }
            }
        }
    }
}

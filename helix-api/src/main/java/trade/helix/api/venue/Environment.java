package trade.helix.api.venue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which of a venue's worlds is traded in. */
public enum Environment {
    /** Real money. */
    LIVE,
    /** The venue's test system, or a simulator. */
    TESTNET,
    /** The live market, with orders that go nowhere: they are matched in this process against the venue's live book. */
    PAPER;

    /**
     * Reads what {@code TRADING_MODE} says, for {@link VenueConfig.Builder#environment}.
     *
     * @param mode {@code paper}, {@code testnet} or {@code live}, in whatever case; null or blank if it is not set
     * @return which one; null for the one that the venue takes by itself, which is never {@code LIVE}
     * @throws IllegalArgumentException if it says anything else
     */
    public static @Nullable Environment ofMode(@Nullable String mode) {
        if (mode == null || mode.isBlank()) {
            return null;
        }
        return switch (mode.strip().toLowerCase(Locale.ROOT)) {
            case "paper" -> PAPER;
            case "testnet" -> TESTNET;
            case "live" -> LIVE;
            default ->
                throw new IllegalArgumentException(
                        "There is no trading mode '" + mode
                                + "'. Choose paper, testnet or live, or leave it unset for the venue's own, which is never live.");
        };
    }
}

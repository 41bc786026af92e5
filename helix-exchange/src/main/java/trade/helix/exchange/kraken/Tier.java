package trade.helix.exchange.kraken;

import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Kraken's limits for a level of accounts. Which level an account has cannot be asked.
 *
 * @param calls most points of calls of a key
 * @param callsFall how many of them go each second, in thousandths
 * @param orders most points of orders of an account in a pair
 * @param ordersFall how many of them go each second, in thousandths
 */
record Tier(int calls, int callsFall, int orders, int ordersFall) {
    /** The lowest level: what it allows, every account may. */
    static final Tier STARTER = new Tier(15, 330, 60, 1000);

    /** The option of the provider. */
    static final String OPTION = "tier";

    private static final Map<String, Tier> BY_NAME = Map.of(
            "starter", STARTER,
            "intermediate", new Tier(20, 500, 125, 2340),
            "pro", new Tier(20, 1000, 180, 3750));

    /**
     * The level of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Tier of(String name) {
        Tier tier = BY_NAME.get(name.toLowerCase(Locale.ROOT));
        if (tier == null) {
            throw new IllegalArgumentException("Kraken cannot be opened: option " + OPTION + " must be one of "
                    + new TreeSet<>(BY_NAME.keySet()) + ".");
        }
        return tier;
    }
}

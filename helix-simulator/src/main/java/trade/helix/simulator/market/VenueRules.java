package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What differs between venues in how orders trade.
 *
 * @param venue its name, such as {@code binance}
 * @param makerRate fraction of a resting order's fill that the venue keeps, 0.001 is 0.1 %; at most the taker's
 * @param takerRate fraction of a taking order's fill that the venue keeps
 * @param stopsTriggerAtOnce whether a stop whose trigger the price has passed acts at once; it is refused otherwise
 * @param orderNames how the venue writes its order ids
 * @param feeCoin in which a fill is paid that would be paid in what it received, if the account has enough; null for none
 */
public record VenueRules(
        String venue,
        BigDecimal makerRate,
        BigDecimal takerRate,
        boolean stopsTriggerAtOnce,
        LongFunction<String> orderNames,
        @Nullable FeeCoin feeCoin) {
    private static final BigDecimal USUAL_RATE = new BigDecimal("0.001");

    /**
     * Fees of 0.1 %, stops only ahead of the price, numbers as order ids.
     *
     * @param venue its name
     * @return the rules
     */
    public static VenueRules usual(String venue) {
        return new VenueRules(venue, USUAL_RATE, USUAL_RATE, false, Long::toString, null);
    }

    /**
     * The same rules with cheaper fees in a coin.
     *
     * @param coin null for none
     * @return the rules
     */
    public VenueRules payingIn(@Nullable FeeCoin coin) {
        return new VenueRules(venue, makerRate, takerRate, stopsTriggerAtOnce, orderNames, coin);
    }
}

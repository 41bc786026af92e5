package trade.helix.examples.customvenue.harbour;

import java.math.BigDecimal;

/**
 * An execution as the Harbour keeps it.
 *
 * @param number the Harbour's own number
 * @param order the number of its order
 * @param side {@code buy} or {@code sell}
 * @param price USDT for a base unit
 * @param quantity base units
 * @param fee in USDT, whichever way it went
 * @param at when, in milliseconds
 */
public record Deal(
        String number, String order, String side, BigDecimal price, BigDecimal quantity, BigDecimal fee, long at) {}

package trade.helix.examples.customvenue.harbour;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order as the Harbour keeps it.
 *
 * @param number the Harbour's own number
 * @param id the member's
 * @param side {@code buy} or {@code sell}
 * @param quantity base units asked for
 * @param stop the trigger; null for a market order
 * @param state {@code live}, {@code filled} or {@code cancelled}; it fills whole or not at all
 * @param at when it came, in milliseconds
 */
public record Order(
        String number,
        String id,
        String side,
        BigDecimal quantity,
        @Nullable BigDecimal stop,
        String state,
        long at) {
    /** {@return whether it may still fill} */
    public boolean isLive() {
        return state.equals("live");
    }

    /** {@return base units filled so far} */
    public BigDecimal filled() {
        return state.equals("filled") ? quantity : BigDecimal.ZERO;
    }

    Order ended(String how) {
        return new Order(number, id, side, quantity, stop, how, at);
    }
}

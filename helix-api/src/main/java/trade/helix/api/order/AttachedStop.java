package trade.helix.api.order;

import java.util.Objects;
import trade.helix.api.value.Price;

/**
 * A stop that travels with an entry: the venue places one with each execution of it, of that execution's quantity.
 *
 * @param number the account's running number of the entry, by which a venue that allows no client order id here finds it;
 *     above zero
 * @param stop where each of them sells at market, on the tick grid
 */
public record AttachedStop(int number, Price stop) {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is not above zero
     */
    public AttachedStop {
        Objects.requireNonNull(stop, "stop");
        if (number <= 0) {
            throw new IllegalArgumentException("Number " + number + " of an entry with a stop: it is above zero.");
        }
    }
}

package trade.helix.api.market;

import java.time.Instant;
import java.util.Objects;
import trade.helix.api.value.Price;

/**
 * The best prices of a symbol at one moment.
 *
 * @param symbol whose prices
 * @param bid the best price that somebody pays
 * @param ask the best price that somebody asks, not below the bid
 * @param at when it was read, by the reader's clock
 */
public record Quote(Symbol symbol, Price bid, Price ask, Instant at) {
    /**
     * Checks the order of the two.
     *
     * @throws IllegalArgumentException if the ask is below the bid
     */
    public Quote {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(at, "at");
        if (bid.isAbove(ask)) {
            throw new IllegalArgumentException(
                    "The book of " + symbol + " is crossed: bid " + bid + " above ask " + ask + ".");
        }
    }
}

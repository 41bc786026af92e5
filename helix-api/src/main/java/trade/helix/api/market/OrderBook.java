package trade.helix.api.market;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * The first levels of a symbol's book.
 *
 * @param symbol whose book
 * @param bids buyers, best (highest) first
 * @param asks sellers, best (lowest) first
 * @param at when it was read
 */
public record OrderBook(Symbol symbol, List<Level> bids, List<Level> asks, Instant at) {
    public OrderBook {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(at, "at");
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /**
     * What is offered at one price.
     *
     * @param price the level
     * @param quantity base units at that level
     */
    public record Level(Price price, Quantity quantity) {}
}

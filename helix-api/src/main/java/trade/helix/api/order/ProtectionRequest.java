package trade.helix.api.order;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * A protective order to be sent: a sell stop, or a stop and a target of which one cancels the other.
 *
 * @param clientOrderId its id, or that of the pair
 * @param symbol what is protected
 * @param quantity base units, on the instrument's grid
 * @param stop where the position is sold at a loss, on the tick grid
 * @param stopLimit the worst price of the stop where a venue has no stop at market; not above the stop, on the tick grid
 * @param targetOrNull where the position is sold at a profit, above the stop; null for a stop alone
 */
public record ProtectionRequest(
        ClientOrderId clientOrderId,
        Symbol symbol,
        Quantity quantity,
        Price stop,
        Price stopLimit,
        @Nullable Price targetOrNull) {
    /**
     * Checks the relation of the prices.
     *
     * @throws IllegalArgumentException if the quantity is zero, the stop limit above the stop, or the target not above it
     */
    public ProtectionRequest {
        Objects.requireNonNull(clientOrderId, "clientOrderId");
        Objects.requireNonNull(symbol, "symbol");
        if (quantity.isZero()) {
            throw new IllegalArgumentException(
                    "Protection of nothing: 0 " + symbol + ". Ask for it once something is held.");
        }
        if (stopLimit.isAbove(stop)) {
            throw new IllegalArgumentException("Stop limit " + stopLimit + " above stop " + stop
                    + ": a sell stop sells at its limit or better, so set it at or below the stop.");
        }
        if (targetOrNull != null && !targetOrNull.isAbove(stop)) {
            throw new IllegalArgumentException(
                    "Target " + targetOrNull + " not above stop " + stop + ": set it above.");
        }
    }

    /** {@return where the position is sold at a profit; empty for a stop alone} */
    public Optional<Price> target() {
        return Optional.ofNullable(targetOrNull);
    }

    /** {@return the reference under which it can be found and cancelled} */
    public OrderRef ref() {
        return targetOrNull == null ? OrderRef.single(symbol, clientOrderId) : OrderRef.pair(symbol, clientOrderId);
    }
}

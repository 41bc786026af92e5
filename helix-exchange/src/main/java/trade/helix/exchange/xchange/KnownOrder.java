package trade.helix.exchange.xchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * An order of which the venue's id is known: many a module tells no more of it later than that and what it has filled.
 *
 * @param id the venue's
 * @param side which way
 * @param type how it executes
 * @param quantity base units
 * @param stopOrNull its trigger, or null if it has none
 * @param at when it was sent, by our clock
 */
record KnownOrder(
        VenueOrderId id,
        Side side,
        OrderType type,
        Quantity quantity,
        @Nullable Price stopOrNull,
        Instant at) {
    private static final String NO_STOP = "-";

    /** In one line of plain text. */
    String encoded() {
        return String.join(
                " ",
                id.value(),
                side.name(),
                type.name(),
                quantity.toString(),
                stopOrNull == null ? NO_STOP : stopOrNull.toString(),
                Long.toString(at.toEpochMilli()));
    }

    /**
     * Reads what was encoded.
     *
     * @throws IllegalArgumentException if it is not that
     */
    static KnownOrder of(String encoded) {
        String[] parts = encoded.split(" ", -1);
        if (parts.length != 6) {
            throw new IllegalArgumentException("Not what is kept of an order: " + encoded);
        }
        return new KnownOrder(
                new VenueOrderId(parts[0]),
                Side.valueOf(parts[1]),
                OrderType.valueOf(parts[2]),
                Quantity.of(parts[3]),
                parts[4].equals(NO_STOP) ? null : Price.of(parts[4]),
                Instant.ofEpochMilli(Long.parseLong(parts[5])));
    }

    /** {@return it as it was taken, nothing filled that we know of} */
    OrderState fresh(OrderRef ref) {
        return state(ref).status(OrderStatus.NEW).build();
    }

    /** All of it but where it stands. */
    OrderState.Builder state(OrderRef ref) {
        OrderState.Builder state = OrderState.builder()
                .symbol(ref.symbol())
                .side(side)
                .type(type)
                .quantity(quantity)
                .venueOrderId(id)
                .clientOrderId(ref.clientOrderId())
                .createdAt(at);
        if (stopOrNull != null) {
            state.stopPrice(stopOrNull);
        }
        return state;
    }
}

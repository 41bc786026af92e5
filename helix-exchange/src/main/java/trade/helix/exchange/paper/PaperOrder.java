package trade.helix.exchange.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * An order in the books of a paper account. Immutable.
 *
 * @param id ours, rising
 * @param clientOrderId the client's; of a leg of a pair the pair's with {@code -s} (stop) or {@code -t} (target)
 * @param pairOrNull the id of the pair that it belongs to; null for a single order
 * @param terms what was asked for
 * @param status where it stands
 * @param triggered of a stop, whether the market has reached it; its limit waits in the book from then on
 * @param createdAt when it was taken in
 * @param endedAtOrNull when it ended; null while it is live
 * @param fills its executions, oldest first
 */
record PaperOrder(
        VenueOrderId id,
        ClientOrderId clientOrderId,
        @Nullable ClientOrderId pairOrNull,
        Terms terms,
        OrderStatus status,
        boolean triggered,
        Instant createdAt,
        @Nullable Instant endedAtOrNull,
        List<Fill> fills) {
    /**
     * What was asked for.
     *
     * @param stopOrNull the trigger of a stop
     * @param limitOrNull the worst price of a target, or of a stop that has one
     */
    record Terms(
            Symbol symbol,
            Side side,
            OrderType type,
            Quantity quantity,
            @Nullable Price stopOrNull,
            @Nullable Price limitOrNull) {}

    PaperOrder {
        fills = List.copyOf(fills);
    }

    Symbol symbol() {
        return terms.symbol();
    }

    boolean isLive() {
        return status.isLive();
    }

    /** When it ended; only of one that has. */
    Instant endedAt() {
        return Objects.requireNonNull(endedAtOrNull, "endedAt");
    }

    Quantity filled() {
        return fills.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    Quantity remaining() {
        return terms.quantity().minus(filled());
    }

    boolean isNamedBy(OrderRef ref) {
        return ref.symbol().equals(symbol()) && ref.clientOrderId().equals(ref.isPair() ? pairOrNull : clientOrderId);
    }

    boolean isIn(PaperOrder other) {
        return pairOrNull != null && pairOrNull.equals(other.pairOrNull) && !id.equals(other.id);
    }

    PaperOrder ended(OrderStatus how, Instant at) {
        return new PaperOrder(id, clientOrderId, pairOrNull, terms, how, triggered, createdAt, at, fills);
    }

    PaperOrder reached() {
        return new PaperOrder(
                id, clientOrderId, pairOrNull, terms, OrderStatus.TRIGGERED, true, createdAt, endedAtOrNull, fills);
    }

    /** With more executions; live until it is filled whole. */
    PaperOrder filledBy(List<Fill> more, Instant at) {
        if (more.isEmpty()) {
            return this;
        }
        List<Fill> all = new ArrayList<>(fills);
        all.addAll(more);
        PaperOrder next = new PaperOrder(
                id,
                clientOrderId,
                pairOrNull,
                terms,
                OrderStatus.PARTIALLY_FILLED,
                triggered,
                createdAt,
                endedAtOrNull,
                all);
        return next.remaining().isZero() ? next.ended(OrderStatus.FILLED, at) : next;
    }

    OrderState state() {
        OrderState.Builder state = OrderState.builder()
                .symbol(symbol())
                .side(terms.side())
                .type(terms.type())
                .status(status)
                .quantity(terms.quantity())
                .filled(filled())
                .venueOrderId(id)
                .clientOrderId(clientOrderId)
                .createdAt(createdAt);
        if (terms.stopOrNull() != null) {
            state.stopPrice(terms.stopOrNull());
        }
        return (endedAtOrNull == null ? state : state.endedAt(endedAt())).build();
    }
}

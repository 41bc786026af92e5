package trade.helix.exchange.xchange;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.dto.trade.StopOrder;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.exchange.internal.UnreadableException;

/** Reads what XChange tells of orders. Much of it may be missing; what is there must agree with what was sent. */
final class OrderStates {
    private OrderStates() {}

    /**
     * Where an order of ours stands.
     *
     * @throws UnreadableException if the answer is about another one, or says too little
     */
    static OrderState read(OrderRef ref, KnownOrder known, Order order) {
        agree("id", known.id().value(), order.getId());
        agree("pair", ref.symbol(), order.getInstrument() == null ? null : symbol(order));
        agree("side", known.side(), order.getType() == null ? null : side(order));
        agree("quantity", known.quantity(), quantityOrNull(order.getOriginalAmount()));
        Quantity filled = filled(order);
        OrderState.Builder state =
                known.state(ref).filled(filled).status(status(order.getStatus(), known.quantity(), filled));
        return state.createdAt(time(order).orElse(known.at())).build();
    }

    /**
     * What is to be known of an order that a search has found.
     *
     * @throws UnreadableException if the answer says too little
     */
    static KnownOrder known(Order order, Instant at) {
        return new KnownOrder(
                new VenueOrderId(order.getId()),
                side(order),
                type(order),
                quantity(order.getOriginalAmount()),
                stop(order).orElse(null),
                time(order).orElse(at));
    }

    /**
     * An order of anybody's that is open.
     *
     * @param at stands in where the venue does not tell when it took the order in
     * @throws UnreadableException if the answer says too little
     */
    static OrderState.Builder open(Order order, Instant at) {
        Quantity quantity = quantity(order.getOriginalAmount());
        Quantity filled = filled(order);
        OrderState.Builder state = OrderState.builder()
                .symbol(symbol(order))
                .side(side(order))
                .type(type(order))
                .quantity(quantity)
                .filled(filled)
                .status(filled.isZero() ? OrderStatus.NEW : OrderStatus.PARTIALLY_FILLED)
                .venueOrderId(new VenueOrderId(order.getId()))
                .createdAt(time(order).orElse(at));
        stop(order).ifPresent(state::stopPrice);
        return state;
    }

    static Symbol symbol(Order order) {
        return Markets.symbol(order.getInstrument())
                .orElseThrow(() -> new UnreadableException("an order is of no pair: " + order.getInstrument()));
    }

    static Side side(Order.OrderType type) {
        return switch (type) {
            case BID -> Side.BUY;
            case ASK -> Side.SELL;
            default -> throw new UnreadableException("it is no plain order: " + type);
        };
    }

    private static Side side(Order order) {
        if (order.getType() == null) {
            throw new UnreadableException("the side is missing");
        }
        return side(order.getType());
    }

    private static OrderType type(Order order) {
        if (order instanceof StopOrder stop) {
            return stop.getLimitPrice() == null ? OrderType.STOP_LOSS : OrderType.STOP_LOSS_LIMIT;
        }
        if (order instanceof MarketOrder) {
            return OrderType.MARKET;
        }
        return order instanceof LimitOrder ? OrderType.LIMIT : OrderType.OTHER;
    }

    private static Optional<Price> stop(Order order) {
        return order instanceof StopOrder stop
                ? Optional.ofNullable(stop.getStopPrice()).map(Price::new)
                : Optional.empty();
    }

    /** A module may call filled what only has ended, and may tell of the end before it tells of the executions. */
    private static OrderStatus status(Order.@Nullable OrderStatus told, Quantity quantity, Quantity filled) {
        if (told == null) {
            throw new UnreadableException("the status is missing");
        }
        if (quantity.isBelow(filled)) {
            throw new UnreadableException("filled " + filled + " of " + quantity);
        }
        return switch (told) {
            case PENDING_NEW, NEW, OPEN, PARTIALLY_FILLED, PENDING_CANCEL ->
                filled.isZero() ? OrderStatus.NEW : OrderStatus.PARTIALLY_FILLED;
            case FILLED, CLOSED -> ended(quantity, filled);
            case CANCELED, PARTIALLY_CANCELED -> OrderStatus.CANCELED;
            case REJECTED -> OrderStatus.REJECTED;
            case EXPIRED -> OrderStatus.EXPIRED;
            default -> throw new UnreadableException("the status says nothing: " + told);
        };
    }

    private static OrderStatus ended(Quantity quantity, Quantity filled) {
        if (filled.isZero()) {
            throw new UnreadableException("it has ended, and what it filled is not told yet");
        }
        return filled.isBelow(quantity) ? OrderStatus.EXPIRED : OrderStatus.FILLED;
    }

    private static Quantity filled(Order order) {
        Quantity filled = quantityOrNull(order.getCumulativeAmount());
        return filled == null ? Quantity.ZERO : filled;
    }

    private static Quantity quantity(@Nullable BigDecimal amount) {
        Quantity quantity = quantityOrNull(amount);
        if (quantity == null) {
            throw new UnreadableException("the quantity is missing");
        }
        return quantity;
    }

    private static @Nullable Quantity quantityOrNull(@Nullable BigDecimal amount) {
        return amount == null ? null : new Quantity(amount);
    }

    private static Optional<Instant> time(Order order) {
        return Optional.ofNullable(order.getTimestamp()).map(Date::toInstant);
    }

    private static void agree(String what, Object ours, @Nullable Object told) {
        if (told != null && !told.equals(ours)) {
            throw new UnreadableException("the " + what + " is " + told + ", not " + ours);
        }
    }
}

package trade.helix.tck;

import java.util.List;
import java.util.function.UnaryOperator;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;

/** Answers that are a little wrong. */
final class States {
    private States() {}

    static OrderState with(OrderState order, OrderStatus status, Quantity filled) {
        var builder = OrderState.builder()
                .symbol(order.symbol())
                .side(order.side())
                .type(order.type())
                .status(status)
                .quantity(order.quantity())
                .filled(filled)
                .venueOrderId(order.venueOrderId())
                .createdAt(order.createdAt());
        order.clientOrderId().ifPresent(builder::clientOrderId);
        order.stopPrice().ifPresent(builder::stopPrice);
        return builder.build();
    }

    static OrderState with(OrderState order, OrderStatus status) {
        return with(order, status, order.filled());
    }

    static Lookup found(Lookup lookup, UnaryOperator<List<OrderState>> wrong) {
        return lookup instanceof Lookup.Found found ? new Lookup.Found(wrong.apply(found.orders())) : lookup;
    }

    static Lookup eachFound(Lookup lookup, UnaryOperator<OrderState> wrong) {
        return found(lookup, orders -> orders.stream().map(wrong).toList());
    }

    static Fill withoutFee(Fill fill) {
        return Fill.builder()
                .id(fill.id())
                .venueOrderId(fill.venueOrderId())
                .symbol(fill.symbol())
                .side(fill.side())
                .price(fill.price())
                .quantity(fill.quantity())
                .fee(Money.zero(fill.fee().asset()))
                .at(fill.at())
                .build();
    }

    static SubmitResult no(RefusalReason reason) {
        return new SubmitResult.Refused(Refusal.of(reason, "wrong on purpose"));
    }

    static SubmitResult renamed(SubmitResult result, RefusalReason from, RefusalReason to) {
        boolean fits = result instanceof SubmitResult.Refused refused
                && refused.refusal().reason() == from;
        return fits ? no(to) : result;
    }
}

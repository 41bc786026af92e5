package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an order, with the order's state just after it: the order itself may have gone on since.
 *
 * @param kind what
 * @param order to which order
 * @param fill the execution of {@link Kind#TRADED}, else null
 * @param status of the order
 * @param filled of the order, in base
 * @param filledWorth of the order, in quote
 * @param listIsOpen whether the order is in a list of which a leg was still open
 * @param at when
 */
public record OrderEvent(
        Kind kind,
        Order order,
        @Nullable Fill fill,
        OrderStatus status,
        BigDecimal filled,
        BigDecimal filledWorth,
        boolean listIsOpen,
        Instant at) {

    /** What happened. */
    public enum Kind {
        /** It was accepted. */
        PLACED,
        /** A stop triggered, or a leg that waited for another order came to life. */
        WOKE,
        /** Some of it filled. */
        TRADED,
        /** Its owner changed its terms. */
        AMENDED,
        /** Its owner ended it. */
        CANCELED,
        /** The venue ended it. */
        EXPIRED
    }

    static OrderEvent of(Kind kind, Order order, @Nullable Fill fill) {
        OrderList list = order.list();
        return new OrderEvent(
                kind,
                order,
                fill,
                order.status(),
                order.filled(),
                order.filledWorth(),
                list != null && list.isOpen(),
                order.updatedAt());
    }
}

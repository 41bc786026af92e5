package trade.helix.tck;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/** An order of the fake venue. Guarded by the venue's lock. */
final class FakeOrder {
    final OrderRef ref;
    /** None where a number stands in for it. */
    final @Nullable ClientOrderId clientOrderId;

    final VenueOrderId venueOrderId;
    final Side side;
    final OrderType type;
    final Quantity quantity;
    final @Nullable Price trigger;
    private final Instant createdAt;
    private OrderStatus status = OrderStatus.NEW;
    private @Nullable Instant endedAt;

    FakeOrder(OrderRef ref, String suffix, VenueOrderId id, Terms terms, Instant createdAt) {
        this.ref = ref;
        this.clientOrderId = ref.number() == 0 ? new ClientOrderId(ref.clientOrderId() + suffix) : null;
        this.venueOrderId = id;
        this.side = terms.side();
        this.type = terms.type();
        this.quantity = terms.quantity();
        this.trigger = terms.trigger();
        this.createdAt = createdAt;
    }

    /** What was asked for. */
    record Terms(
            Side side,
            OrderType type,
            Quantity quantity,
            @Nullable Price trigger) {}

    /** Whether a reference names it. Attached stops are named by the number of their entry, under an id of their own. */
    boolean isNamedBy(OrderRef other) {
        return ref.form() == other.form()
                && ref.symbol().equals(other.symbol())
                && ref.number() == other.number()
                && (ref.number() != 0 || ref.clientOrderId().equals(other.clientOrderId()));
    }

    boolean isLive() {
        return status.isLive();
    }

    boolean isFilled() {
        return status == OrderStatus.FILLED;
    }

    void end(OrderStatus last, Instant at) {
        status = last;
        endedAt = at;
    }

    /** Whether a market at this best bid fills it. */
    boolean isReachedBy(Price bid) {
        if (trigger == null || !isLive()) {
            return false;
        }
        return type == OrderType.STOP_LOSS ? !bid.isAbove(trigger) : !trigger.isAbove(bid);
    }

    /** What it is executed at when the market is at this best bid. */
    Price executedAt(Price bid) {
        return type == OrderType.LIMIT_MAKER && trigger != null ? trigger : bid;
    }

    OrderState state() {
        var builder = OrderState.builder()
                .symbol(ref.symbol())
                .side(side)
                .type(type)
                .status(status)
                .quantity(quantity)
                .filled(isFilled() ? quantity : Quantity.ZERO)
                .venueOrderId(venueOrderId)
                .createdAt(createdAt);
        if (clientOrderId != null) {
            builder.clientOrderId(clientOrderId);
        }
        if (endedAt != null) {
            builder.endedAt(endedAt);
        }
        return trigger == null ? builder.build() : builder.stopPrice(trigger).build();
    }

    /** As a stream tells it: of an order that fills in parts each part by itself. */
    OrderUpdate update(Quantity filled, Instant at, @Nullable Fill fill) {
        boolean inPart = isFilled() && filled.isBelow(quantity);
        var builder = OrderUpdate.builder()
                .symbol(ref.symbol())
                .venueOrderId(venueOrderId)
                .status(inPart ? OrderStatus.PARTIALLY_FILLED : status)
                .filled(filled)
                .at(at);
        if (clientOrderId != null) {
            builder.clientOrderId(clientOrderId);
        }
        return fill == null ? builder.build() : builder.fill(fill).build();
    }

    VenueLedger.Order entry() {
        OrderState state = state();
        return new VenueLedger.Order(
                venueOrderId.value(),
                clientOrderId == null ? "" : clientOrderId.value(),
                side,
                quantity,
                state.filled(),
                isLive(),
                trigger);
    }
}

package trade.helix.store.jdbc;

import java.time.Instant;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/** The parts of a fill, as JSON holds them. */
record FillShape(
        FillId id,
        VenueOrderId venueOrderId,
        Symbol symbol,
        Side side,
        Price price,
        Quantity quantity,
        Money fee,
        Instant at) {
    static FillShape of(Fill fill) {
        return new FillShape(
                fill.id(),
                fill.venueOrderId(),
                fill.symbol(),
                fill.side(),
                fill.price(),
                fill.quantity(),
                fill.fee(),
                fill.at());
    }

    Fill fill() {
        return Fill.builder()
                .id(id)
                .venueOrderId(venueOrderId)
                .symbol(symbol)
                .side(side)
                .price(price)
                .quantity(quantity)
                .fee(fee)
                .at(at)
                .build();
    }
}

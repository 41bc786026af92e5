package trade.helix.exchange.paper;

import java.util.List;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Side;
import trade.helix.api.value.Price;

/** What a request for protection becomes at a venue: a stop at market where it has such, else one with a limit; and a target. */
final class Legs {
    private Legs() {}

    /** The stop, and the target where one is asked for; of a type that the venue may not have. */
    static List<PaperOrder.Terms> of(ProtectionRequest request, Instrument instrument) {
        OrderType stopType = firstOf(instrument, OrderType.STOP_LOSS, OrderType.STOP_LOSS_LIMIT);
        Price limit = stopType == OrderType.STOP_LOSS ? null : request.stopLimit();
        var stop =
                new PaperOrder.Terms(request.symbol(), Side.SELL, stopType, request.quantity(), request.stop(), limit);
        return request.target()
                .map(price -> List.of(
                        stop,
                        new PaperOrder.Terms(
                                request.symbol(),
                                Side.SELL,
                                firstOf(instrument, OrderType.LIMIT_MAKER, OrderType.LIMIT),
                                request.quantity(),
                                null,
                                price)))
                .orElse(List.of(stop));
    }

    private static OrderType firstOf(Instrument instrument, OrderType preferred, OrderType other) {
        return instrument.orderTypes().contains(preferred) ? preferred : other;
    }
}

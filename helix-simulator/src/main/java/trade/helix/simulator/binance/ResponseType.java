package trade.helix.simulator.binance;

import trade.helix.simulator.market.OrderType;

/** How much a reply to a new order says. */
enum ResponseType {
    ACK,
    RESULT,
    FULL;

    static ResponseType of(Parameters parameters, ResponseType usual) {
        return parameters
                .text("newOrderRespType")
                .map(text -> LegForm.constant(
                        ResponseType.class, text, -1130, "Data sent for parameter 'newOrderRespType' is not valid."))
                .orElse(usual);
    }

    static ResponseType usualFor(OrderType type) {
        return type == OrderType.MARKET || type == OrderType.LIMIT ? FULL : ACK;
    }
}

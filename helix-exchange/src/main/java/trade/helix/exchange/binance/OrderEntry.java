package trade.helix.exchange.binance;

import trade.helix.api.market.Instrument;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.Words;

/** Sends market orders. */
final class OrderEntry {
    static final String PATH = "/api/v3/order";

    private final SignedApi api;
    private final Catalogue catalogue;
    private final OrderChecks checks;

    OrderEntry(SignedApi api, Catalogue catalogue, OrderChecks checks) {
        this.api = api;
        this.catalogue = catalogue;
        this.checks = checks;
    }

    SubmitResult submit(OrderRequest order) {
        if (order.attached().isPresent()) {
            return new SubmitResult.Refused(Refusal.of(
                    RefusalReason.UNSUPPORTED,
                    "Binance sends no stop with a market order: send it once the order has filled. Nothing was sent."));
        }
        Instrument instrument;
        try {
            instrument = catalogue.known(order.symbol());
        } catch (VenueException e) {
            return new SubmitResult.Refused(Failures.notSent(e));
        }
        Refusal obstacle = checks.obstacleOrNull(order, instrument);
        if (obstacle != null) {
            return new SubmitResult.Refused(obstacle);
        }
        Form form = Form.of("symbol", instrument.nativeName())
                .and("side", order.side().name())
                .and("type", "MARKET")
                .and("quantity", order.quantity())
                .and("newClientOrderId", order.clientOrderId())
                .and("newOrderRespType", "FULL");
        return api.post(order.side() == Side.BUY ? Cost.ENTRY : Cost.orders(1), PATH, form)
                .fold(
                        done -> accepted(done.body(), order, instrument.nativeName()),
                        refused -> new SubmitResult.Refused(refused.refusal()),
                        unclear -> new SubmitResult.Unknown(unclear.cause()));
    }

    private static SubmitResult accepted(Json body, OrderRequest order, String nativeName) {
        try {
            OrderState state = Orders.state(body, order.symbol(), nativeName);
            Orders.requireSame("order", order.clientOrderId().value(), body.text("clientOrderId"));
            return new SubmitResult.Accepted(state, Orders.fills(body, state));
        } catch (IllegalArgumentException e) {
            return new SubmitResult.Unknown("Binance's answer to the order cannot be read: " + Words.of(e));
        }
    }
}

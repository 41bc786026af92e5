package trade.helix.exchange.binance;

import java.util.List;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderState;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Gone;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.Ruling;
import trade.helix.exchange.internal.Words;

/**
 * Takes orders and order lists back. When the venue knows no live order of the name, one look-up tells whether it, or a
 * leg of the pair, had filled whole: {@code AlreadyFilled}. If that look-up has no answer, or it ended otherwise, it is
 * {@code AlreadyGone}. All that is not certain, and every refusal, is {@code Unknown}: the order may be live.
 */
final class Cancellation {
    private static final String LIST_PATH = "/api/v3/orderList";

    private final SignedApi api;
    private final Catalogue catalogue;
    private final OrderSearch search;
    private final OpenOrders open;

    Cancellation(SignedApi api, Catalogue catalogue, OrderSearch search, OpenOrders open) {
        this.api = api;
        this.catalogue = catalogue;
        this.search = search;
        this.open = open;
    }

    CancelResult cancel(OrderRef order) {
        if (order.number() != 0) {
            return new CancelResult.Unknown("Nothing was sent: Binance has no stops that travel with an entry.");
        }
        try {
            String nativeName = catalogue.known(order.symbol()).nativeName();
            return send(order, nativeName)
                    .fold(
                            done -> cancelled(done.body(), order, nativeName),
                            refused -> refused(refused, order),
                            unclear -> new CancelResult.Unknown(unclear.cause()));
        } catch (VenueException e) {
            return new CancelResult.Unknown("Nothing was sent: " + e.getMessage());
        }
    }

    private Ruling send(OrderRef order, String nativeName) {
        Form symbol = Form.of("symbol", nativeName);
        return order.isPair()
                ? api.delete(LIST_PATH, symbol.and("listClientOrderId", order.clientOrderId()))
                : api.delete(OrderEntry.PATH, symbol.and("origClientOrderId", order.clientOrderId()));
    }

    private CancelResult cancelled(Json body, OrderRef order, String nativeName) {
        try {
            List<OrderState> states = Orders.states(body, order.symbol(), nativeName);
            open.told(states);
            boolean live = states.stream().anyMatch(state -> state.status().isLive());
            return live
                    ? new CancelResult.Unknown("Binance says that it cancelled, and that the order is live.")
                    : new CancelResult.Cancelled(states);
        } catch (IllegalArgumentException e) {
            return new CancelResult.Unknown("Binance's answer to the cancel cannot be read: " + Words.of(e));
        }
    }

    private CancelResult refused(Ruling.Refused refused, OrderRef order) {
        String words = refused.refusal().message();
        // Other refusals under this code, such as a restriction of the account, leave the order live.
        boolean gone = refused.code().equals(ErrorCodes.CANCEL_REJECTED) && words.contains("Unknown order");
        return gone ? Gone.why(search.look(order), words) : new CancelResult.Unknown("Not cancelled: " + words);
    }
}

package trade.helix.simulator.kraken;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.Instrument;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.MarketListener;
import trade.helix.simulator.market.Order;
import trade.helix.simulator.market.OrderEvent;
import trade.helix.simulator.market.OrderRequest;
import trade.helix.simulator.market.OrderType;
import trade.helix.simulator.market.RefusedException;
import trade.helix.simulator.market.Side;
import trade.helix.simulator.market.TimeInForce;

/**
 * Conditional closes: each fill of an order that carries one places an opposite order of the fill's size, which from
 * then on is independent. It pays its fees as its parent does, and has no minimum. Relative prices are relative to the
 * price of the fill. A close that the account cannot cover is not placed.
 */
final class Closer implements MarketListener {
    private static final System.Logger LOG = System.getLogger(Closer.class.getName());

    private final Market market;
    private final Names names;

    Closer(Market market, Names names) {
        this.market = market;
        this.names = names;
    }

    @Override
    public void onOrder(OrderEvent event) {
        Fill fill = event.fill();
        if (fill != null) {
            onFill(fill);
        }
    }

    private void onFill(Fill fill) {
        Order parent = fill.order();
        if (!parent.request().extras().containsKey(OrderForm.CLOSE_TYPE)) {
            return;
        }
        try {
            market.place(parent.account(), close(fill));
        } catch (RefusedException | KrakenException notPlaced) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "A close of {0} was not placed: {1}",
                    parent.name(),
                    notPlaced.getMessage());
        }
    }

    private OrderRequest close(Fill fill) {
        Order parent = fill.order();
        Map<String, String> extras = parent.request().extras();
        PriceTerms terms = terms(extras);
        Side side = parent.request().side() == Side.BUY ? Side.SELL : Side.BUY;
        Listing listing = names.listing(Names.pair(parent.request().pair()));
        Instrument instrument = listing.instrument();
        OrderType type = terms.type();
        return new OrderRequest(
                parent.request().pair(),
                side,
                type,
                TimeInForce.GTC,
                fill.quantity(),
                null,
                terms.limit(side, fill.price(), instrument),
                terms.trigger(side, fill.price(), instrument),
                "",
                parent.request().feeAsset(),
                inherited(parent, terms),
                terms.trail());
    }

    static PriceTerms terms(Map<String, String> extras) {
        return new PriceTerms(
                extras.getOrDefault(OrderForm.CLOSE_TYPE, ""),
                extras.getOrDefault(OrderForm.CLOSE_PRICE, ""),
                extras.getOrDefault(OrderForm.CLOSE_PRICE2, ""),
                "close[");
    }

    private static Map<String, String> inherited(Order parent, PriceTerms terms) {
        Map<String, String> extras = parent.request().extras();
        String fee = extras.getOrDefault(OrderForm.FLAGS, "").contains("fcib") ? "fcib" : "fciq";
        @Nullable String userref = extras.get(OrderForm.USERREF);
        Map<String, String> own = new LinkedHashMap<>();
        own.put(OrderForm.ORDERTYPE, terms.ordertype());
        own.put(OrderForm.FLAGS, fee);
        own.put(OrderForm.PARENT, parent.name());
        if (userref != null) {
            own.put(OrderForm.USERREF, userref);
        }
        return own;
    }
}

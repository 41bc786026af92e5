package trade.helix.exchange.binance;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.VenueException;

/**
 * What is checked before an order leaves, so that the venue is not asked in vain.
 *
 * <p>Entries are held to everything. Exits and protection are held to what their own figures show: whether the symbol
 * trades, how many orders are open and what a market order is worth are the venue's to judge, for what is known of that
 * here may be old.
 *
 * <p>The number of open orders costs an entry no question: answers are counted, and only when the count is full, or the
 * venue has refused one for it, are the open orders read, and the entry judged by what they are then.
 */
final class OrderChecks {
    private static final Logger LOG = LoggerFactory.getLogger(OrderChecks.class);

    private final ExchangeInfo info;
    private final MarketData market;
    private final OpenOrders open;
    private final AccountReads reads;

    OrderChecks(ExchangeInfo info, MarketData market, OpenOrders open, AccountReads reads) {
        this.info = info;
        this.market = market;
        this.open = open;
        this.reads = reads;
    }

    /** Why a market order must not leave, or null. */
    @Nullable
    Refusal obstacleOrNull(OrderRequest order, Instrument instrument) {
        Symbol symbol = order.symbol();
        if (order.attachedOrNull() != null) {
            return unsupported("Binance takes no stop with a market order.");
        }
        Filters filters = info.filters(symbol);
        Draft draft = new Draft(order.side(), OrderType.MARKET, order.quantity(), null, null);
        if (order.side() == Side.SELL) {
            return filters.refusalOrNull(symbol, draft, null);
        }
        if (!instrument.tradable()) {
            return Refusal.of(
                    RefusalReason.MARKET_CLOSED, "Binance does not trade " + symbol + " now. Nothing was sent.");
        }
        if (!instrument.orderTypes().contains(OrderType.MARKET)) {
            return unsupported("Binance takes no market orders for " + symbol + ".");
        }
        Refusal refusal = filters.refusalOrNull(symbol, draft, market.recentOrNull(symbol));
        return refusal == null ? crowdedOrNull(symbol, filters) : refusal;
    }

    /** Why protective orders must not leave, or null. */
    @Nullable
    Refusal obstacleOrNull(Symbol symbol, List<Draft> legs) {
        Filters filters = info.filters(symbol);
        if (legs.size() > 1 && !filters.pairs()) {
            return unsupported("Binance takes no pair of stop and target for " + symbol + ".");
        }
        for (Draft leg : legs) {
            Refusal refusal = filters.refusalOrNull(symbol, leg, market.recentOrNull(symbol));
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    static Refusal unsupported(String why) {
        return Refusal.of(RefusalReason.UNSUPPORTED, why + " Nothing was sent.");
    }

    private @Nullable Refusal crowdedOrNull(Symbol symbol, Filters filters) {
        if (!open.mayBeFull(symbol, filters)) {
            return null;
        }
        try {
            List<OrderType> types = reads.openOrders(new OpenOrdersQuery(symbol)).stream()
                    .map(OrderState::type)
                    .toList();
            String fault = OpenOrders.faultOrNull(types, filters);
            return fault == null ? null : Filters.broken(symbol, fault);
        } catch (VenueException e) {
            LOG.warn("Whether {} has room for protection could not be asked: {}", symbol, e.getMessage());
            return null;
        }
    }
}

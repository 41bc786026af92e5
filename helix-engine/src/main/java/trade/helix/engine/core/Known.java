package trade.helix.engine.core;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.FillId;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Asset;

/**
 * What an account remembers beyond its open trades, to tell what is ours at the venue from what is not.
 *
 * @param endedSales executions of sales of trades that have ended, by symbol: of the last one that sold, and of those that ended
 *     while another trade of the symbol was open
 * @param traded every base asset that was ever bought
 * @param foreignOrders the venue's ids of live orders that are the owner's
 */
record Known(Map<Symbol, Set<FillId>> endedSales, Set<Asset> traded, Set<VenueOrderId> foreignOrders) {
    static final Known NOTHING = new Known(Map.of(), Set.of(), Set.of());

    Known {
        endedSales = Map.copyOf(endedSales);
        traded = Set.copyOf(traded);
        foreignOrders = Set.copyOf(foreignOrders);
    }

    /** After the end of a trade: what it sold is remembered as long as another one could be thought to have sold it. */
    Known after(TradeState ended, Collection<TradeState> open) {
        if (ended.sold().seen().isEmpty()) {
            return this;
        }
        boolean isLast = open.stream().noneMatch(trade -> trade.symbol().equals(ended.symbol()));
        Map<Symbol, Set<FillId>> sales = new HashMap<>(endedSales);
        Set<FillId> seen = new HashSet<>(isLast ? Set.of() : sales.getOrDefault(ended.symbol(), Set.of()));
        seen.addAll(ended.sold().seen());
        sales.put(ended.symbol(), Set.copyOf(seen));
        return new Known(sales, traded, foreignOrders);
    }

    Known bought(Asset base) {
        if (traded.contains(base)) {
            return this;
        }
        Set<Asset> more = new HashSet<>(traded);
        more.add(base);
        return new Known(endedSales, more, foreignOrders);
    }

    Known with(Set<VenueOrderId> orders) {
        return new Known(endedSales, traded, orders);
    }
}

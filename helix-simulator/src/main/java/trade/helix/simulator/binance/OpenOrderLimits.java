package trade.helix.simulator.binance;

import java.util.List;
import java.util.Objects;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.Order;
import trade.helix.simulator.market.OrderRequest;

/** How many orders, stops and lists an account may have open on a symbol. */
final class OpenOrderLimits {
    private OpenOrderLimits() {}

    static void check(Listing listing, Account account, List<OrderRequest> added) {
        List<Order> open = listing.openOrders(account);
        long stops = open.stream().filter(order -> isStop(order.request())).count();
        long addedStops = added.stream().filter(OpenOrderLimits::isStop).count();
        if (open.size() + added.size() > Filters.MAX_ORDERS) {
            throw BinanceException.filter("MAX_NUM_ORDERS");
        }
        if (addedStops > 0 && stops + addedStops > Filters.MAX_ALGO_ORDERS) {
            throw BinanceException.filter("MAX_NUM_ALGO_ORDERS");
        }
        long lists = open.stream()
                .map(Order::list)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        if (added.size() > 1 && lists >= Filters.MAX_LISTS) {
            throw BinanceException.filter("MAX_NUM_ORDER_LISTS");
        }
    }

    private static boolean isStop(OrderRequest request) {
        return request.type().isConditional();
    }
}

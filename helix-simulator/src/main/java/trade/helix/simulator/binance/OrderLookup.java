package trade.helix.simulator.binance;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.Order;
import trade.helix.simulator.market.OrderList;

/** Finds what a request names by the venue's id or by the owner's; both, if sent, must agree. */
final class OrderLookup {
    private final Market market;

    OrderLookup(Market market) {
        this.market = market;
    }

    Optional<Order> order(Call call, Listing listing) {
        Optional<Long> id = call.parameters().number("orderId");
        Optional<String> clientId = call.parameters().text("origClientOrderId");
        if (id.isEmpty() && clientId.isEmpty()) {
            throw BinanceException.missingBoth("origClientOrderId", "orderId");
        }
        @Nullable
        Order found = id.isPresent() ? market.order(id.get()) : call.account().order(clientId.orElseThrow());
        return Optional.ofNullable(found)
                .filter(market.temper()::shows)
                .filter(order -> order.account() == call.account())
                .filter(order ->
                        order.request().pair().equals(listing.instrument().pair()))
                .filter(order -> clientId.isEmpty() || clientId.get().equals(order.clientOrderId()));
    }

    Optional<OrderList> list(Call call, String clientIdName) {
        Optional<Long> id = call.parameters().number("orderListId");
        Optional<String> clientId = call.parameters().text(clientIdName);
        if (id.isEmpty() && clientId.isEmpty()) {
            throw BinanceException.missingBoth(clientIdName, "orderListId");
        }
        Optional<OrderList> found = id.isPresent()
                ? Optional.ofNullable(market.list(id.get()))
                : last(call.account(), clientId.orElseThrow());
        return found.filter(list -> list.account() == call.account())
                .filter(list -> market.temper().shows(list.legs().get(0)))
                .filter(list -> clientId.isEmpty() || clientId.get().equals(list.clientId()));
    }

    Optional<OrderList> last(Account account, String clientId) {
        return market.lists().stream()
                .filter(list -> list.account() == account && list.clientId().equals(clientId))
                .reduce((earlier, later) -> later);
    }
}

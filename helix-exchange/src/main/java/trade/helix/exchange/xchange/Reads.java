package trade.helix.exchange.xchange;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.trade.OpenOrders;
import org.knowm.xchange.service.trade.TradeService;
import org.knowm.xchange.service.trade.params.orders.OpenOrdersParamCurrencyPair;
import org.knowm.xchange.service.trade.params.orders.OpenOrdersParamInstrument;
import org.knowm.xchange.service.trade.params.orders.OpenOrdersParams;
import org.knowm.xchange.service.trade.params.orders.OrderQueryParams;

/** Asks a trade service for orders, by whichever of its methods the module has. */
final class Reads {
    private Reads() {}

    /** One order; empty if the service says none. */
    static Optional<Order> order(Exchange exchange, CurrencyPair pair, String id) throws IOException {
        TradeService service = exchange.getTradeService();
        Collection<Order> orders =
                Ability.overrides(service, TradeService.class, "getOrder", List.of(OrderQueryParams[].class))
                        ? service.getOrder(new OneOrder(id, pair))
                        : service.getOrder(id);
        return orders == null
                ? Optional.empty()
                : orders.stream().filter(each -> each != null).findFirst();
    }

    /** Those of a pair, or all where it is null; a module that does not ask for one pair tells more. */
    static List<Order> open(Exchange exchange, @Nullable CurrencyPair pair) throws IOException {
        TradeService service = exchange.getTradeService();
        OpenOrdersParams params = pair == null ? null : params(service, pair);
        OpenOrders open = params == null ? service.getOpenOrders() : service.getOpenOrders(params);
        return Stream.of(open.getOpenOrders(), open.getHiddenOrders())
                .flatMap(Stream::ofNullable)
                .<Order>flatMap(Collection::stream)
                .toList();
    }

    private static @Nullable OpenOrdersParams params(TradeService service, CurrencyPair pair) {
        if (!Ability.overrides(service, TradeService.class, "createOpenOrdersParams", List.of())) {
            return null;
        }
        OpenOrdersParams params = service.createOpenOrdersParams();
        if (params instanceof OpenOrdersParamInstrument ofInstrument) {
            ofInstrument.setInstrument(pair);
            return params;
        }
        if (params instanceof OpenOrdersParamCurrencyPair ofPair) {
            ofPair.setCurrencyPair(pair);
            return params;
        }
        return null;
    }
}

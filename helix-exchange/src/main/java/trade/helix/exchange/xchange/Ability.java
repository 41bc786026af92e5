package trade.helix.exchange.xchange;

import java.util.Arrays;
import java.util.List;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.service.account.AccountService;
import org.knowm.xchange.service.marketdata.MarketDataService;
import org.knowm.xchange.service.trade.TradeService;

/**
 * Something that a module of XChange has or has not: a method of a service that it overrides. What it does not override only
 * says that it is not implemented, so this is known without a call.
 */
enum Ability {
    TICKER(MarketDataService.class, "getTicker"),
    BOOK(MarketDataService.class, "getOrderBook"),
    BALANCES(AccountService.class, "getAccountInfo"),
    MARKET_ORDER(TradeService.class, "placeMarketOrder"),
    STOP_ORDER(TradeService.class, "placeStopOrder"),
    CANCEL(TradeService.class, "cancelOrder"),
    ORDER(TradeService.class, "getOrder"),
    OPEN_ORDERS(TradeService.class, "getOpenOrders"),
    EXECUTIONS(TradeService.class, "getTradeHistory");

    private final Class<?> service;
    private final String method;

    Ability(Class<?> service, String method) {
        this.service = service;
        this.method = method;
    }

    String method() {
        return service.getSimpleName() + "." + method;
    }

    boolean isIn(Exchange exchange) {
        Object implementation = implementation(exchange);
        return implementation != null
                && Arrays.stream(service.getDeclaredMethods())
                        .filter(each -> each.getName().equals(method))
                        .anyMatch(
                                each -> overrides(implementation, service, method, List.of(each.getParameterTypes())));
    }

    private Object implementation(Exchange exchange) {
        if (service == MarketDataService.class) {
            return exchange.getMarketDataService();
        }
        return service == AccountService.class ? exchange.getAccountService() : exchange.getTradeService();
    }

    /** Whether a service has a method of its own in place of the one that its interface brings. */
    static boolean overrides(Object implementation, Class<?> service, String method, List<Class<?>> parameters) {
        try {
            return implementation
                            .getClass()
                            .getMethod(method, parameters.toArray(new Class<?>[0]))
                            .getDeclaringClass()
                    != service;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(
                    "XChange's " + service.getSimpleName() + " has no " + method + ": another version of it is needed.",
                    e);
        }
    }
}

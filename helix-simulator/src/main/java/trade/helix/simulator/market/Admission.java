package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checks before an order exists; each refuses with a {@link RefusedException}. */
final class Admission {
    private Admission() {}

    static void check(VenueRules rules, Listing listing, Account account, OrderRequest request) {
        checkClientOrderId(account, request);
        checkPrices(rules, listing, request);
    }

    private static void checkPrices(VenueRules rules, Listing listing, OrderRequest request) {
        if (!rules.stopsTriggerAtOnce() && Matching.isTriggered(request, request.trigger(), listing.last())) {
            throw new RefusedException(Refusal.WOULD_TRIGGER);
        }
        if (isTakingMaker(listing, request)) {
            throw new RefusedException(Refusal.WOULD_TAKE);
        }
    }

    static void checkList(Listing listing, Account account, List<OrderRequest> legs) {
        for (OrderRequest leg : legs) {
            checkClientOrderId(account, leg);
            boolean wrongSide = leg.type().isConditional()
                    ? Matching.isTriggered(leg, leg.trigger(), listing.last())
                    : isTakingMaker(listing, leg) || isAtLast(listing, leg);
            if (wrongSide) {
                throw new RefusedException(Refusal.PRICE_RELATION);
            }
        }
        checkDistinct(legs);
    }

    /** What can be told of orders that wait: their ids are free. The rest is seen when they come to life. */
    static void checkIds(Account account, List<OrderRequest> orders) {
        orders.forEach(order -> checkClientOrderId(account, order));
        checkDistinct(orders);
    }

    /** Like a new order with the new terms, for what is left of it. */
    static void checkAmended(
            VenueRules rules, Listing listing, Account account, OrderRequest terms, BigDecimal remaining) {
        checkPrices(rules, listing, terms);
        checkFree(account, terms, need(rules, terms, terms.trigger(), remaining));
    }

    /** Whether an order that waited may act now. */
    static boolean mayAct(VenueRules rules, Listing listing, Order order) {
        OrderRequest request = order.request();
        try {
            checkPrices(rules, listing, request);
            checkFunds(rules, listing, order.account(), request, order.quantity());
            return true;
        } catch (RefusedException tooLate) {
            return false;
        }
    }

    private static void checkDistinct(List<OrderRequest> orders) {
        if (orders.stream().map(OrderRequest::clientOrderId).distinct().count() < orders.size()) {
            throw new RefusedException(Refusal.DUPLICATE_CLIENT_ORDER_ID);
        }
    }

    /** The quantity of an order; one by worth gets what the book gives for it. */
    static BigDecimal quantity(Listing listing, OrderRequest request) {
        BigDecimal quantity = request.quantity();
        BigDecimal worth = request.worth();
        if (quantity == null && worth != null) {
            quantity = listing.book()
                    .takeWorth(request.side(), worth, listing.instrument())
                    .quantity();
        }
        if (quantity == null || quantity.signum() <= 0) {
            throw new RefusedException(Refusal.NO_LIQUIDITY);
        }
        return quantity;
    }

    static void checkFunds(
            VenueRules rules, Listing listing, Account account, OrderRequest request, BigDecimal quantity) {
        BigDecimal needed = request.type() == OrderType.MARKET && request.side() == Side.BUY
                ? Fees.withFee(
                        rules,
                        request,
                        listing.book().take(Side.BUY, quantity, null).notional())
                : need(rules, request, request.trigger(), quantity);
        checkFree(account, request, needed);
    }

    static void checkListFunds(VenueRules rules, Account account, List<OrderRequest> legs) {
        for (OrderRequest leg : legs) {
            BigDecimal quantity = leg.quantity();
            checkFree(account, leg, quantity == null ? BigDecimal.ZERO : need(rules, leg, leg.trigger(), quantity));
        }
    }

    /** What an order that is not a market buy sets aside, in the asset that it gives. */
    static BigDecimal need(VenueRules rules, OrderRequest request, @Nullable BigDecimal trigger, BigDecimal remaining) {
        if (request.side() == Side.SELL) {
            return remaining;
        }
        BigDecimal price = request.price() != null ? request.price() : trigger;
        return price == null ? BigDecimal.ZERO : Fees.withFee(rules, request, price.multiply(remaining));
    }

    private static void checkFree(Account account, OrderRequest request, BigDecimal needed) {
        Pair pair = request.pair();
        String asset = request.side() == Side.BUY ? pair.quote() : pair.base();
        if (needed.compareTo(account.free(asset)) > 0) {
            throw new RefusedException(Refusal.INSUFFICIENT_BALANCE);
        }
    }

    private static void checkClientOrderId(Account account, OrderRequest request) {
        Order same = account.order(request.clientOrderId());
        if (same != null && same.isOpen()) {
            throw new RefusedException(Refusal.DUPLICATE_CLIENT_ORDER_ID);
        }
    }

    private static boolean isTakingMaker(Listing listing, OrderRequest request) {
        BigDecimal price = request.price();
        return request.type() == OrderType.LIMIT_MAKER
                && price != null
                && listing.book().crosses(request.side(), price);
    }

    private static boolean isAtLast(Listing listing, OrderRequest request) {
        BigDecimal price = request.price();
        return price != null && price.compareTo(listing.last()) == 0;
    }
}

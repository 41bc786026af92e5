package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.util.List;

/** The checks before an order exists; each refuses with a {@link RefusedException}. */
final class Admission {
    private Admission() {}

    static void check(VenueRules rules, Listing listing, Account account, OrderRequest request) {
        checkClientOrderId(account, request);
        if (!rules.stopsTriggerAtOnce() && Matching.isTriggered(request, listing.last())) {
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
                    ? Matching.isTriggered(leg, listing.last())
                    : isTakingMaker(listing, leg) || isAtLast(listing, leg);
            if (wrongSide) {
                throw new RefusedException(Refusal.PRICE_RELATION);
            }
        }
        if (legs.get(0).clientOrderId().equals(legs.get(1).clientOrderId())) {
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
                : need(rules, request, quantity);
        checkFree(account, request, needed);
    }

    static void checkListFunds(VenueRules rules, Account account, List<OrderRequest> legs) {
        for (OrderRequest leg : legs) {
            BigDecimal quantity = leg.quantity();
            checkFree(account, leg, quantity == null ? BigDecimal.ZERO : need(rules, leg, quantity));
        }
    }

    /** What an order that is not a market buy sets aside, in the asset that it gives. */
    static BigDecimal need(VenueRules rules, OrderRequest request, BigDecimal remaining) {
        if (request.side() == Side.SELL) {
            return remaining;
        }
        BigDecimal price = request.price() != null ? request.price() : request.trigger();
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

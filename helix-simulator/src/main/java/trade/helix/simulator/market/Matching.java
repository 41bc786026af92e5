package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How accepted orders trade: against the book when they take, at their own price when they rest. */
final class Matching {
    private final InstantSource clock;
    private final Ids ids;
    private final List<Fill> ledger;

    Matching(InstantSource clock, Ids ids, List<Fill> ledger) {
        this.clock = clock;
        this.ids = ids;
        this.ledger = ledger;
    }

    /** Lets an order take what it can, or a fraction of its quantity; the rest rests or expires, as its kind wants. */
    void take(Listing listing, Order order, @Nullable BigDecimal fraction) {
        OrderRequest request = order.request();
        BigDecimal most = fraction == null
                ? order.remaining()
                : listing.instrument().toStep(order.remaining().multiply(fraction));
        Sweep sweep = listing.book().take(request.side(), most, request.price());
        boolean whole = sweep.quantity().compareTo(order.remaining()) == 0;
        order.hold().release();
        if (request.timeInForce() == TimeInForce.FOK && !whole) {
            order.expires(ExpiryReason.UNFILLED_FOK_ORDER_EXPIRED, clock.instant());
        } else if (isTooDear(order, sweep)) {
            order.expires(ExpiryReason.REJECTED, clock.instant());
        } else {
            sweep.takes().forEach(level -> fill(listing, order, level.price(), level.quantity(), false));
            expireRest(order);
        }
        settled(listing, order);
    }

    /** Tells the listing's orders about a new price: stops wake, resting orders fill at their own price. */
    void react(Listing listing) {
        for (Order order : listing.openOrders()) {
            if (order.isOpen() && order.isDormant()) {
                order.follows(listing.last(), listing.instrument());
                wakeIfTriggered(listing, order);
            } else if (order.isOpen() && !order.isWaiting() && isReached(listing, order)) {
                makerFill(listing, order);
            }
        }
    }

    /** Whether the price has come to a trigger. */
    static boolean isTriggered(OrderRequest request, @Nullable BigDecimal trigger, BigDecimal last) {
        if (trigger == null) {
            return false;
        }
        return request.type().triggersAbove(request.side())
                ? last.compareTo(trigger) >= 0
                : last.compareTo(trigger) <= 0;
    }

    /** Lets a stop act if the price has come to its trigger. */
    void wakeIfTriggered(Listing listing, Order order) {
        if (!isTriggered(order.request(), order.trigger(), listing.last())) {
            return;
        }
        order.wakes(clock.instant());
        endSiblings(listing, order);
        take(listing, order, null);
    }

    private static boolean isReached(Listing listing, Order order) {
        BigDecimal limit = order.request().price();
        if (limit == null) {
            return false;
        }
        int side = order.request().side() == Side.BUY ? 1 : -1;
        return limit.compareTo(listing.last()) * side >= 0;
    }

    private void makerFill(Listing listing, Order order) {
        BigDecimal limit = order.request().price();
        if (limit == null) {
            return;
        }
        endSiblings(listing, order);
        order.hold().release();
        fill(listing, order, limit, order.remaining(), true);
        settled(listing, order);
    }

    /** An order has done what it could: its money is counted anew, and who waited for it is told. */
    private void settled(Listing listing, Order order) {
        order.hold().settle();
        listing.forgetsIfDone(order);
        OrderList list = order.list();
        if (list == null || order.isOpen()) {
            return;
        }
        List<Order> waiting = list.waiting(order);
        if (order.status() != OrderStatus.FILLED) {
            end(listing, waiting, ExpiryReason.OTO_PHASE_ONE_EXPIRED);
        } else if (waiting.stream().allMatch(each -> Admission.mayAct(each.rules(), listing, each))) {
            bringToLife(listing, waiting);
        } else {
            end(listing, waiting, ExpiryReason.REJECTED);
        }
    }

    private void bringToLife(Listing listing, List<Order> orders) {
        orders.forEach(order -> order.comesToLife(clock.instant()));
        orders.forEach(order -> order.hold().settle());
        orders.stream()
                .filter(order -> order.isOpen() && !order.isDormant())
                .forEach(order -> take(listing, order, null));
    }

    private void end(Listing listing, List<Order> orders, ExpiryReason reason) {
        for (Order order : orders) {
            order.expires(reason, clock.instant());
            listing.forgetsIfDone(order);
        }
    }

    private void endSiblings(Listing listing, Order order) {
        OrderList list = order.list();
        if (list != null) {
            end(listing, list.rivals(order), ExpiryReason.OCO_TRIGGER);
            order.hold().settle();
        }
    }

    private static boolean isTooDear(Order order, Sweep sweep) {
        Pair pair = order.request().pair();
        BigDecimal cost = Fees.withFee(order.rules(), order.request(), sweep.notional());
        return order.request().side() == Side.BUY
                && cost.compareTo(order.account().free(pair.quote())) > 0;
    }

    private void expireRest(Order order) {
        ExpiryReason reason = reasonToExpire(order.request());
        if (order.isOpen() && reason != null) {
            order.expires(reason, clock.instant());
        }
    }

    private static @Nullable ExpiryReason reasonToExpire(OrderRequest request) {
        if (!request.type().isPriced()) {
            return ExpiryReason.INSUFFICIENT_LIQUIDITY;
        }
        return request.timeInForce() == TimeInForce.IOC ? ExpiryReason.UNFILLED_IOC_QUANTITY_EXPIRED : null;
    }

    private void fill(Listing listing, Order order, BigDecimal price, BigDecimal quantity, boolean maker) {
        Instant now = clock.instant();
        Pair pair = listing.instrument().pair();
        Account account = order.account();
        BigDecimal notional = price.multiply(quantity);
        boolean buy = order.request().side() == Side.BUY;
        Fees fee = Fees.of(order, price, quantity, maker);
        account.credit(buy ? pair.base() : pair.quote(), buy ? quantity : notional);
        account.credit(buy ? pair.quote() : pair.base(), (buy ? notional : quantity).negate());
        account.credit(fee.asset(), fee.amount().negate());
        Fill fill = new Fill(ids.nextTrade(), order, price, quantity, fee.amount(), fee.asset(), maker, now);
        order.fills(fill);
        listing.records(fill);
        ledger.add(fill);
    }
}

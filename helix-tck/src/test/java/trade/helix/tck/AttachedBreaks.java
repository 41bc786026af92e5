package trade.helix.tck;

import static trade.helix.tck.Break.cancel;
import static trade.helix.tck.Break.find;
import static trade.helix.tck.Break.submit;

import java.math.RoundingMode;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trade.helix.api.order.AttachedStop;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;

/** Wrong entries with stops. */
final class AttachedBreaks {
    private static final Quantity STEP = Quantity.of("0.00001");
    private static final Price TICK = Price.of("0.01");

    static final List<Break> ALL = List.of(
            submit("K1", "buys half", (sound, order) -> sound.submit(half(order))),
            submit("K2", "leaves out the stop", (sound, order) -> sound.submit(with(order, null))),
            find("K3", "shows the stops as well", (sound, query) -> together(sound, query)),
            find("K4", "shows one", (sound, query) -> stops(query, sound.find(query), orders -> orders.subList(0, 1))),
            find("K5", "never shows a fill", (sound, query) -> stops(query, sound.find(query), AttachedBreaks::asNew)),
            cancel("K6", "says yes and does nothing", (sound, order) -> new CancelResult.Cancelled(List.of())),
            cancel("K7", "cancels the stops of all", AttachedBreaks::all),
            cancel("K8", "takes gone for filled", (sound, order) -> swapped(sound.cancel(order))),
            cancel("K9", "takes filled for gone", (sound, order) -> swapped(sound.cancel(order))),
            find("K10", "is certain at once", (sound, query) -> certain(sound.find(query), true)),
            find("K11", "finds nothing by a number", (sound, query) -> new Lookup.NotFound(false)),
            find("K12", "is never certain", (sound, query) -> certain(sound.find(query), false)),
            cancel("K13", "takes no answer for success", AttachedBreaks::optimist),
            cancel("K14", "takes no answer for success", AttachedBreaks::optimist),
            submit("K15", "rounds", (sound, order) -> sound.submit(rounded(order))),
            submit("K16", "buys without the stop", (sound, order) -> sound.submit(with(order, null)))
                    .declaring(Capability.PROTECTIVE_STOP));

    private AttachedBreaks() {}

    private static OrderRequest with(OrderRequest order, @Nullable AttachedStop stop) {
        return new OrderRequest(order.clientOrderId(), order.symbol(), order.side(), order.quantity(), stop);
    }

    private static OrderRequest half(OrderRequest order) {
        Quantity half = order.quantity().times(Ratio.ofFraction("0.5")).floorTo(STEP);
        return new OrderRequest(order.clientOrderId(), order.symbol(), order.side(), half, order.attachedOrNull());
    }

    private static OrderRequest rounded(OrderRequest order) {
        AttachedStop stop = order.attached().orElseThrow();
        return with(order, new AttachedStop(stop.number(), stop.stop().toTick(TICK, RoundingMode.DOWN)));
    }

    private static Lookup together(ExchangeClient sound, LookupQuery query) {
        OrderRef entry = query.order();
        OrderRef stops = OrderRef.attached(entry.symbol(), entry.clientOrderId(), entry.number());
        Lookup lookup = sound.find(new LookupQuery(stops, query.sentBefore()));
        return States.found(
                sound.find(query),
                orders -> Stream.concat(orders.stream(), ((Lookup.Found) lookup).orders().stream())
                        .toList());
    }

    private static Lookup stops(LookupQuery query, Lookup lookup, UnaryOperator<List<OrderState>> wrong) {
        return query.order().form() == OrderRef.Form.ATTACHED ? States.found(lookup, wrong) : lookup;
    }

    private static List<OrderState> asNew(List<OrderState> orders) {
        return orders.stream()
                .map(order -> States.with(order, OrderStatus.NEW, Quantity.ZERO))
                .toList();
    }

    private static CancelResult all(ExchangeClient sound, OrderRef order) {
        int highest = sound.openOrders(new OpenOrdersQuery(order.symbol())).size() + order.number();
        CancelResult result = sound.cancel(order);
        for (int number = 1; number <= highest; number++) {
            sound.cancel(OrderRef.attached(order.symbol(), order.clientOrderId(), number));
        }
        return result;
    }

    private static CancelResult swapped(CancelResult result) {
        return result.fold(
                cancelled -> cancelled,
                filled -> new CancelResult.AlreadyGone(),
                gone -> new CancelResult.AlreadyFilled(),
                unknown -> unknown);
    }

    private static CancelResult optimist(ExchangeClient sound, OrderRef order) {
        CancelResult result = sound.cancel(order);
        return result instanceof CancelResult.Unknown ? new CancelResult.Cancelled(List.of()) : result;
    }

    private static Lookup certain(Lookup lookup, boolean certain) {
        return lookup instanceof Lookup.NotFound ? new Lookup.NotFound(certain) : lookup;
    }
}

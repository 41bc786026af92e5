package trade.helix.tck;

import static trade.helix.tck.Break.cancel;
import static trade.helix.tck.Break.find;
import static trade.helix.tck.Break.protect;

import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.OpenOrdersQuery;

/** Wrong protective orders, pairs and cancels. */
final class ProtectionBreaks {
    private static final Quantity STEP = Quantity.of("0.00001");

    static final List<Break> ALL = List.of(
            protect("U5", "takes no answer for a refusal", ProtectionBreaks::pessimist),
            protect("U6", "takes no answer for a refusal", ProtectionBreaks::pessimist),
            protect("U7", "takes no answer for a refusal", ProtectionBreaks::pessimist),
            protect("P1", "covers half", (sound, asked) -> sound.protect(half(asked))),
            protect("P2", "does not say what it placed", ProtectionBreaks::silent),
            find(
                    "P4",
                    "never shows a fill",
                    (sound, query) -> status(sound.find(query), OrderStatus.FILLED, OrderStatus.NEW)),
            protect("P6", "takes another id", ProtectionBreaks::renaming),
            protect("P7", "covers what it can", ProtectionBreaks::modest),
            protect("P8", "rounds", (sound, asked) -> sound.protect(rounded(asked))),
            protect("P10", "says yes and does nothing", (sound, asked) -> new ProtectResult.Placed(List.of()))
                    .declaring(),
            protect("T1", "leaves out the target", (sound, asked) -> sound.protect(alone(asked))),
            find("T2", "shows one", (sound, query) -> States.found(sound.find(query), orders -> orders.subList(0, 1))),
            find(
                    "T3",
                    "leaves the target live",
                    (sound, query) -> status(sound.find(query), OrderStatus.EXPIRED, OrderStatus.FILLED)),
            find(
                    "T4",
                    "never shows a fill",
                    (sound, query) -> status(sound.find(query), OrderStatus.FILLED, OrderStatus.NEW)),
            cancel("T5", "leaves one live", (sound, order) -> new CancelResult.Cancelled(List.of())),
            protect("T6", "is not sure", ProtectionBreaks::unsure),
            protect("T7", "places half of it", (sound, asked) -> sound.protect(alone(asked)))
                    .declaring(Capability.PROTECTIVE_STOP),
            cancel("U8", "takes no answer for success", ProtectionBreaks::optimist),
            cancel("U9", "sends again", ProtectionBreaks::again),
            cancel("C1", "does not say what it cancelled", ProtectionBreaks::silent),
            cancel("C2", "says yes and does nothing", (sound, order) -> new CancelResult.Cancelled(List.of())),
            cancel("C3", "takes gone for filled", (sound, order) -> swapped(sound.cancel(order))),
            cancel("C4", "takes filled for gone", (sound, order) -> swapped(sound.cancel(order))),
            cancel("C5", "takes filled for gone", (sound, order) -> swapped(sound.cancel(order))),
            cancel(
                    "C6",
                    "is not sure",
                    (sound, order) -> gone(sound.cancel(order))
                            ? new CancelResult.Unknown("wrong on purpose")
                            : sound.cancel(order)),
            cancel("C7", "cancels all", ProtectionBreaks::all));

    private ProtectionBreaks() {}

    private static ProtectionRequest with(
            ProtectionRequest asked, ClientOrderId id, Quantity quantity, Price stop, @Nullable Price target) {
        return new ProtectionRequest(id, asked.symbol(), quantity, stop, asked.stopLimit(), target);
    }

    private static ProtectionRequest half(ProtectionRequest asked) {
        Quantity half = asked.quantity().times(Ratio.ofFraction("0.5")).floorTo(STEP);
        return with(asked, asked.clientOrderId(), half, asked.stop(), asked.targetOrNull());
    }

    private static ProtectionRequest alone(ProtectionRequest asked) {
        return with(asked, asked.clientOrderId(), asked.quantity(), asked.stop(), null);
    }

    private static ProtectionRequest rounded(ProtectionRequest asked) {
        Price stop = asked.stop().toTick(Price.of("0.01"), RoundingMode.DOWN);
        return with(asked, asked.clientOrderId(), asked.quantity(), stop, asked.targetOrNull());
    }

    private static ProtectResult no(RefusalReason reason) {
        return new ProtectResult.Refused(Refusal.of(reason, "wrong on purpose"));
    }

    private static ProtectResult pessimist(ExchangeClient sound, ProtectionRequest asked) {
        ProtectResult result = sound.protect(asked);
        return result instanceof ProtectResult.Unknown ? no(RefusalReason.OTHER) : result;
    }

    private static ProtectResult silent(ExchangeClient sound, ProtectionRequest asked) {
        sound.protect(asked);
        return new ProtectResult.Placed(List.of());
    }

    private static ProtectResult renaming(ExchangeClient sound, ProtectionRequest asked) {
        ProtectResult result = sound.protect(asked);
        return result instanceof ProtectResult.Refused
                ? sound.protect(with(
                        asked,
                        new ClientOrderId(asked.clientOrderId() + "x"),
                        asked.quantity(),
                        asked.stop(),
                        asked.targetOrNull()))
                : result;
    }

    private static ProtectResult modest(ExchangeClient sound, ProtectionRequest asked) {
        Quantity free = sound.account().balance(asked.symbol().base()).free().floorTo(STEP);
        Quantity quantity = asked.quantity().min(free);
        return sound.protect(with(asked, asked.clientOrderId(), quantity, asked.stop(), asked.targetOrNull()));
    }

    private static ProtectResult unsure(ExchangeClient sound, ProtectionRequest asked) {
        ProtectResult result = sound.protect(asked);
        return result instanceof ProtectResult.Refused ? new ProtectResult.Unknown("wrong on purpose") : result;
    }

    private static Lookup status(Lookup lookup, OrderStatus from, OrderStatus to) {
        return States.eachFound(lookup, order -> order.status() == from ? States.with(order, to) : order);
    }

    private static CancelResult optimist(ExchangeClient sound, OrderRef order) {
        CancelResult result = sound.cancel(order);
        return result instanceof CancelResult.Unknown ? new CancelResult.Cancelled(List.of()) : result;
    }

    private static CancelResult again(ExchangeClient sound, OrderRef order) {
        CancelResult result = sound.cancel(order);
        return result instanceof CancelResult.Unknown ? sound.cancel(order) : result;
    }

    private static CancelResult silent(ExchangeClient sound, OrderRef order) {
        sound.cancel(order);
        return new CancelResult.Cancelled(List.of());
    }

    private static CancelResult swapped(CancelResult result) {
        return result.fold(
                cancelled -> cancelled,
                filled -> new CancelResult.AlreadyGone(),
                none -> new CancelResult.AlreadyFilled(),
                unknown -> unknown);
    }

    private static boolean gone(CancelResult result) {
        return result instanceof CancelResult.AlreadyGone;
    }

    private static CancelResult all(ExchangeClient sound, OrderRef order) {
        CancelResult result = sound.cancel(order);
        sound.openOrders(new OpenOrdersQuery(order.symbol()))
                .forEach(each -> sound.cancel(
                        OrderRef.single(each.symbol(), each.clientOrderId().orElseThrow())));
        return result;
    }
}

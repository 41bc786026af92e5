package trade.helix.integration.crash;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;

/** What a Helix could do wrong, planted between it and its ports to see whether the judge notices. */
enum Defect {
    NONE,
    /** The commit of an entry is put off until the next one: the order leaves before it. */
    SENDS_BEFORE_COMMIT,
    /** A protective order never leaves, and is taken for placed. */
    DROPS_PROTECTION,
    /** An exit leaves a second time, under another id. */
    SELLS_TWICE;

    Ports ports() {
        return switch (this) {
            case NONE -> Ports.OPEN;
            case SENDS_BEFORE_COMMIT -> new LateCommit();
            case DROPS_PROTECTION -> Defect::droppingProtection;
            case SELLS_TWICE -> Defect::sellingTwice;
        };
    }

    private static final class LateCommit implements Ports {
        private final AtomicReference<@Nullable Call> putOff = new AtomicReference<>();

        @Override
        public @Nullable Object pass(Class<?> port, Call call) throws Throwable {
            if (call.name().equals("commit")) {
                Call earlier = putOff.getAndSet(null);
                if (earlier != null) {
                    Object unused = earlier.proceed();
                }
                if (commitsEntry((Collection<?>) call.arguments()[0])) {
                    putOff.set(call);
                    return null;
                }
            }
            return call.proceed();
        }

        private static boolean commitsEntry(Collection<?> entries) {
            return entries.stream()
                    .map(entry -> ((JournalEntry) entry).record())
                    .anyMatch(fact -> fact instanceof JournalRecord.IntentCommitted committed
                            && committed.intent().leg() == Leg.ENTRY);
        }
    }

    private static @Nullable Object droppingProtection(Class<?> port, Ports.Call call) throws Throwable {
        return call.name().equals("protect") ? placed((ProtectionRequest) call.arguments()[0]) : call.proceed();
    }

    private static ProtectResult placed(ProtectionRequest request) {
        return new ProtectResult.Placed(List.of(OrderState.builder()
                .symbol(request.symbol())
                .side(Side.SELL)
                .type(OrderType.STOP_LOSS)
                .status(OrderStatus.NEW)
                .quantity(request.quantity())
                .stopPrice(request.stop())
                .clientOrderId(request.clientOrderId())
                .venueOrderId(new VenueOrderId("1"))
                .createdAt(Instant.EPOCH)
                .build()));
    }

    private static @Nullable Object sellingTwice(Class<?> port, Ports.Call call) throws Throwable {
        Object result = call.proceed();
        if (call.name().equals("submit") && ((OrderRequest) call.arguments()[0]).side() == Side.SELL) {
            Object unused = call.proceedWith(again((OrderRequest) call.arguments()[0]));
        }
        return result;
    }

    private static OrderRequest again(OrderRequest order) {
        ClientOrderId other =
                new ClientOrderId("y" + order.clientOrderId().value().substring(1));
        return new OrderRequest(other, order.symbol(), order.side(), order.quantity());
    }
}

package trade.helix.engine.shell;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.risk.Approval;

/**
 * The only way by which anything changes at the venue. An entry needs an approval, which it uses up; an exit sells and needs none.
 * While somebody else may own the account, nothing leaves at all.
 */
final class OrderDoor {
    private final ExchangeClient client;
    private final InstantSource time;
    private final Supplier<Optional<String>> obstacle;
    private final Supplier<Optional<String>> loss;

    /**
     * A door.
     *
     * @param obstacle says why no entry may leave at this moment, whatever was decided before
     * @param loss says why nothing may
     */
    OrderDoor(
            ExchangeClient client,
            InstantSource time,
            Supplier<Optional<String>> obstacle,
            Supplier<Optional<String>> loss) {
        this.client = client;
        this.time = time;
        this.obstacle = obstacle;
        this.loss = loss;
    }

    SubmitResult enter(Approval approval, OrderRequest order, Instant notAfter) {
        approval.spend();
        if (order.side() != Side.BUY
                || !order.quantity().equals(approval.quantity())
                || !order.symbol().equals(approval.proposal().instrument().symbol())
                || !order.attached()
                        .map(stop -> stop.stop().equals(approval.proposal().stop()))
                        .orElse(true)) {
            throw new IllegalStateException("Order " + order + " is not what was approved: " + approval + ".");
        }
        if (time.instant().isAfter(notAfter)) {
            return notSent("stale: too old to be sent when its turn came");
        }
        Optional<String> closed = loss.get().or(obstacle);
        return closed.isPresent() ? notSent(closed.get()) : client.submit(order);
    }

    private static SubmitResult notSent(String why) {
        return new SubmitResult.Refused(Refusal.of(RefusalReason.NOT_SENT, why));
    }

    SubmitResult exit(OrderRequest order) {
        if (order.side() != Side.SELL) {
            throw new IllegalStateException("Order " + order + " is no exit: a buy needs an approval.");
        }
        return loss.get().map(OrderDoor::notSent).orElseGet(() -> client.submit(order));
    }

    ProtectResult protect(ProtectionRequest request) {
        Optional<String> lost = loss.get();
        return lost.isPresent()
                ? new ProtectResult.Refused(Refusal.of(RefusalReason.NOT_SENT, lost.get()))
                : client.protect(request);
    }

    CancelResult cancel(OrderRef order) {
        Optional<String> lost = loss.get();
        return lost.isPresent() ? new CancelResult.Unknown("not sent: " + lost.get()) : client.cancel(order);
    }
}

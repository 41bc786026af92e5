package trade.helix.engine.shell;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.risk.Approval;

/** The only way to {@code submit}: an entry needs an approval, which it uses up; an exit sells and needs none. */
final class OrderDoor {
    private final ExchangeClient client;
    private final InstantSource time;
    private final Supplier<Optional<String>> obstacle;

    /** {@code obstacle} says why no entry may leave at this moment, whatever was decided before. */
    OrderDoor(ExchangeClient client, InstantSource time, Supplier<Optional<String>> obstacle) {
        this.client = client;
        this.time = time;
        this.obstacle = obstacle;
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
        Optional<String> closed = obstacle.get();
        return closed.isPresent() ? notSent(closed.get()) : client.submit(order);
    }

    private static SubmitResult notSent(String why) {
        return new SubmitResult.Refused(Refusal.of(RefusalReason.NOT_SENT, why));
    }

    SubmitResult exit(OrderRequest order) {
        if (order.side() != Side.SELL) {
            throw new IllegalStateException("Order " + order + " is no exit: a buy needs an approval.");
        }
        return client.submit(order);
    }
}

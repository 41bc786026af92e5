package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Side;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.Capability;

/** Taking orders back, and the four things that can come of it. */
final class CancelRules {
    private static final Capability STOP = Capability.PROTECTIVE_STOP;

    static final List<Rule<VenueTrial>> ALL = List.of(
            Rule.must("C1", "a live order is cancelled, and the answer says what it had filled", CancelRules::cancelled)
                    .with(STOP),
            Rule.must("C2", "what a cancelled order held can be sold", CancelRules::freed)
                    .with(STOP),
            Rule.must("C3", "a second cancel finds it already gone, not filled", CancelRules::twice)
                    .with(STOP),
            Rule.must("C4", "a stop that has triggered is already filled", CancelRules::triggered)
                    .with(STOP),
            Rule.must("C5", "a market order that has filled is already filled", CancelRules::filled),
            Rule.must("C6", "an order that never was is already gone", CancelRules::neverWas),
            Rule.must("C7", "a cancel takes back the order that it names and no other", CancelRules::onlyNamed)
                    .with(STOP));

    private CancelRules() {}

    private static void cancelled(VenueTrial trial) {
        ProtectionRequest stop = trial.protectedBy(false);
        OrderState state = VenueTrial.only(VenueTrial.cancelled(trial.client.cancel(stop.ref())));
        assertEquals(OrderStatus.CANCELED, state.status());
        assertEquals(Quantity.ZERO, state.filled());
        assertEquals(stop.clientOrderId(), state.clientOrderId().orElseThrow());
        assertEquals(List.of(), trial.live());
        assertEquals(List.of(), trial.open());
    }

    private static void freed(VenueTrial trial) {
        ProtectionRequest stop = trial.protectedBy(false);
        VenueTrial.cancelled(trial.client.cancel(stop.ref()));
        assertEquals(Quantity.ZERO, trial.balance(trial.symbol.base()).held());
        VenueTrial.accepted(trial.client.submit(trial.order(Side.SELL, stop.quantity())));
    }

    private static void twice(VenueTrial trial) {
        ProtectionRequest stop = trial.protectedBy(false);
        VenueTrial.cancelled(trial.client.cancel(stop.ref()));
        assertInstanceOf(CancelResult.AlreadyGone.class, trial.client.cancel(stop.ref()));
    }

    private static void triggered(VenueTrial trial) {
        ProtectionRequest stop = trial.protectedBy(false);
        trial.reachStop(stop);
        assertInstanceOf(CancelResult.AlreadyFilled.class, trial.client.cancel(stop.ref()));
    }

    private static void filled(VenueTrial trial) {
        OrderRequest order = trial.buy();
        VenueTrial.accepted(trial.client.submit(order));
        assertInstanceOf(CancelResult.AlreadyFilled.class, trial.client.cancel(order.ref()));
    }

    private static void neverWas(VenueTrial trial) {
        OrderRef order = OrderRef.single(trial.symbol, trial.newId());
        assertInstanceOf(CancelResult.AlreadyGone.class, trial.client.cancel(order));
    }

    private static void onlyNamed(VenueTrial trial) {
        trial.bought();
        ProtectionRequest one = trial.stop();
        trial.bought();
        ProtectionRequest other = trial.protection(trial.owned().minus(one.quantity()), null);
        VenueTrial.placed(trial.client.protect(one));
        VenueTrial.placed(trial.client.protect(other));
        VenueTrial.cancelled(trial.client.cancel(one.ref()));
        assertEquals(other.clientOrderId().value(), trial.oneLive().clientOrderId());
    }
}

package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.venue.Capability;

/** A stop and a target that rest together. */
final class PairRules {
    private static final Capability PAIR = Capability.PROTECTIVE_PAIR;

    static final List<Rule<VenueTrial>> ALL = List.of(
            Rule.must("T1", "a placed pair is two live orders, each for the whole quantity", PairRules::live)
                    .with(PAIR),
            Rule.must("T2", "a look-up of a pair shows both", PairRules::found).with(PAIR),
            Rule.must("T3", "when the stop fills, the target ends unfilled", (VenueTrial trial) -> ends(trial, true))
                    .with(PAIR),
            Rule.must("T4", "when the target fills, the stop ends unfilled", (VenueTrial trial) -> ends(trial, false))
                    .with(PAIR),
            Rule.must("T5", "a cancel takes both back", PairRules::cancelled).with(PAIR),
            Rule.must(
                            "T6",
                            "the same id a second time while live is refused as DUPLICATE_ID or for want of funds",
                            PairRules::duplicate)
                    .with(PAIR),
            Rule.must(
                            "T7",
                            "without the capability a pair is refused as UNSUPPORTED, and not half of it placed",
                            PairRules::unsupported)
                    .without(PAIR));

    private PairRules() {}

    private static void live(VenueTrial trial) {
        trial.bought();
        ProtectionRequest pair = trial.pair();
        List<OrderState> told = VenueTrial.placed(trial.client.protect(pair));
        List<VenueLedger.Order> live = trial.live();
        assertEquals(2, live.size(), "live at the venue");
        live.forEach(leg -> assertEquals(pair.quantity(), leg.quantity()));
        assertEquals(
                1,
                live.stream()
                        .filter(leg -> pair.stop().equals(leg.stopOrNull()))
                        .count(),
                "stops");
        assertEquals(
                ids(live),
                told.stream().map(each -> each.venueOrderId().value()).collect(Collectors.toSet()));
    }

    private static Set<String> ids(List<VenueLedger.Order> orders) {
        return orders.stream().map(VenueLedger.Order::venueOrderId).collect(Collectors.toSet());
    }

    private static void found(VenueTrial trial) {
        ProtectionRequest pair = trial.protectedBy(true);
        assertEquals(
                ids(trial.live()),
                trial.found(pair.ref()).stream()
                        .map(each -> each.venueOrderId().value())
                        .collect(Collectors.toSet()));
    }

    private static void ends(VenueTrial trial, boolean byStop) {
        ProtectionRequest pair = trial.protectedBy(true);
        String stopId = trial.live().stream()
                .filter(leg -> pair.stop().equals(leg.stopOrNull()))
                .map(VenueLedger.Order::venueOrderId)
                .collect(Collectors.joining());
        if (byStop) {
            trial.reachStop(pair);
        } else {
            trial.reachTarget(pair);
        }
        for (OrderState leg : trial.found(pair.ref())) {
            boolean fills = leg.venueOrderId().value().equals(stopId) == byStop;
            assertEquals(fills, leg.status() == OrderStatus.FILLED, () -> "filled: " + leg);
            assertEquals(!fills, leg.filled().isZero(), () -> "unfilled: " + leg);
        }
        assertEquals(List.of(), trial.open());
    }

    private static void cancelled(VenueTrial trial) {
        ProtectionRequest pair = trial.protectedBy(true);
        assertEquals(2, VenueTrial.cancelled(trial.client.cancel(pair.ref())).size());
        assertEquals(List.of(), trial.live());
        assertEquals(List.of(), trial.open());
    }

    private static void duplicate(VenueTrial trial) {
        ProtectionRequest pair = trial.protectedBy(true);
        RefusalReason reason = VenueTrial.refused(trial.client.protect(pair));
        assertEquals(
                true,
                Set.of(RefusalReason.DUPLICATE_ID, RefusalReason.INSUFFICIENT_FUNDS)
                        .contains(reason),
                () -> "refused as " + reason);
        assertEquals(2, trial.live().size());
    }

    private static void unsupported(VenueTrial trial) {
        trial.bought();
        assertEquals(RefusalReason.UNSUPPORTED, VenueTrial.refused(trial.client.protect(trial.pair())));
        assertEquals(List.of(), trial.live());
    }
}

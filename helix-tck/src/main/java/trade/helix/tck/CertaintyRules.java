package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static trade.helix.tck.VenueFault.LOOKUP_STALE;
import static trade.helix.tck.VenueFault.SUBMIT_LOST;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.LookupQuery;

/** When a look-up may say for certain that an order never arrived. */
final class CertaintyRules {
    private static final Lookup NOT_SO_FAR = new Lookup.NotFound(false);
    private static final Lookup NEVER = new Lookup.NotFound(true);
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofDays(2);

    static final List<Rule<VenueTrial>> ALL = List.of(
            Rule.must(
                            "N1",
                            "an order that is not there is not certainly absent before the venue's bound",
                            CertaintyRules::notBefore)
                    .with(Capability.CERTAIN_ABSENCE),
            Rule.must("N2", "after the bound it is certainly absent", CertaintyRules::after)
                    .with(Capability.CERTAIN_ABSENCE),
            Rule.must("N3", "one look that misses an order does not make it certainly absent", CertaintyRules::twoLooks)
                    .with(Capability.CERTAIN_ABSENCE)
                    .given(LOOKUP_STALE),
            Rule.must(
                            "N4",
                            "an order that was lost becomes certainly absent, and its id may be used",
                            CertaintyRules::lostThenAgain)
                    .with(Capability.CERTAIN_ABSENCE)
                    .given(SUBMIT_LOST),
            Rule.must("N5", "without the capability absence is never certain", CertaintyRules::neverCertain)
                    .without(Capability.CERTAIN_ABSENCE));

    private CertaintyRules() {}

    private static void notBefore(VenueTrial trial) {
        LookupQuery query = new LookupQuery(trial.buy().ref(), trial.fixture.now());
        assertEquals(NOT_SO_FAR, trial.client.find(query), "at once");
        trial.fixture.pass(trial.fixture.absenceBound().minus(MOMENT));
        assertEquals(NOT_SO_FAR, trial.client.find(query), "before the bound");
    }

    private static void after(VenueTrial trial) {
        LookupQuery query = new LookupQuery(trial.buy().ref(), trial.fixture.now());
        trial.fixture.pass(trial.fixture.absenceBound().plus(MOMENT));
        assertEquals(NEVER, trial.client.find(query));
    }

    private static void twoLooks(VenueTrial trial) {
        OrderRequest order = trial.buy();
        Instant sent = trial.fixture.now();
        VenueTrial.accepted(trial.client.submit(order));
        trial.fixture.pass(trial.fixture.absenceBound().plus(MOMENT));
        trial.fixture.arm(LOOKUP_STALE);
        assertNotEquals(NEVER, trial.client.find(new LookupQuery(order.ref(), sent)));
    }

    private static void lostThenAgain(VenueTrial trial) {
        OrderRequest order = trial.buy();
        trial.fixture.arm(SUBMIT_LOST);
        trial.client.submit(order);
        Instant sent = trial.fixture.now();
        trial.fixture.pass(trial.fixture.absenceBound().plus(MOMENT));
        assertEquals(NEVER, trial.client.find(new LookupQuery(order.ref(), sent)));
        VenueTrial.accepted(trial.client.submit(order));
        assertInstanceOf(Lookup.Found.class, trial.client.find(new LookupQuery(order.ref(), sent)));
    }

    private static void neverCertain(VenueTrial trial) {
        LookupQuery query = new LookupQuery(trial.buy().ref(), trial.fixture.now());
        assertEquals(NOT_SO_FAR, trial.client.find(query));
        trial.fixture.pass(LONG);
        assertEquals(NOT_SO_FAR, trial.client.find(query));
    }
}

package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static trade.helix.tck.VenueFault.CANCEL_ANSWER_LOST;
import static trade.helix.tck.VenueFault.CANCEL_LOST;
import static trade.helix.tck.VenueFault.LOOKUP_LOST;
import static trade.helix.tck.VenueFault.PROTECT_ANSWER_LOST;
import static trade.helix.tck.VenueFault.PROTECT_LOST;
import static trade.helix.tck.VenueFault.READ_LOST;
import static trade.helix.tck.VenueFault.SUBMIT_ANSWERED_WITH_ERROR;
import static trade.helix.tck.VenueFault.SUBMIT_ANSWER_LOST;
import static trade.helix.tck.VenueFault.SUBMIT_LOST;
import static trade.helix.tck.VenueFault.SUBMIT_RATE_LIMITED;

import java.util.List;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/** What goes wrong on the way: what is ambiguous stays unknown, and nothing is sent twice. */
final class AccidentRules {
    private static final Capability STOP = Capability.PROTECTIVE_STOP;
    private static final Capability PAIR = Capability.PROTECTIVE_PAIR;

    static final List<Rule<VenueTrial>> ALL = List.of(
            Rule.must(
                            "U1",
                            "an order that is lost on its way is unknown, or provably not sent; it is not sent again",
                            AccidentRules::lost)
                    .given(SUBMIT_LOST),
            Rule.must(
                            "U2",
                            "an order whose answer is lost is unknown, at the venue once, and then found",
                            (VenueTrial trial) -> taken(trial, SUBMIT_ANSWER_LOST))
                    .given(SUBMIT_ANSWER_LOST),
            Rule.must(
                            "U3",
                            "an order that the venue is not sure of is unknown, at the venue once, and then found",
                            (VenueTrial trial) -> taken(trial, SUBMIT_ANSWERED_WITH_ERROR))
                    .given(SUBMIT_ANSWERED_WITH_ERROR),
            Rule.must(
                            "U4",
                            "too many orders is a refusal as RATE_LIMITED, and after the wait that it names the same request may go again",
                            AccidentRules::rateLimited)
                    .given(SUBMIT_RATE_LIMITED),
            Rule.must(
                            "U5",
                            "a protective order that is lost is unknown, or provably not sent, and may go again under its id",
                            AccidentRules::protectLost)
                    .with(STOP)
                    .given(PROTECT_LOST),
            Rule.must(
                            "U6",
                            "a protective order whose answer is lost is unknown, at the venue once, and then found",
                            (VenueTrial trial) -> protectTaken(trial, false))
                    .with(STOP)
                    .given(PROTECT_ANSWER_LOST),
            Rule.must(
                            "U7",
                            "a pair whose answer is lost is unknown, at the venue once, and then found",
                            (VenueTrial trial) -> protectTaken(trial, true))
                    .with(PAIR)
                    .given(PROTECT_ANSWER_LOST),
            Rule.must("U8", "a cancel that is lost is unknown, and the order stays live", AccidentRules::cancelLost)
                    .with(STOP)
                    .given(CANCEL_LOST),
            Rule.must(
                            "U9",
                            "a cancel whose answer is lost is unknown, and the next one finds it gone",
                            AccidentRules::cancelTaken)
                    .with(STOP)
                    .given(CANCEL_ANSWER_LOST),
            Rule.must("U10", "a look-up without an answer is unavailable, never not found", AccidentRules::lookupLost)
                    .given(LOOKUP_LOST),
            Rule.must("U11", "a read without an answer fails as UNREACHABLE", AccidentRules::readLost)
                    .given(READ_LOST));

    private AccidentRules() {}

    private static void lost(VenueTrial trial) {
        trial.fixture.arm(SUBMIT_LOST);
        SubmitResult result = trial.client.submit(trial.buy());
        result.fold(
                accepted -> {
                    throw new AssertionError("accepted, but never at the venue: " + accepted);
                },
                refused -> {
                    assertEquals(RefusalReason.NOT_SENT, refused.refusal().reason());
                    return refused;
                },
                unknown -> unknown);
        trial.nothingIsAtTheVenue();
    }

    private static void taken(VenueTrial trial, VenueFault fault) {
        OrderRequest order = trial.buy();
        trial.fixture.arm(fault);
        assertInstanceOf(SubmitResult.Unknown.class, trial.client.submit(order));
        VenueLedger.Order entry = VenueTrial.only(trial.ledger().orders());
        OrderRules.matches(entry, trial.foundOne(order.ref()));
    }

    private static void rateLimited(VenueTrial trial) {
        OrderRequest order = trial.buy();
        trial.fixture.arm(SUBMIT_RATE_LIMITED);
        SubmitResult result = trial.client.submit(order);
        assertEquals(RefusalReason.RATE_LIMITED, VenueTrial.refused(result));
        trial.nothingIsAtTheVenue();
        ((SubmitResult.Refused) result).refusal().retryAfter().ifPresent(trial.fixture::pass);
        VenueTrial.accepted(trial.client.submit(order));
    }

    private static void protectLost(VenueTrial trial) {
        trial.bought();
        ProtectionRequest stop = trial.stop();
        trial.fixture.arm(PROTECT_LOST);
        ProtectResult result = trial.client.protect(stop);
        assertTrue(
                result instanceof ProtectResult.Unknown || VenueTrial.refused(result) == RefusalReason.NOT_SENT,
                () -> "lost, and " + result);
        assertEquals(List.of(), trial.live());
        VenueTrial.placed(trial.client.protect(stop));
    }

    private static void protectTaken(VenueTrial trial, boolean pair) {
        trial.bought();
        ProtectionRequest request = pair ? trial.pair() : trial.stop();
        trial.fixture.arm(PROTECT_ANSWER_LOST);
        assertInstanceOf(ProtectResult.Unknown.class, trial.client.protect(request));
        int legs = pair ? 2 : 1;
        assertEquals(legs, trial.live().size(), "live at the venue");
        assertEquals(legs, trial.found(request.ref()).size(), "found");
    }

    private static void cancelLost(VenueTrial trial) {
        ProtectionRequest stop = trial.protectedBy(false);
        trial.fixture.arm(CANCEL_LOST);
        assertInstanceOf(CancelResult.Unknown.class, trial.client.cancel(stop.ref()));
        trial.oneLive();
    }

    private static void cancelTaken(VenueTrial trial) {
        ProtectionRequest stop = trial.protectedBy(false);
        trial.fixture.arm(CANCEL_ANSWER_LOST);
        assertInstanceOf(CancelResult.Unknown.class, trial.client.cancel(stop.ref()));
        assertEquals(List.of(), trial.live());
        assertInstanceOf(CancelResult.AlreadyGone.class, trial.client.cancel(stop.ref()));
    }

    private static void lookupLost(VenueTrial trial) {
        OrderRequest order = trial.buy();
        VenueTrial.accepted(trial.client.submit(order));
        trial.fixture.arm(LOOKUP_LOST);
        assertInstanceOf(Lookup.Unavailable.class, trial.find(order.ref()));
    }

    private static void readLost(VenueTrial trial) {
        trial.fixture.arm(READ_LOST);
        VenueException failure = assertThrows(VenueException.class, trial.client::account);
        assertEquals(Category.UNREACHABLE, failure.category());
    }
}

package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of {@link trade.helix.api.venue.Venue} and {@link trade.helix.api.venue.ExchangeClient}: extend it, supply a
 * {@link VenueFixture}, and every rule becomes a test. MUST rules cannot be skipped; what is not tried is printed and has to
 * be listed by the fixture with a reason.
 */
public abstract class VenueContractTest {
    /** For subclasses. */
    protected VenueContractTest() {}

    /**
     * Opens the adapter at a fresh venue. Called once for each rule.
     *
     * @return the fixture; the kit closes it
     */
    protected abstract VenueFixture open();

    /** Not visible to subclasses, so that none can replace it. */
    @TestFactory
    Stream<DynamicTest> everyRuleIsKept() {
        return selection().tried().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.toString(), () -> check(rule, this::open)));
    }

    @Test
    void whatIsNotTriedIsListedWithAReason() {
        Selection<VenueTrial> selection = selection();
        System.out.println(selection.report(getClass().getSimpleName()));
        List<String> complaints = selection.complaints();
        assertTrue(complaints.isEmpty(), () -> String.join(System.lineSeparator(), complaints));
    }

    private Selection<VenueTrial> selection() {
        try (VenueFixture fixture = open()) {
            return selection(fixture);
        }
    }

    static Selection<VenueTrial> selection(VenueFixture fixture) {
        return Selection.of(VenueRules.ALL, fixture.venue().capabilities(), fixture.faults(), fixture.notTried());
    }

    static void check(Rule<VenueTrial> rule, Supplier<VenueFixture> opener) {
        rule.trying(() -> {
            try (VenueFixture fixture = opener.get()) {
                rule.body().check(new VenueTrial(fixture));
            }
        });
    }
}

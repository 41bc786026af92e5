package trade.helix.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** What is not tried has a reason, and a MUST cannot be skipped. */
class SelectionTest {
    private static final Set<VenueFault> ALL_FAULTS = EnumSet.allOf(VenueFault.class);
    private static final Set<VenueFault> NO_STALE = EnumSet.complementOf(EnumSet.of(VenueFault.LOOKUP_STALE));

    @Test
    void aRuleWhoseFaultCannotBeMadeFailsTheKitUnlessListed() {
        assertThatThrownBy(kit(NO_STALE, Map.of())::whatIsNotTriedIsListedWithAReason)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("N3 MUST")
                .hasMessageContaining("LOOKUP_STALE");
        assertThatCode(kit(NO_STALE, Map.of("N3", "no stale look-ups here"))::whatIsNotTriedIsListedWithAReason)
                .doesNotThrowAnyException();
    }

    @Test
    void aRuleThatIsNotTriedIsNotAmongTheTests() {
        var listed = kit(NO_STALE, Map.of("N3", "no stale look-ups here"));
        assertThat(listed.everyRuleIsKept())
                .noneMatch(test -> test.getDisplayName().startsWith("N3 "));
        assertThat(kit(ALL_FAULTS, Map.of()).everyRuleIsKept())
                .anyMatch(test -> test.getDisplayName().startsWith("N3 MUST"));
    }

    @Test
    void aMustThatCanBeTriedIsTriedAlthoughListed() {
        var listed = kit(ALL_FAULTS, Map.of("S1", "we would rather not"));
        assertThatThrownBy(listed::whatIsNotTriedIsListedWithAReason).hasMessageContaining("S1 MUST");
        assertThat(listed.everyRuleIsKept())
                .anyMatch(test -> test.getDisplayName().startsWith("S1 "));
    }

    @Test
    void aMayIsDeclinedWithAReasonAndNotWithout() {
        var declined = kit(ALL_FAULTS, Map.of("P9", "the venue executes it at once"));
        assertThatCode(declined::whatIsNotTriedIsListedWithAReason).doesNotThrowAnyException();
        assertThat(declined.everyRuleIsKept())
                .noneMatch(test -> test.getDisplayName().startsWith("P9 "));
        assertThatThrownBy(kit(ALL_FAULTS, Map.of("P9", " "))::whatIsNotTriedIsListedWithAReason)
                .hasMessageContaining("without a reason");
    }

    @Test
    void aListThatNoLongerFitsFails() {
        assertThatThrownBy(kit(ALL_FAULTS, Map.of("Z9", "?"))::whatIsNotTriedIsListedWithAReason)
                .hasMessageContaining("no rule Z9");
        assertThatThrownBy(kit(ALL_FAULTS, Map.of("N5", "?"))::whatIsNotTriedIsListedWithAReason)
                .hasMessageContaining("does not apply");
    }

    @Test
    void whatIsNotTriedIsPrinted() {
        var report = VenueContractTest.selection(fixture(NO_STALE, Map.of("N3", "no stale look-ups here")))
                .report("It");
        assertThat(report).contains("N3 MUST").contains("no stale look-ups here");
    }

    @Test
    void aRuleThatIsAbortedFromWithinIsNotKept() {
        Rule<VenueTrial> rule = Rule.must("Z1", "never", trial -> {
            throw new TestAbortedException("not today");
        });
        assertThatThrownBy(() -> VenueContractTest.check(rule, FakeFixture::new))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Z1 MUST: never");
    }

    private static VenueContractTest kit(Set<VenueFault> faults, Map<String, String> notTried) {
        return new VenueContractTest() {
            @Override
            protected VenueFixture open() {
                return fixture(faults, notTried);
            }
        };
    }

    private static VenueFixture fixture(Set<VenueFault> faults, Map<String, String> notTried) {
        return new FakeFixture() {
            @Override
            public Set<VenueFault> faults() {
                return faults;
            }

            @Override
            public Map<String, String> notTried() {
                return notTried;
            }
        };
    }
}

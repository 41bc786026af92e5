package trade.helix.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each MUST there is a venue that is wrong in that one way, and the rule notices. */
class BrokenVenueTest {
    static Stream<Break> breaks() {
        return Stream.of(
                        ReadBreaks.ALL,
                        OrderBreaks.ALL,
                        ProtectionBreaks.ALL,
                        AttachedBreaks.ALL,
                        TransferBreaks.ALL,
                        StreamBreaks.ALL)
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void aBreakIsNoticedByItsRule(Break wrong) {
        Rule<VenueTrial> rule = VenueRules.ALL.stream()
                .filter(each -> each.number().equals(wrong.rule()))
                .findFirst()
                .orElseThrow();
        assertThat(VenueContractTest.selection(new FakeFixture(wrong.capabilities()))
                        .tried())
                .as("the rule is tried on the sound one, and kept there: see the contract tests of the fakes")
                .contains(rule);
        assertThatThrownBy(() -> VenueContractTest.check(rule, wrong::fixture))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(rule.toString());
    }

    @Test
    void everyMustHasABreak() {
        assertThat(breaks().map(Break::rule).toList())
                .containsAll(VenueRules.ALL.stream()
                        .filter(Rule::must)
                        .map(Rule::number)
                        .toList());
    }

    @Test
    void noNumberIsUsedTwice() {
        assertThat(VenueRules.ALL.stream().map(Rule::number)).doesNotHaveDuplicates();
    }
}

package trade.helix.api.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.Whitespace;
import org.junit.jupiter.api.Test;

class SecretTest {
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().filter(text -> !text.isBlank());
    }

    @Property
    void neverPrintsItsText(@ForAll("texts") String text) {
        assertThat(Secret.of(text)).hasToString("***");
    }

    @Property
    void revealsWhatItWasGiven(@ForAll("texts") String text) {
        assertThat(Secret.of(text).reveal()).isEqualTo(text);
    }

    @Property
    void matchesItsOwnTextAlone(@ForAll("texts") String text, @ForAll String candidate) {
        assertThat(Secret.of(text).matches(text)).isTrue();
        assertThat(Secret.of(text).matches(candidate)).isEqualTo(text.equals(candidate));
    }

    @Property
    void oneCharacterMoreOrLessDoesNotMatch(@ForAll("texts") String text, @ForAll char more) {
        assertThat(Secret.of(text).matches(text + more)).isFalse();
        assertThat(Secret.of(text).matches(text.substring(1))).isFalse();
    }

    @Test
    void aBrokenCharacterIsNoQuestionMark() {
        assertThat(Secret.of("a\ud800").matches("a?")).isFalse();
        assertThat(Secret.of("a\ud800")).isNotEqualTo(Secret.of("a\udbff"));
    }

    @Property
    void equalTextsMakeEqualSecrets(@ForAll("texts") String one, @ForAll("texts") String other) {
        assertThat(Secret.of(one)).isEqualTo(Secret.of(one)).hasSameHashCodeAs(Secret.of(one));
        assertThat(Secret.of(one).equals(Secret.of(other))).isEqualTo(one.equals(other));
    }

    @Property
    void aBlankTextIsRefusedUnrepeated(@ForAll @Whitespace @StringLength(max = 9) String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Secret.of(blank))
                .withMessage("A secret is blank: set it, or leave the setting out.");
    }

    @Test
    void nullIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> Secret.of(null)).withMessage("text");
    }
}

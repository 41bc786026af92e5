package trade.helix.api.value;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;

class SecretTest {
    @Property
    void neverPrintsItsText(@ForAll @NotBlank String text) {
        assertThat(Secret.of(text)).hasToString("***");
    }
}

package trade.helix.exchange.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FormTest {
    @Property
    void whateverIsSentArrives(@ForAll String value) {
        // A lone surrogate is no character and cannot be sent at all.
        String sent = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String encoded = Form.of("a", sent).encoded();
        assertThat(encoded).matches("a=([A-Za-z0-9._~-]|%[0-9A-F]{2})*");
        assertThat(URLDecoder.decode(encoded.substring(2), StandardCharsets.UTF_8))
                .isEqualTo(sent);
    }

    @Test
    void keepsTheOrderAndEncodesWhatSeparates() {
        assertThat(Form.of("b", "1&2").and("a", "x=y +/%").encoded()).isEqualTo("b=1%262&a=x%3Dy%20%2B%2F%25");
    }

    @Test
    void printsNoValues() {
        assertThat(Form.of("signature", "s3cret")).hasToString("Form[signature]");
    }
}

package trade.helix.simulator.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The example that the venue publishes. */
class KrakenSignatureVectorTest {
    @Test
    void theSignatureOfThePublishedOrder() {
        String secret = "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";
        String nonce = "1616492376594";
        String body = "nonce=" + nonce + "&ordertype=limit&pair=XBTUSD&price=37500&type=buy&volume=1.25";

        assertThat(Authentication.sign(secret, "/0/private/AddOrder", nonce, body))
                .isEqualTo("4/dpxb3iT4tp/ZCVEwSnEsLxx0bqyhLpdfOpc6fn7OR8+UClSV5n9E6aSS8MPtnRfp32bAb0nmbRn6H8ndwLUQ==");
    }

    @Test
    void aSecretThatIsNotBase64StandsForItsCharacters() {
        String plain = Base64.getEncoder().encodeToString("S".getBytes(StandardCharsets.UTF_8));
        String body = "nonce=1";
        assertThat(Authentication.sign("S", "/0/private/Balance", "1", body))
                .isEqualTo(Authentication.sign(plain, "/0/private/Balance", "1", body));
    }
}

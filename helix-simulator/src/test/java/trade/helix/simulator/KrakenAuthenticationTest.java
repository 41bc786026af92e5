package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.simulator.KrakenClient.Answer;

/** Who may send what to Kraken, signed how and with which nonce. */
class KrakenAuthenticationTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private final Simulator simulator = Simulator.builder().start();
    private final KrakenClient client = new KrakenClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void aSignedFormIsAnswered() {
        Answer answer = client.call("Balance");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("error")).isEmpty();
        assertThat(answer.text("/USDT")).isEqualTo("10000.00000000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonce=1&asset=USDT&close[ordertype]=limit",
                "nonce=1&asset=USDT&close%5Bordertype%5D=limit",
                "asset=USDT&nonce=1"
            })
    void aFormIsSignedAsItIsSent(String body) {
        assertThat(client.sendSigned("TradeBalance", FORM, body).text("/eb")).isEqualTo("10000.00000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"nonce\":\"7\",\"asset\":\"USDT\"}", "{ \"asset\": \"USDT\",\n \"nonce\": 7 }"})
    void jsonIsSignedAsItIsSent(String body) {
        assertThat(client.sendSigned("TradeBalance", "application/json", body).text("/eb"))
                .isEqualTo("10000.00000000");
    }

    @Test
    void aChangedByteIsNotSigned() {
        String signature = client.sign("/0/private/TradeBalance", "1", "nonce=1&asset=USDT");
        assertThat(client.sendSigned("TradeBalance", FORM, "nonce=1&asset=USDC", signature)
                        .error())
                .isEqualTo("EAPI:Invalid signature");
        assertThat(client.sendSigned("Balance", FORM, "nonce=1&asset=USDT", signature)
                        .error())
                .as("the path is signed too")
                .isEqualTo("EAPI:Invalid signature");
    }

    @Test
    void aKeyMustBeSentAndKnown() {
        Answer none = client.send(client.request("/0/private/Balance").POST(BodyPublishers.ofString("nonce=1")));
        assertThat(none.status()).isEqualTo(200);
        assertThat(none.error()).isEqualTo("EAPI:Invalid key");
        assertThat(new KrakenClient(simulator, "other", KrakenClient.SECRET)
                        .call("Balance")
                        .error())
                .isEqualTo("EAPI:Invalid key");
        assertThat(new KrakenClient(simulator, KrakenClient.KEY, "b3RoZXI=")
                        .call("Balance")
                        .error())
                .isEqualTo("EAPI:Invalid signature");
    }

    @Test
    void aNonceMustRise() {
        assertThat(balance("5")).isEmpty();
        assertThat(balance("5")).isEqualTo("EAPI:Invalid nonce");
        assertThat(balance("4")).isEqualTo("EAPI:Invalid nonce");
        assertThat(balance("6")).isEmpty();
        assertThat(balance("18446744073709551615")).as("unsigned, 64 bits").isEmpty();
        assertThat(balance("18446744073709551616")).isEqualTo("EAPI:Invalid nonce");
    }

    @Test
    void aBadSignatureUsesNoNonceUp() {
        assertThat(client.sendSigned("Balance", FORM, "nonce=9", "bm9uc2Vuc2U=").error())
                .isEqualTo("EAPI:Invalid signature");
        assertThat(balance("8")).isEmpty();
    }

    @Test
    void aNonceMustBeThere() {
        String signature = client.sign("/0/private/Balance", "", "asset=USDT");
        assertThat(client.sendSigned("Balance", FORM, "asset=USDT", signature).error())
                .isEqualTo("EAPI:Invalid nonce");
    }

    @Test
    void aWindowLetsNoncesOvertakeEachOther() {
        try (Simulator lenient = Simulator.builder().krakenNonceWindow(10).start()) {
            KrakenClient caller = new KrakenClient(lenient);
            assertThat(caller.sendSigned("Balance", FORM, "nonce=20").error()).isEmpty();
            assertThat(caller.sendSigned("Balance", FORM, "nonce=11").error()).isEmpty();
            assertThat(caller.sendSigned("Balance", FORM, "nonce=11").error()).isEqualTo("EAPI:Invalid nonce");
            assertThat(caller.sendSigned("Balance", FORM, "nonce=10").error()).isEqualTo("EAPI:Invalid nonce");
            assertThat(caller.sendSigned("GetApiKeyInfo", FORM, "nonce=21").text("/nonceWindow"))
                    .isEqualTo("10");
        }
    }

    @Test
    void aKeySaysWhatItMayDo() {
        Answer answer = client.call("GetApiKeyInfo");
        assertThat(answer.text("/apiKey")).isEqualTo(KrakenClient.KEY);

        assertThat(answer.result().path("permissions").toString())
                .contains("modify-trades")
                .doesNotContain("withdraw");
    }

    @Test
    void aPermissionThatIsMissingDeniesTheCall() {
        try (Simulator strict =
                Simulator.builder().krakenPermissions(Set.of("withdraw-funds")).start()) {
            KrakenClient caller = new KrakenClient(strict);
            assertThat(caller.call("Balance").error()).isEqualTo("EGeneral:Permission denied");
            assertThat(caller.call("GetApiKeyInfo").text("/permissions/0")).isEqualTo("withdraw-funds");
        }
    }

    @Test
    void anUnknownMethodIsNamedAsSuch() {
        assertThat(client.call("MakeMeRich").error()).isEqualTo("EGeneral:Unknown method");
    }

    private String balance(String nonce) {
        return client.sendSigned("Balance", FORM, "nonce=" + nonce).error();
    }
}

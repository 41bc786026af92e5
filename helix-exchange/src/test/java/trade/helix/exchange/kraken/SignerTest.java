package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.value.Secret;

class SignerTest {
    private static final AccountId ACCOUNT = new AccountId("main");

    /** The vector that Kraken publishes. */
    @Test
    void signsAsPublished() {
        Signer signer = Signer.of(
                ACCOUNT,
                Secret.of("kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg=="));
        String body = "nonce=1616492376594&ordertype=limit&pair=XBTUSD&price=37500&type=buy&volume=1.25";
        assertThat(signer.sign("/0/private/AddOrder", 1616492376594L, body))
                .isEqualTo("4/dpxb3iT4tp/ZCVEwSnEsLxx0bqyhLpdfOpc6fn7OR8+UClSV5n9E6aSS8MPtnRfp32bAb0nmbRn6H8ndwLUQ==");
    }

    @Test
    void aSecretThatIsNoBase64IsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> Signer.of(ACCOUNT, Secret.of("not-base64!")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("main")
                .hasMessageNotContaining("!")
                .hasNoCause();
    }
}

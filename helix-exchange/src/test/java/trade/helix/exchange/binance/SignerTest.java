package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import trade.helix.api.value.Secret;
import trade.helix.exchange.internal.Form;

/** The signature examples that Binance publishes. */
class SignerTest {
    private static final Signer SIGNER =
            new Signer(Secret.of("NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j"));

    @Test
    void signsThePublishedExample() {
        assertThat(SIGNER.sign(example("LTCBTC").encoded()))
                .isEqualTo("c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71");
    }

    @Test
    void percentEncodesBeforeItSigns() {
        assertThat(SIGNER.sign(example("１２３４５６").encoded()))
                .isEqualTo("e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3");
    }

    private static Form example(String symbol) {
        return Form.of("symbol", symbol)
                .and("side", "BUY")
                .and("type", "LIMIT")
                .and("timeInForce", "GTC")
                .and("quantity", "1")
                .and("price", "0.1")
                .and("recvWindow", 5000)
                .and("timestamp", 1499827319559L);
    }
}

package trade.helix.simulator.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import trade.helix.simulator.wire.Request;

/** The examples that the venue publishes. */
class SignatureVectorTest {
    private static final String SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private static final String REST =
            "&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559";

    @Test
    void plainSymbol() {
        assertThat(Authentication.sign(SECRET, "symbol=LTCBTC" + REST))
                .isEqualTo("c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71");
    }

    @Test
    void percentEncodedSymbol() {
        String symbol = "symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96";
        assertThat(Authentication.sign(SECRET, symbol + REST))
                .isEqualTo("e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3");
    }

    @Test
    void payloadIsQueryThenBodyEachWithoutItsSignature() {
        assertThat(payload("a=1&signature=x", "b=2")).isEqualTo("a=1b=2");
        assertThat(payload("signature=x", "a=1&b=2")).isEqualTo("a=1&b=2");
        assertThat(payload("", "a=1&b=2&signature=x")).isEqualTo("a=1&b=2");
        assertThat(payload("a=1&b=2&signature=x", "")).isEqualTo("a=1&b=2");
    }

    private static String payload(String query, String body) {
        return Authentication.payload(new Request("POST", "/api/v3/order", query, body, Map.of()));
    }
}

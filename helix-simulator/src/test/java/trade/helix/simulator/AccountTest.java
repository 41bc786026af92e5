package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts that are opened while the simulator serves. */
class AccountTest {
    private final Simulator simulator = Simulator.builder().start();
    private final Client control = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private Client.Answer open(String venue, String key, String secret, String balances) {
        return control.post(
                "/sim/accounts",
                "{\"venue\":\"%s\",\"key\":\"%s\",\"secret\":\"%s\",\"balances\":%s}"
                        .formatted(venue, key, secret, balances));
    }

    @Test
    void aNewAccountTradesAtOnce() {
        assertThat(open("binance", "new", "s", "{\"USDT\":\"700\"}").status()).isEqualTo(200);
        assertThat(open("kraken", "new", "cw==", "{\"USDT\":800.5}").status()).isEqualTo(200);
        Client binance = new Client(simulator, "new", "s");
        KrakenClient kraken = new KrakenClient(simulator, "new", "cw==");
        assertThat(binance.order("symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.01")
                        .status())
                .isEqualTo(200);
        assertThat(kraken.order("pair=XBTUSDT", "type=buy", "ordertype=market", "volume=0.01")
                        .error())
                .isEmpty();
        assertThat(binance.balance("USDT")).containsEntry("free", "99.9999");
        assertThat(kraken.balance("USDT")).containsEntry("free", "198.0998996");
    }

    @Test
    void aThousandAccountsTradeEachWithItsOwnMoney() {
        IntStream.range(0, 1000).forEach(i -> {
            String secret = Base64.getEncoder().encodeToString(("s" + i).getBytes(StandardCharsets.UTF_8));
            assertThat(open("kraken", "follower-" + i, secret, "{\"USDT\":\"" + (1000 + i) + "\"}")
                            .status())
                    .isEqualTo(200);
            KrakenClient follower = new KrakenClient(simulator, "follower-" + i, secret);
            assertThat(follower.order("pair=XBTUSDT", "type=buy", "ordertype=market", "volume=0.01")
                            .error())
                    .isEmpty();
        });
        assertThat(control.get("/sim/ledger").json().path("orders")).hasSize(1000);
        assertThat(control.get("/sim/ledger").text("/balances/kraken/follower-999/USDT/free"))
                .isEqualTo("1396.5998996");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "moon; k; cw==; {}; no venue 'moon'",
                "kraken; sim-key; cw==; {}; is new",
                "binance; sim-key; s; {}; is new",
                "binance; a b; s; {}; letters, digits",
                "binance; k; s; {\"usdt\":1}; Not an asset",
                "binance; k; s; {\"USDT\":-1}; must not be negative",
                "binance; k; s; {\"USDT\":\"x\"}; plain decimal",
                "binance; k; s; []; must be an object"
            })
    void anAccountThatCannotBeIsRefused(String venue, String key, String secret, String balances, String reason) {
        Client.Answer refused = open(venue, key, secret, balances);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/error")).contains(reason);
    }
}

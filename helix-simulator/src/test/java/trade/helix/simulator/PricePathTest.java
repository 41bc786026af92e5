package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trade.helix.simulator.Client.Answer;

/** Prices that follow a file. */
@Timeout(60)
class PricePathTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Simulator simulator = Simulator.builder()
            .clock(clock)
            .price("BTC/USDT", new BigDecimal(60_000))
            .price("ETH/USDT", new BigDecimal(2_000))
            .start();
    private final Client client = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private Answer post(String path, ObjectNode body) {
        return client.post("/sim/" + path, body.toString());
    }

    private static ObjectNode path(String csv, String speed) {
        return JsonNodeFactory.instance.objectNode().put("csv", csv).put("speed", speed);
    }

    private String last(String symbol) {
        return client.get("/api/v3/ticker/price?symbol=" + symbol).text("/price");
    }

    private void await(String symbol, String price) {
        while (!last(symbol).equals(price)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void isPlayedInTimeTimesASpeed() {
        Answer begun = post("prices", path("time,price\n0,61000\n# a comment\n\n60.5,62000\n120,63000\n", "10"));
        assertThat(begun.text("/left")).isEqualTo("2");
        assertThat(last("BTCUSDT")).isEqualTo("61000.00000000");
        clock.advance(Duration.ofMillis(6049));
        assertThat(client.get("/sim/prices").text("/left")).isEqualTo("2");
        clock.advance(Duration.ofMillis(1));
        await("BTCUSDT", "62000.00000000");
        clock.advance(Duration.ofSeconds(6));
        await("BTCUSDT", "63000.00000000");
        assertThat(client.get("/sim/prices").text("/left")).isEqualTo("0");
    }

    @Test
    void isPlayedStepByStepAndTriggersWhatItShould() {
        client.sendSigned(
                "POST",
                "/api/v3/order",
                "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=1900&timestamp="
                        + clock.millis());
        simulator.playPrices("""
                2026-03-01T00:00:00Z,61000
                2026-03-01T00:00:01Z,1890,ETH/USDT
                2026-03-01T00:00:02Z,2100,ETH/USDT
                """, BigDecimal.ZERO);
        assertThat(last("BTCUSDT")).isEqualTo("60000.00000000");
        assertThat(client.post("/sim/prices/step", "{\"count\":2}").text("/played"))
                .isEqualTo("2");
        assertThat(last("BTCUSDT")).isEqualTo("61000.00000000");
        assertThat(client.get("/sim/ledger").text("/orders/0/status")).isEqualTo("FILLED");
        assertThat(client.delete("/sim/prices").text("/left")).isEqualTo("0");
        assertThat(client.post("/sim/prices/step", "{}").text("/played")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0,61000|5; Line 2: write time,price or time,price,symbol.",
                "0,61000|5,much; Line 2: the price 'much' is not a plain decimal number.",
                "5,61000|4,61000; Line 2: the time 4 is before that of the line above.",
                "soon,61000; Line 1: Text 'soon' could not be parsed",
                "0,1,XRP/USDT; Line 1: XRP/USDT is not listed, or the price is less than its tick.",
                "0,0.001; Line 1: BTC/USDT is not listed, or the price is less than its tick.",
                "0,1,btc; Line 1: Not a symbol: 'btc'.",
                "time,price; There is no line with a price."
            })
    void aPathThatCannotBeUsedNamesItsLine(String lines, String reason) {
        Answer refused = post("prices", path(lines.replace('|', '\n'), "1"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/error")).startsWith(reason);
        assertThat(client.get("/sim/prices").text("/left")).isEqualTo("0");
    }

    @Test
    void aSpeedIsNotNegative() {
        assertThatThrownBy(() -> simulator.playPrices("0,1", BigDecimal.ONE.negate()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not be negative");
    }
}

package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trade.helix.simulator.kraken.Tier;

/** How much a client may ask of Kraken. */
class KrakenLimitTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private Simulator simulator = Simulator.builder().clock(clock).start();
    private KrakenClient client = new KrakenClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private void restart(Tier tier) {
        simulator.close();
        simulator = Simulator.builder()
                .clock(clock)
                .krakenTier(tier)
                .price("BTC/USDT", new BigDecimal(60000))
                .price("ETH/USDT", new BigDecimal(3000))
                .start();
        client = new KrakenClient(simulator);
    }

    private int callsUntilRefused(String name) {
        for (int i = 0; i < 500; i++) {
            String error = client.call(name).error();
            if (!error.isEmpty()) {
                assertThat(error).isEqualTo("EAPI:Rate limit exceeded");
                return i;
            }
        }
        return -1;
    }

    private String limit(String pair, String price) {
        return client.order("pair=" + pair, "type=buy", "ordertype=limit", "volume=0.01", "price=" + price)
                .error();
    }

    @ParameterizedTest
    @CsvSource({"STARTER, 15, 3", "INTERMEDIATE, 20, 5", "PRO, 20, 10"})
    void callsFillACounterThatEmptiesWithTime(Tier tier, int most, int afterTenSeconds) {
        restart(tier);
        assertThat(callsUntilRefused("Balance")).isEqualTo(most);
        clock.advance(Duration.ofSeconds(10));
        assertThat(callsUntilRefused("Balance")).isEqualTo(afterTenSeconds);
    }

    @Test
    void aHistoryCountsTwiceAndOrdersDoNot() {
        assertThat(callsUntilRefused("TradesHistory")).isEqualTo(10);
        assertThat(limit("XBTUSDT", "50000")).isEmpty();
        assertThat(client.call("CancelOrder", "userref=1").error()).isEqualTo("EOrder:Unknown order");
        assertThat(client.open("Time").json().path("error")).isEmpty();
    }

    @Test
    void eachKeyHasACounterOfItsOwn() {
        assertThat(callsUntilRefused("Balance")).isEqualTo(20);
        try (Simulator two = Simulator.builder()
                .clock(clock)
                .krakenKey("a", "YQ==")
                .krakenKey("b", "Yg==")
                .start()) {
            client = new KrakenClient(two, "a", "YQ==");
            assertThat(callsUntilRefused("Balance")).isEqualTo(20);
            client = new KrakenClient(two, "b", "Yg==");
            assertThat(callsUntilRefused("Balance")).isEqualTo(20);
        }
    }

    @Test
    void refusedOrdersCountTooAndEachPairByItself() {
        restart(Tier.INTERMEDIATE);
        for (int i = 0; i < 125; i++) {
            assertThat(limit("XBTUSDT", "0")).isEqualTo("EOrder:Invalid price");
        }
        assertThat(limit("XBTUSDT", "50000")).isEqualTo("EOrder:Rate limit exceeded");
        assertThat(limit("ETHUSDT", "2000")).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(limit("XBTUSDT", "50000")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4, 8", "5, 6", "10, 5", "15, 4", "45, 2", "90, 1", "300, 0"})
    void aCancellationCostsByTheAgeOfItsOrder(int seconds, int cost) {
        restart(Tier.PRO);
        assertThat(limit("ETHUSDT", "2000")).isEmpty();
        clock.advance(Duration.ofSeconds(seconds));
        assertThat(client.call("CancelAll").text("/count")).isEqualTo("1");
        int left = 0;
        while (limit("ETHUSDT", "0").equals("EOrder:Invalid price")) {
            left++;
        }
        assertThat(180 - left).isEqualTo(cost);
    }

    @Test
    void onlySoManyOrdersMayBeOpenOnAPair() {
        restart(Tier.STARTER);
        for (int i = 0; i < 60; i++) {
            assertThat(limit("ETHUSDT", "2000")).isEmpty();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(limit("ETHUSDT", "2000")).isEqualTo("EOrder:Orders limit exceeded");
        assertThat(limit("XBTUSDT", "50000")).isEmpty();
    }
}

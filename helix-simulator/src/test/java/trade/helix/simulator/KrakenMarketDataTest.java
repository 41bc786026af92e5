package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.simulator.KrakenClient.Answer;

/** What Kraken tells anyone, in the shapes that it documents. */
class KrakenMarketDataTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:30Z"));
    private final Simulator simulator = Simulator.builder()
            .clock(clock)
            .price("BTC/USDT", new BigDecimal(60000))
            .price("BTC/USD", new BigDecimal(60000))
            .price("ETH/BTC", new BigDecimal("0.05"))
            .price("SOL/USD", new BigDecimal(150))
            .price("DOGE/USD", new BigDecimal("0.2"))
            .start();
    private final KrakenClient client = new KrakenClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void theClock() {
        Answer time = client.open("Time");
        assertThat(time.result().path("unixtime").isIntegralNumber()).isTrue();
        assertThat(time.text("/unixtime")).isEqualTo("1772366430");
        assertThat(time.text("/rfc1123")).isEqualTo("Sun, 01 Mar 26 12:00:30 +0000");
        assertThat(client.open("SystemStatus").text("/status")).isEqualTo("online");
    }

    @Test
    void assetsHaveTheirNativeNames() throws JsonProcessingException {
        assertThat(client.open("Assets?asset=XBT").result()).isEqualTo(new ObjectMapper().readTree("""
                {"XXBT":{"aclass":"currency","altname":"XBT","decimals":10,"display_decimals":5,"status":"enabled"}}
                """));
        assertThat(client.open("Assets").result().fieldNames())
                .toIterable()
                .contains("XXBT", "XETH", "USDT", "ZUSD", "SOL", "XXDG");
        assertThat(client.open("Assets?asset=GOLD").error()).isEqualTo("EQuery:Unknown asset");
    }

    @ParameterizedTest
    @CsvSource({
        "XBTUSDT, XBTUSDT, XBT/USDT, XXBT, USDT",
        "XXBTZUSD, XBTUSD, XBT/USD, XXBT, ZUSD",
        "XETHXXBT, ETHXBT, ETH/XBT, XETH, XXBT",
        "SOLUSD, SOLUSD, SOL/USD, SOL, ZUSD",
        "XDGUSD, XDGUSD, XDG/USD, XXDG, ZUSD"
    })
    void aPairGoesByThreeNames(String id, String altName, String wsName, String base, String quote) {
        for (String name : new String[] {id, altName, wsName}) {
            Answer pairs = client.open("AssetPairs?pair=" + name);
            assertThat(pairs.result().fieldNames()).toIterable().containsExactly(id);
            assertThat(pairs.result().path(id).path("altname").asText()).isEqualTo(altName);
            assertThat(pairs.result().path(id).path("wsname").asText()).isEqualTo(wsName);
            assertThat(pairs.result().path(id).path("base").asText()).isEqualTo(base);
            assertThat(pairs.result().path(id).path("quote").asText()).isEqualTo(quote);
        }
    }

    @Test
    void theRulesOfAPair() throws JsonProcessingException {
        assertThat(client.open("AssetPairs?pair=XBTUSDT").result().path("XBTUSDT"))
                .isEqualTo(new ObjectMapper().readTree("""
                        {"altname":"XBTUSDT","wsname":"XBT/USDT","aclass_base":"currency","base":"XXBT",
                         "aclass_quote":"currency","quote":"USDT","lot":"unit","cost_decimals":8,"pair_decimals":2,
                         "lot_decimals":5,"lot_multiplier":1,"leverage_buy":[],"leverage_sell":[],
                         "fees":[[0,0.4]],"fees_maker":[[0,0.25]],"fee_volume_currency":"ZUSD","margin_call":80,
                         "margin_stop":40,"ordermin":"0.00008","costmin":"5","tick_size":"0.01","status":"online"}
                        """));
    }

    @Test
    void theTickerFollowsThePrice() {
        simulator.setPrice("BTC/USDT", new BigDecimal(61000));
        Answer ticker = client.open("Ticker?pair=XBTUSDT");
        assertThat(ticker.text("/XBTUSDT/c/0")).isEqualTo("61000.00000000");
        assertThat(ticker.text("/XBTUSDT/b/0")).isEqualTo("61000.00000000");
        assertThat(ticker.text("/XBTUSDT/a/0")).isEqualTo("61000.01000000");
        assertThat(ticker.text("/XBTUSDT/o")).isEqualTo("60000.00000000");
        assertThat(ticker.result().at("/XBTUSDT/t/0").isIntegralNumber()).isTrue();
        assertThat(client.open("Ticker").result()).hasSize(5);
        assertThat(client.open("Ticker?pair=XBTUSDT,SOLUSD").result()).hasSize(2);
    }

    @Test
    void theBookIsPricesVolumesAndTimes() {
        Answer depth = client.open("Depth?pair=XBTUSD&count=3");
        assertThat(depth.result().at("/XXBTZUSD/bids")).hasSize(3);
        assertThat(depth.text("/XXBTZUSD/bids/0/0")).isEqualTo("60000.00000000");
        assertThat(depth.text("/XXBTZUSD/asks/0/0")).isEqualTo("60000.01000000");
        assertThat(depth.result().at("/XXBTZUSD/asks/0/2").asLong()).isEqualTo(1772366430);
    }

    @Test
    void aCandleIsEightValues() {
        simulator.setPrice("BTC/USDT", new BigDecimal(59000));
        Answer candles = client.open("OHLC?pair=XBTUSDT&interval=60");
        assertThat(candles.result().at("/XBTUSDT/0")).hasSize(8);
        assertThat(candles.text("/XBTUSDT/0/0")).isEqualTo("1772366400");
        assertThat(candles.text("/XBTUSDT/0/3")).isEqualTo("59000.00000000");
        assertThat(candles.result().path("last").asLong()).isEqualTo(1772362800);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ticker?pair=BTCEUR", "Depth?pair=GOLD", "OHLC?pair=", "AssetPairs?pair=X,Y"})
    void whatIsNotListedIsUnknown(String query) {
        assertThat(client.open(query).error()).matches("EQuery:Unknown asset pair|EGeneral:Invalid arguments:pair");
    }
}

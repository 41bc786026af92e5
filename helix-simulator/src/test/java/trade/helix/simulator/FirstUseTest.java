package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trade.helix.simulator.Client.Answer;

/** The way from an entry to its protection, with no configuration at all. */
class FirstUseTest {
    private final Simulator simulator = Simulator.builder().start();
    private final Client client = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void marketDataNeedsNoKey() {
        assertThat(client.get("/api/v3/ping").status()).isEqualTo(200);
        assertThat(client.get("/api/v3/exchangeInfo").text("/symbols/0/symbol")).isEqualTo("BTCUSDT");
        Answer ticker = client.get("/api/v3/ticker/bookTicker?symbol=BTCUSDT");
        assertThat(ticker.text("/bidPrice")).isEqualTo("60000.00000000");
        assertThat(ticker.text("/askPrice")).isEqualTo("60000.01000000");
    }

    @Test
    void marketBuyPaysQuoteAndReceivesBaseLessTheFee() {
        Answer bought = client.order("symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.1");

        assertThat(bought.status()).as(bought.json().toString()).isEqualTo(200);
        assertThat(bought.text("/status")).isEqualTo("FILLED");
        assertThat(bought.text("/fills/0/price")).isEqualTo("60000.01000000");
        assertThat(bought.text("/fills/0/commission")).isEqualTo("0.00010000");
        assertThat(bought.text("/fills/0/commissionAsset")).isEqualTo("BTC");
        assertThat(client.balance("BTC")).isEqualTo(Map.of("free", "0.0999", "locked", "0"));
        assertThat(client.balance("USDT")).isEqualTo(Map.of("free", "3999.999", "locked", "0"));
    }

    @Test
    void stopWaitsAndSellsAtTheNewPrice() {
        client.order("symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.1");
        Answer stop = client.order(
                "symbol=BTCUSDT",
                "side=SELL",
                "type=STOP_LOSS",
                "quantity=0.0999",
                "stopPrice=59000",
                "newClientOrderId=stop-1");
        assertThat(stop.status()).as(stop.json().toString()).isEqualTo(200);
        assertThat(client.balance("BTC")).isEqualTo(Map.of("free", "0", "locked", "0.0999"));

        simulator.setPrice("BTC/USDT", new BigDecimal("58900"));

        Answer sold = client.signed("GET", "/api/v3/order", "symbol=BTCUSDT", "origClientOrderId=stop-1");
        assertThat(sold.text("/status")).isEqualTo("FILLED");
        assertThat(sold.text("/cummulativeQuoteQty")).isEqualTo("5884.11000000");
        assertThat(client.balance("BTC")).isEqualTo(Map.of("free", "0", "locked", "0"));
        assertThat(client.balance("USDT").get("free")).isEqualTo("9878.22489");
    }

    @Test
    void ocoLocksOnceAndIsCancelledWhole() {
        client.order("symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.1");
        Answer oco = client.signed(
                "POST",
                "/api/v3/orderList/oco",
                "symbol=BTCUSDT",
                "side=SELL",
                "quantity=0.0999",
                "aboveType=LIMIT_MAKER",
                "abovePrice=62000",
                "belowType=STOP_LOSS",
                "belowStopPrice=59000");
        assertThat(oco.status()).as(oco.json().toString()).isEqualTo(200);
        assertThat(client.balance("BTC")).isEqualTo(Map.of("free", "0", "locked", "0.0999"));

        Answer gone = client.signed(
                "DELETE", "/api/v3/orderList", "symbol=BTCUSDT", "orderListId=" + oco.text("/orderListId"));

        assertThat(gone.text("/listOrderStatus")).isEqualTo("ALL_DONE");
        assertThat(client.get("/sim/ledger").json().findValuesAsText("status"))
                .containsExactly("FILLED", "CANCELED", "CANCELED");
        assertThat(client.balance("BTC")).isEqualTo(Map.of("free", "0.0999", "locked", "0"));
    }
}

package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.simulator.KrakenClient.Answer;

/** What becomes of orders at Kraken. */
class KrakenOrderTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Simulator simulator = Simulator.builder()
            .clock(clock)
            .balance("USDT", new BigDecimal(10000))
            .balance("BTC", new BigDecimal(1))
            .start();
    private final KrakenClient client = new KrakenClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private Answer order(String side, String type, String... more) {
        String[] fields = new String[more.length + 4];
        fields[0] = "pair=XBTUSDT";
        fields[1] = "type=" + side;
        fields[2] = "ordertype=" + type;
        fields[3] = "volume=0.1";
        System.arraycopy(more, 0, fields, 4, more.length);
        return client.order(fields);
    }

    private JsonNode seen(Answer placed) {
        String txid = placed.text("/txid/0");
        return client.call("QueryOrders", "trades=true", "txid=" + txid)
                .result()
                .path(txid);
    }

    private void price(int price) {
        simulator.setPrice("BTC/USDT", new BigDecimal(price));
    }

    @Test
    void aMarketBuyPaysItsFeeOnTop() throws JsonProcessingException {
        Answer placed = order("buy", "market", "userref=-7");

        assertThat(placed.text("/txid/0")).matches("O[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{6}");
        assertThat(placed.text("/descr/order")).isEqualTo("buy 0.10000000 XBTUSDT @ market");
        JsonNode order = seen(placed);
        String trade = order.at("/trades/0").asText();
        assertThat(order).isEqualTo(new ObjectMapper().readTree("""
                {"refid":null,"userref":-7,"status":"closed","reason":null,"opentm":1772366400.000000,
                 "closetm":1772366400.000000,"starttm":0,"expiretm":0,
                 "descr":{"pair":"XBTUSDT","aclass":"forex","type":"buy","ordertype":"market","price":"0",
                  "price2":"0","leverage":"none","order":"buy 0.10000000 XBTUSDT @ market","close":""},
                 "vol":"0.10000000","vol_exec":"0.10000000","cost":"6000.00100000","fee":"24.00000400",
                 "price":"60000.01000000","stopprice":"0.00000000","limitprice":"0.00000000","misc":"",
                 "oflags":"fciq","trades":["%s"]}""".formatted(trade)));
        assertThat(client.balance("USDT")).isEqualTo(Map.of("free", "3975.998996", "locked", "0"));
        assertThat(client.balance("BTC")).isEqualTo(Map.of("free", "1.1", "locked", "0"));
        assertThat(client.call("TradesHistory").text("/trades/" + trade + "/ordertxid"))
                .isEqualTo(placed.text("/txid/0"));
    }

    @ParameterizedTest
    @CsvSource({
        "buy, fciq, 3975.998996, 1.1",
        "buy, fcib, 3999.999, 1.0996",
        "sell, fciq, 15976, 0.9",
        "sell, fcib, 16000, 0.8996",
        "sell, nompp, 16000, 0.8996"
    })
    void feesArePaidInTheAssetThatIsPreferred(String side, String flag, String quote, String base) {
        assertThat(order(side, "market", "oflags=" + flag).error()).isEmpty();
        assertThat(client.balance("USDT")).containsEntry("free", quote);
        assertThat(client.balance("BTC")).containsEntry("free", base);
    }

    @Test
    void aSellThatLeavesNoBasePaysItsFeeInQuote() {
        assertThat(client.order("pair=XBTUSDT", "type=sell", "ordertype=market", "volume=1")
                        .error())
                .isEmpty();
        assertThat(client.balance("BTC")).containsEntry("free", "0");
        assertThat(client.balance("USDT")).containsEntry("free", "69760");
    }

    @Test
    void aVolumeInQuoteBuysWhatItIsWorth() {
        Answer placed = client.order("pair=XBTUSDT", "type=buy", "ordertype=market", "volume=6000.001", "oflags=viqc");
        assertThat(seen(placed).path("vol_exec").asText()).isEqualTo("0.10000000");
    }

    @Test
    void aLimitOrderHoldsItsCostWithItsFeeAndFillsAsMaker() {
        Answer placed = order("buy", "limit", "price=59000", "cl_ord_id=entry-1");
        assertThat(client.balance("USDT")).isEqualTo(Map.of("free", "4076.4", "locked", "5923.6"));
        assertThat(client.call("BalanceEx").text("/USDT/hold_trade")).isEqualTo("5923.60000000");
        assertThat(client.call("OpenOrders", "cl_ord_id=entry-1").text("/open/" + placed.text("/txid/0") + "/status"))
                .isEqualTo("open");

        price(58000);

        assertThat(client.call("OpenOrders").result().path("open")).isEmpty();
        assertThat(client.call("ClosedOrders", "cl_ord_id=entry-1").text("/count"))
                .isEqualTo("1");
        assertThat(seen(placed).path("fee").asText()).isEqualTo("14.75000000");
        assertThat(client.balance("USDT")).isEqualTo(Map.of("free", "4085.25", "locked", "0"));
    }

    @ParameterizedTest
    @CsvSource({
        "stop-loss, price=59000, , 59500, 59000, sell 0.10000000 XBTUSDT @ stop loss 59000.00",
        "stop-loss-limit, price=59000, price2=58000, 59500, 59000,"
                + " sell 0.10000000 XBTUSDT @ stop loss 59000.00 -> limit 58000.00",
        "take-profit, price=61000, , 60500, 61000, sell 0.10000000 XBTUSDT @ take profit 61000.00",
        "take-profit-limit, price=61000, price2=60900, 60500, 61000,"
                + " sell 0.10000000 XBTUSDT @ take profit 61000.00 -> limit 60900.00",
        "stop-loss, price=-2%25, , 58801, 58800, sell 0.10000000 XBTUSDT @ stop loss 58800.00",
        "stop-loss, price=%231000, , 59001, 59000, sell 0.10000000 XBTUSDT @ stop loss 59000.00",
        "take-profit, price=%231000, , 60999, 61000, sell 0.10000000 XBTUSDT @ take profit 61000.00",
        "take-profit, price=%2B1.5%25, , 60899, 60900, sell 0.10000000 XBTUSDT @ take profit 60900.00"
    })
    void aTriggeredOrderWaitsForItsPrice(
            String type, String price, String price2, int before, int at, String description) {
        Answer placed = order("sell", type, price, price2 == null ? "x=y" : price2);
        assertThat(placed.error()).isEmpty();
        assertThat(placed.text("/descr/order")).isEqualTo(description);
        price(before);
        assertThat(seen(placed).path("status").asText()).isEqualTo("open");
        assertThat(client.balance("BTC")).containsEntry("locked", "0.1");
        price(at);
        assertThat(seen(placed).path("status").asText()).isEqualTo("closed");
        assertThat(seen(placed).path("trigger").asText()).isEqualTo("last");
    }

    @Test
    void aStopThatThePriceHasPassedActsAtOnce() {
        assertThat(seen(order("sell", "stop-loss", "price=61000"))
                        .path("status")
                        .asText())
                .isEqualTo("closed");
    }

    @ParameterizedTest
    @CsvSource({"IOC, canceled, Immediate or cancel", "FOK, canceled, Fill or kill", "GTC, open, null"})
    void whatDoesNotFillLivesAsLongAsItsTimeInForceSays(String life, String status, String reason) {
        JsonNode order = seen(order("buy", "limit", "price=59000", "timeinforce=" + life));
        assertThat(order.path("status").asText()).isEqualTo(status);
        assertThat(order.path("reason").asText()).isEqualTo(reason);
    }

    @Test
    void validationPlacesNothing() {
        Answer placed = order("buy", "limit", "price=59000", "validate=true");
        assertThat(placed.text("/descr/order")).isEqualTo("buy 0.10000000 XBTUSDT @ limit 59000.00");
        assertThat(placed.result().has("txid")).isFalse();
        assertThat(client.call("OpenOrders").result().path("open")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"txid", "userref", "cl_ord_id", "userref in txid"})
    void anOrderIsCancelledByAnyOfItsIds(String by) {
        String id = by.equals("cl_ord_id") ? "cl_ord_id=mine" : "userref=42";
        Answer placed = order("buy", "limit", "price=50000", id);
        String field = switch (by) {
            case "txid" -> "txid=" + placed.text("/txid/0");
            case "userref in txid" -> "txid=42";
            default -> id;
        };
        assertThat(client.call("CancelOrder", field).text("/count")).isEqualTo("1");
        assertThat(seen(placed).path("status").asText()).isEqualTo("canceled");
        assertThat(seen(placed).path("reason").asText()).isEqualTo("User requested");
        assertThat(client.call("CancelOrder", field).error()).isEqualTo("EOrder:Unknown order");
        assertThat(client.balance("USDT")).isEqualTo(Map.of("free", "10000", "locked", "0"));
    }

    @Test
    void allOrdersAreCancelledAtOnce() {
        order("buy", "limit", "price=10000");
        order("sell", "limit", "price=70000");
        assertThat(client.call("CancelAll").text("/count")).isEqualTo("2");
        assertThat(client.call("CancelAll").text("/count")).isEqualTo("0");
    }

    @Test
    void aClientOrderIdIsUniqueAmongOpenOrdersOnly() {
        order("buy", "limit", "price=10000", "cl_ord_id=twice");
        assertThat(order("buy", "limit", "price=10000", "cl_ord_id=twice").error())
                .isEqualTo("EGeneral:Invalid arguments:cl_ord_id");
        client.call("CancelOrder", "cl_ord_id=twice");
        assertThat(order("buy", "limit", "price=10000", "cl_ord_id=twice").error())
                .isEmpty();
        assertThat(client.call("ClosedOrders", "cl_ord_id=twice").text("/count"))
                .isEqualTo("1");
    }

    @Test
    void tradesComeInPagesOfFiftyNewestFirst() {
        for (int i = 0; i < 52; i++) {
            clock.advance(Duration.ofSeconds(2));
            String side = i % 2 == 0 ? "buy" : "sell";
            assertThat(client.order("pair=XBTUSDT", "type=" + side, "ordertype=market", "volume=0.001")
                            .error())
                    .isEmpty();
        }
        Answer first = client.call("TradesHistory");
        Answer second = client.call("TradesHistory", "ofs=50");
        assertThat(first.result().path("trades")).hasSize(50);
        assertThat(first.text("/count")).isEqualTo("52");
        assertThat(second.result().path("trades")).hasSize(2);
        assertThat(second.result().path("trades").elements().next().path("time").asLong())
                .isEqualTo(1772366404);
        assertThat(client.call("TradesHistory", "start=1772366500", "end=1772366502")
                        .text("/count"))
                .isEqualTo("1");
    }

    @Test
    void bothVenuesStartTheSameAndKeepApart() {
        order("buy", "market");
        Client binance = new Client(simulator);
        assertThat(binance.balance("BTC")).containsEntry("free", "1");
        JsonNode ledger = binance.get("/sim/ledger").json();
        assertThat(ledger.at("/orders/0/venue").asText()).isEqualTo("kraken");
        assertThat(ledger.at("/orders/0/clientOrderId").isNull()).isTrue();
        assertThat(ledger.at("/fills/0/venueOrderId").asText())
                .isEqualTo(ledger.at("/orders/0/venueOrderId").asText())
                .startsWith("O");
    }
}

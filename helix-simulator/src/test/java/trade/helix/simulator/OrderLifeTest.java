package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trade.helix.simulator.Client.Answer;

/** What becomes of orders as the price moves. */
class OrderLifeTest {
    private final Simulator simulator = Simulator.builder()
            .balance("USDT", new BigDecimal(10_000_000))
            .balance("BTC", BigDecimal.ONE)
            .start();
    private final Client client = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private void price(String price) {
        simulator.setPrice("BTC/USDT", new BigDecimal(price));
    }

    private Answer order(String side, String type, String... more) {
        List<String> parameters = new ArrayList<>(List.of("symbol=BTCUSDT", "side=" + side, "type=" + type));
        parameters.addAll(List.of(more));
        Answer answer = client.order(parameters.toArray(String[]::new));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        return answer;
    }

    private JsonNode query(Answer placed) {
        Answer found = client.signed("GET", "/api/v3/order", "symbol=BTCUSDT", "orderId=" + placed.text("/orderId"));
        assertThat(found.status()).isEqualTo(200);
        return found.json();
    }

    private String status(Answer placed) {
        return query(placed).path("status").asText();
    }

    @Test
    void limitBuyRestsLocksAndFillsAtItsOwnPrice() {
        Answer placed = order("BUY", "LIMIT", "timeInForce=GTC", "quantity=0.1", "price=59000");
        assertThat(placed.text("/status")).isEqualTo("NEW");
        assertThat(client.balance("USDT")).isEqualTo(Map.of("free", "9994100", "locked", "5900"));

        price("59000.01");
        assertThat(status(placed)).isEqualTo("NEW");
        price("58000");

        assertThat(query(placed).path("cummulativeQuoteQty").asText()).isEqualTo("5900.00000000");
        assertThat(status(placed)).isEqualTo("FILLED");
        assertThat(client.balance("USDT")).isEqualTo(Map.of("free", "9994100", "locked", "0"));
        assertThat(client.balance("BTC").get("free")).isEqualTo("1.0999");
        JsonNode trade = client.signed("GET", "/api/v3/myTrades", "symbol=BTCUSDT")
                .json()
                .get(0);
        assertThat(trade.path("isMaker").asBoolean()).isTrue();
        assertThat(trade.path("isBuyer").asBoolean()).isTrue();
    }

    @Test
    void limitSellThatCrossesTakesTheBid() {
        Answer placed = order("SELL", "LIMIT", "timeInForce=GTC", "quantity=0.1", "price=59000");
        assertThat(placed.text("/status")).isEqualTo("FILLED");
        assertThat(placed.text("/fills/0/price")).isEqualTo("60000.00000000");
        assertThat(placed.text("/fills/0/commission")).isEqualTo("6.00000000");
        assertThat(placed.text("/fills/0/commissionAsset")).isEqualTo("USDT");
    }

    @Test
    void aLimitBuyLargerThanTheFirstLevelFillsInPartAndTheRestRests() {
        Answer placed = order("BUY", "LIMIT", "timeInForce=GTC", "quantity=20", "price=60000.01");
        assertThat(placed.text("/status")).isEqualTo("PARTIALLY_FILLED");
        assertThat(placed.text("/executedQty")).isEqualTo("16.66666000");
        price("60000");
        assertThat(status(placed)).isEqualTo("FILLED");
        assertThat(client.balance("USDT").get("locked")).isEqualTo("0");
    }

    @Test
    void aMarketOrderWalksTheBook() {
        Answer placed = order("BUY", "MARKET", "quantity=20");
        assertThat(placed.json().path("fills")).hasSize(2);
        assertThat(placed.text("/fills/1/price")).isEqualTo("60006.01000000");
        assertThat(placed.text("/executedQty")).isEqualTo("20.00000000");
    }

    @Test
    void quoteOrderQtySpendsNoMoreThanItSays() {
        Answer placed = order("BUY", "MARKET", "quoteOrderQty=100");
        assertThat(placed.text("/executedQty")).isEqualTo("0.00166000");
        assertThat(placed.text("/origQuoteOrderQty")).isEqualTo("100.00000000");
        assertThat(placed.text("/status")).isEqualTo("FILLED");
    }

    @ParameterizedTest
    @CsvSource({
        "IOC, EXPIRED, 16.66666000, UNFILLED_IOC_QUANTITY_EXPIRED",
        "FOK, EXPIRED, 0.00000000, UNFILLED_FOK_ORDER_EXPIRED"
    })
    void timeInForceEndsWhatDoesNotFill(String timeInForce, String status, String executed, String reason) {
        Answer placed = order("BUY", "LIMIT", "timeInForce=" + timeInForce, "quantity=20", "price=60000.01");
        assertThat(placed.text("/status")).isEqualTo(status);
        assertThat(placed.text("/executedQty")).isEqualTo(executed);
        assertThat(placed.text("/expiryReason")).isEqualTo(reason);
        assertThat(client.balance("USDT").get("locked")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "SELL, STOP_LOSS, 59000, 59000.01, 59000",
        "BUY, STOP_LOSS, 61000, 60999.99, 61000",
        "SELL, TAKE_PROFIT, 61000, 60999.99, 61000",
        "BUY, TAKE_PROFIT, 59000, 59000.01, 59000"
    })
    void aStopWaitsForItsPrice(String side, String type, String stop, String before, String at) {
        Answer placed = order(side, type, "quantity=0.1", "stopPrice=" + stop);
        assertThat(placed.json().has("status")).as("ACK by default").isFalse();
        assertThat(query(placed).path("isWorking").asBoolean()).isFalse();
        assertThat(query(placed).path("workingTime").asLong()).isEqualTo(-1);
        price(before);
        assertThat(status(placed)).isEqualTo("NEW");
        price(at);
        assertThat(status(placed)).isEqualTo("FILLED");
        assertThat(query(placed).path("isWorking").asBoolean()).isTrue();
        assertThat(client.balance("USDT").get("locked")).isEqualTo("0");
        assertThat(client.balance("BTC").get("locked")).isEqualTo("0");
    }

    @Test
    void aStopLimitRestsWhenThePriceHasGappedPastIt() {
        Answer placed =
                order("SELL", "STOP_LOSS_LIMIT", "timeInForce=GTC", "quantity=0.1", "stopPrice=59000", "price=58900");
        price("58000");
        assertThat(status(placed)).isEqualTo("NEW");
        assertThat(query(placed).path("isWorking").asBoolean()).isTrue();
        assertThat(client.balance("BTC")).isEqualTo(Map.of("free", "0.9", "locked", "0.1"));
        price("58900");
        assertThat(status(placed)).isEqualTo("FILLED");
    }

    @Test
    void aTriggeredBuyThatHasBecomeTooDearExpires() {
        Answer placed = order("BUY", "STOP_LOSS", "quantity=140", "stopPrice=61000");
        price("75000");
        assertThat(status(placed)).isEqualTo("EXPIRED");
        assertThat(query(placed).path("expiryReason").asText()).isEqualTo("REJECTED");
        assertThat(client.balance("USDT")).isEqualTo(Map.of("free", "10000000", "locked", "0"));
    }

    private Answer oco(String... more) {
        List<String> parameters = new ArrayList<>(
                List.of("symbol=BTCUSDT", "side=SELL", "quantity=0.5", "aboveType=LIMIT_MAKER", "abovePrice=62000"));
        parameters.addAll(List.of("belowType=STOP_LOSS", "belowStopPrice=59000"));
        parameters.addAll(List.of(more));
        Answer answer = client.signed("POST", "/api/v3/orderList/oco", parameters.toArray(String[]::new));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        return answer;
    }

    private List<String> statuses() {
        return client.get("/sim/ledger").json().path("orders").findValuesAsText("status");
    }

    @ParameterizedTest
    @CsvSource({"62000, FILLED, EXPIRED, 30969", "58500, EXPIRED, FILLED, 29220.75"})
    void theLegThatActsEndsTheOther(String price, String above, String below, String proceeds) {
        Answer placed = oco();
        assertThat(client.balance("BTC")).isEqualTo(Map.of("free", "0.5", "locked", "0.5"));
        price(price);
        assertThat(statuses()).containsExactly(above, below);
        assertThat(client.balance("BTC")).isEqualTo(Map.of("free", "0.5", "locked", "0"));
        assertThat(new BigDecimal(client.balance("USDT").get("free")))
                .isEqualByComparingTo(new BigDecimal(proceeds).add(new BigDecimal(10_000_000)));
        Answer list = client.signed("GET", "/api/v3/orderList", "orderListId=" + placed.text("/orderListId"));
        assertThat(list.text("/listOrderStatus")).isEqualTo("ALL_DONE");
        assertThat(client.signed("GET", "/api/v3/openOrderList").json()).isEmpty();
    }

    @Test
    void anOcoReportsBothLegs() {
        Answer placed = oco("listClientOrderId=l1", "aboveClientOrderId=a1", "belowClientOrderId=b1");
        assertThat(placed.text("/contingencyType")).isEqualTo("OCO");
        assertThat(placed.text("/listStatusType")).isEqualTo("EXEC_STARTED");
        assertThat(placed.text("/listOrderStatus")).isEqualTo("EXECUTING");
        assertThat(placed.text("/listClientOrderId")).isEqualTo("l1");
        assertThat(placed.json().path("orders").findValuesAsText("clientOrderId"))
                .containsExactly("a1", "b1");
        assertThat(placed.json().at("/orderReports/1/workingTime").asLong()).isEqualTo(-1);
        assertThat(placed.json().at("/orderReports/1/stopPrice").asText()).isEqualTo("59000.00000000");
        assertThat(client.signed("GET", "/api/v3/openOrders", "symbol=BTCUSDT").json())
                .hasSize(2);
        Answer found = client.signed("GET", "/api/v3/orderList", "origClientOrderId=l1");
        assertThat(found.text("/orderListId")).isEqualTo(placed.text("/orderListId"));
    }

    @Test
    void cancellingALegCancelsTheList() {
        oco("belowClientOrderId=b1");
        Answer gone = client.signed("DELETE", "/api/v3/order", "symbol=BTCUSDT", "origClientOrderId=b1");
        assertThat(gone.text("/listOrderStatus")).isEqualTo("ALL_DONE");
        assertThat(gone.json().path("orderReports").findValuesAsText("status")).containsExactly("CANCELED", "CANCELED");
        assertThat(client.balance("BTC")).isEqualTo(Map.of("free", "1", "locked", "0"));
    }

    @Test
    void aCancelHasAnIdOfItsOwnAndASecondOneFindsNothing() {
        order("BUY", "LIMIT", "timeInForce=GTC", "quantity=0.1", "price=59000", "newClientOrderId=mine");
        String[] cancel = {"symbol=BTCUSDT", "origClientOrderId=mine", "newClientOrderId=end-of-mine"};
        Answer gone = client.signed("DELETE", "/api/v3/order", cancel);
        assertThat(gone.text("/origClientOrderId")).isEqualTo("mine");
        assertThat(gone.text("/clientOrderId")).isEqualTo("end-of-mine");
        assertThat(gone.text("/status")).isEqualTo("CANCELED");
        assertThat(client.balance("USDT").get("locked")).isEqualTo("0");
        assertThat(client.signed("DELETE", "/api/v3/order", cancel).code()).isEqualTo(-2011);
    }

    @Test
    void cancelRestrictionsAreHeeded() {
        order("BUY", "LIMIT", "timeInForce=GTC", "quantity=0.1", "price=59000", "newClientOrderId=mine");
        String[] cancel = {"symbol=BTCUSDT", "origClientOrderId=mine", "cancelRestrictions=ONLY_PARTIALLY_FILLED"};
        Answer kept = client.signed("DELETE", "/api/v3/order", cancel);
        assertThat(kept.message()).isEqualTo("Order was not canceled due to cancel restrictions.");
        cancel[2] = "cancelRestrictions=NEVER";
        assertThat(client.signed("DELETE", "/api/v3/order", cancel).code()).isEqualTo(-1145);
        cancel[2] = "cancelRestrictions=ONLY_NEW";
        assertThat(client.signed("DELETE", "/api/v3/order", cancel).status()).isEqualTo(200);
    }

    @Test
    void cancelAllTakesOrdersAndLists() {
        order("BUY", "LIMIT", "timeInForce=GTC", "quantity=0.1", "price=59000");
        oco();
        Answer gone = client.signed("DELETE", "/api/v3/openOrders", "symbol=BTCUSDT");
        assertThat(gone.json()).hasSize(2);
        assertThat(gone.text("/1/contingencyType")).isEqualTo("OCO");
        assertThat(statuses()).containsOnly("CANCELED");
    }

    @Test
    void aClientOrderIdIsUniqueAmongOpenOrdersOnly() {
        String[] limit = {
            "symbol=BTCUSDT",
            "side=BUY",
            "type=LIMIT",
            "timeInForce=GTC",
            "quantity=0.1",
            "price=59000",
            "newClientOrderId=mine"
        };
        Answer first = client.order(limit);
        Answer second = client.order(limit);
        assertThat(second.code()).isEqualTo(-2010);
        assertThat(second.message()).isEqualTo("Duplicate order sent.");
        price("59000");
        Answer third = client.order(limit);
        assertThat(third.status()).isEqualTo(200);
        assertThat(third.text("/orderId")).isNotEqualTo(first.text("/orderId"));
        Answer both = client.signed(
                "GET", "/api/v3/order", "symbol=BTCUSDT", "orderId=" + first.text("/orderId"), "origClientOrderId=no");
        assertThat(both.code()).isEqualTo(-2013);
    }

    @Test
    void noMoreThanFiveStopsRest() {
        for (int i = 0; i < 5; i++) {
            order("SELL", "STOP_LOSS", "quantity=0.1", "stopPrice=" + (59000 - i));
        }
        Answer sixth = client.order("symbol=BTCUSDT", "side=SELL", "type=STOP_LOSS", "quantity=0.1", "stopPrice=50000");
        assertThat(sixth.message()).isEqualTo("Filter failure: MAX_NUM_ALGO_ORDERS");
    }

    @ParameterizedTest
    @CsvSource({"ACK, false, false", "RESULT, true, false", "FULL, true, true"})
    void theReplySaysAsMuchAsAskedFor(String type, boolean status, boolean fills) {
        Answer placed = order("BUY", "MARKET", "quantity=0.01", "newOrderRespType=" + type);
        assertThat(placed.json().has("status")).isEqualTo(status);
        assertThat(placed.json().has("fills")).isEqualTo(fills);
    }

    @Test
    void aTestOrderIsCheckedButNotPlaced() {
        String[] parameters = {"symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.01"};
        assertThat(client.signed("POST", "/api/v3/order/test", parameters).json())
                .isEmpty();
        assertThat(client.get("/sim/ledger").json().path("orders")).isEmpty();
    }

    @Test
    void historiesAreOldestFirstAndPaged() {
        Answer first = order("BUY", "MARKET", "quantity=0.01");
        order("BUY", "MARKET", "quantity=0.02");
        Answer third = order("BUY", "MARKET", "quantity=0.03");
        assertThat(ids("/api/v3/allOrders", "limit=2"))
                .endsWith(third.text("/orderId"))
                .hasSize(2);
        assertThat(ids("/api/v3/allOrders", "orderId=" + first.text("/orderId"), "limit=1"))
                .containsExactly(first.text("/orderId"));
        assertThat(ids("/api/v3/myTrades", "orderId=" + third.text("/orderId")))
                .containsExactly(third.text("/orderId"));
        assertThat(ids("/api/v3/myTrades", "fromId=" + third.text("/fills/0/tradeId")))
                .containsExactly(third.text("/orderId"));
        assertThat(ids("/api/v3/myTrades", "startTime=" + (client.now() + 1000)))
                .isEmpty();
    }

    private List<String> ids(String path, String... more) {
        List<String> parameters = new ArrayList<>(List.of("symbol=BTCUSDT"));
        parameters.addAll(List.of(more));
        return client.signed("GET", path, parameters.toArray(String[]::new))
                .json()
                .findValuesAsText("orderId");
    }
}

package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every documented field is there, with the documented JSON type. */
class DocumentedShapeTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final Simulator simulator = Simulator.builder()
            .price("BTC/USDT", new BigDecimal(60000))
            .price("DOGE/USDT", new BigDecimal("0.12345"))
            .price("ETH/BTC", new BigDecimal("0.05"))
            .start();
    private final Client client = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private static List<String> shape(JsonNode json) {
        List<String> fields = new ArrayList<>();
        json.properties()
                .forEach(field ->
                        fields.add(field.getKey() + ":" + field.getValue().getNodeType()));
        return fields;
    }

    /** An example with texts, numbers, flags and containers as the documentation shows them. */
    private static void assertShape(JsonNode actual, String example) throws IOException {
        assertThat(shape(actual)).as(actual.toString()).containsAll(shape(MAPPER.readTree(example)));
    }

    @Test
    void exchangeInfo() throws IOException {
        JsonNode info = client.get("/api/v3/exchangeInfo").json();
        assertShape(
                info, "{\"timezone\":\"\",\"serverTime\":1,\"rateLimits\":[],\"exchangeFilters\":[],\"symbols\":[]}");
        assertThat(info.path("symbols").findValuesAsText("symbol")).containsExactly("BTCUSDT", "DOGEUSDT", "ETHBTC");
        assertThat(info.path("rateLimits").findValuesAsText("rateLimitType"))
                .containsExactly("REQUEST_WEIGHT", "ORDERS", "ORDERS", "RAW_REQUESTS");
        assertShape(info.at("/symbols/0"), """
                {"symbol":"","status":"","baseAsset":"","baseAssetPrecision":8,"quoteAsset":"","quotePrecision":8,
                 "quoteAssetPrecision":8,"baseCommissionPrecision":8,"quoteCommissionPrecision":8,"orderTypes":[],
                 "icebergAllowed":true,"ocoAllowed":true,"otoAllowed":true,"opoAllowed":true,
                 "quoteOrderQtyMarketAllowed":true,"allowTrailingStop":false,"cancelReplaceAllowed":false,
                 "amendAllowed":false,"pegInstructionsAllowed":true,"isSpotTradingAllowed":true,
                 "isMarginTradingAllowed":true,"filters":[],"permissions":[],"permissionSets":[],
                 "defaultSelfTradePreventionMode":"","allowedSelfTradePreventionModes":[]}
                """);
        assertThat(info.at("/symbols/0/filters").findValuesAsText("filterType"))
                .containsExactly(
                        "PRICE_FILTER",
                        "LOT_SIZE",
                        "MARKET_LOT_SIZE",
                        "PERCENT_PRICE_BY_SIDE",
                        "NOTIONAL",
                        "TRAILING_DELTA",
                        "MAX_NUM_ORDERS",
                        "MAX_NUM_ORDER_LISTS",
                        "MAX_NUM_ALGO_ORDERS");
        assertThat(info.at("/symbols/0/filters/0/tickSize").asText()).isEqualTo("0.01000000");
        assertThat(info.at("/symbols/0/filters/1/stepSize").asText()).isEqualTo("0.00001000");
        assertThat(info.at("/symbols/1/filters/0/tickSize").asText()).isEqualTo("0.00001000");
        assertThat(info.at("/symbols/1/filters/1/stepSize").asText()).isEqualTo("1.00000000");
    }

    @Test
    void exchangeInfoOfChosenSymbols() {
        assertThat(symbols("?symbol=ETHBTC")).containsExactly("ETHBTC");
        assertThat(symbols("?symbols=%5B%22ETHBTC%22,%22BTCUSDT%22%5D")).containsExactly("ETHBTC", "BTCUSDT");
        assertThat(client.get("/api/v3/exchangeInfo?symbol=NONE").code()).isEqualTo(-1121);
        assertThat(client.get("/api/v3/exchangeInfo?symbol=btcusdt").code()).isEqualTo(-1100);
        assertThat(client.get("/api/v3/exchangeInfo?symbols=BTCUSDT").code()).isEqualTo(-1100);
        assertThat(client.get("/api/v3/exchangeInfo?symbol=A&symbols=B").code()).isEqualTo(-1128);
    }

    @Test
    void symbolsOfAStatus() {
        assertThat(symbols("?symbolStatus=TRADING")).hasSize(3);
        assertThat(symbols("?symbolStatus=HALT")).isEmpty();
        assertThat(symbols("?permissions=SPOT&showPermissionSets=false")).hasSize(3);
        assertThat(symbols("?permissions=MARGIN")).isEmpty();
        assertThat(client.get("/api/v3/depth?symbol=BTCUSDT&symbolStatus=BREAK").code())
                .isEqualTo(-1220);
        assertThat(client.get("/api/v3/depth?symbol=BTCUSDT&symbolStatus=OPEN").code())
                .isEqualTo(-1122);
        assertThat(client.get("/api/v3/ticker/24hr?symbol=BTCUSDT&type=TINY").code())
                .isEqualTo(-1139);
    }

    private List<String> symbols(String query) {
        return client.get("/api/v3/exchangeInfo" + query).json().path("symbols").findValuesAsText("symbol");
    }

    @Test
    void marketData() throws IOException {
        assertShape(client.get("/api/v3/depth?symbol=BTCUSDT").json(), "{\"lastUpdateId\":1,\"bids\":[],\"asks\":[]}");
        assertThat(client.get("/api/v3/depth?symbol=BTCUSDT&limit=5").json().path("asks"))
                .hasSize(5);
        assertShape(
                client.get("/api/v3/avgPrice?symbol=BTCUSDT").json(), "{\"mins\":5,\"price\":\"\",\"closeTime\":1}");
        assertThat(client.get("/api/v3/ticker/price").json()).hasSize(3);
        assertShape(
                client.get("/api/v3/ticker/bookTicker?symbol=BTCUSDT").json(),
                "{\"symbol\":\"\",\"bidPrice\":\"\",\"bidQty\":\"\",\"askPrice\":\"\",\"askQty\":\"\"}");
        String mini = "{\"symbol\":\"\",\"openPrice\":\"\",\"highPrice\":\"\",\"lowPrice\":\"\",\"lastPrice\":\"\","
                + "\"volume\":\"\",\"quoteVolume\":\"\",\"openTime\":1,\"closeTime\":1,\"firstId\":1,\"lastId\":1,"
                + "\"count\":1}";
        String full = "{\"priceChange\":\"\",\"priceChangePercent\":\"\",\"weightedAvgPrice\":\"\","
                + "\"prevClosePrice\":\"\",\"lastQty\":\"\",\"bidPrice\":\"\",\"bidQty\":\"\",\"askPrice\":\"\","
                + "\"askQty\":\"\"}";
        assertShape(client.get("/api/v3/ticker/24hr?symbol=BTCUSDT").json(), mini);
        assertShape(client.get("/api/v3/ticker/24hr?symbol=BTCUSDT").json(), full);
        JsonNode small =
                client.get("/api/v3/ticker/24hr?symbol=BTCUSDT&type=MINI").json();
        assertShape(small, mini);
        assertThat(small.has("askPrice")).isFalse();
    }

    @Test
    void ordersAndTrades() throws IOException {
        JsonNode placed = client.order("symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.01")
                .json();
        String common = "\"symbol\":\"\",\"orderId\":1,\"orderListId\":-1,\"clientOrderId\":\"\",\"price\":\"\","
                + "\"origQty\":\"\",\"executedQty\":\"\",\"origQuoteOrderQty\":\"\",\"cummulativeQuoteQty\":\"\","
                + "\"status\":\"\",\"timeInForce\":\"\",\"type\":\"\",\"side\":\"\",\"workingTime\":1,"
                + "\"selfTradePreventionMode\":\"\"";
        assertShape(placed, "{" + common + ",\"transactTime\":1,\"fills\":[]}");
        assertShape(
                placed.at("/fills/0"),
                "{\"price\":\"\",\"qty\":\"\",\"commission\":\"\",\"commissionAsset\":\"\",\"tradeId\":1}");
        JsonNode queried = client.signed(
                        "GET",
                        "/api/v3/order",
                        "symbol=BTCUSDT",
                        "orderId=" + placed.path("orderId").asText())
                .json();
        assertShape(
                queried,
                "{" + common + ",\"stopPrice\":\"\",\"icebergQty\":\"\",\"time\":1,\"updateTime\":1,"
                        + "\"isWorking\":true}");
        assertShape(
                client.signed("GET", "/api/v3/myTrades", "symbol=BTCUSDT")
                        .json()
                        .get(0),
                "{\"symbol\":\"\",\"id\":1,\"orderId\":1,\"orderListId\":-1,\"price\":\"\",\"qty\":\"\","
                        + "\"quoteQty\":\"\",\"commission\":\"\",\"commissionAsset\":\"\",\"time\":1,"
                        + "\"isBuyer\":true,\"isMaker\":false,\"isBestMatch\":true}");
    }

    @Test
    void account() throws IOException {
        JsonNode account = client.signed("GET", "/api/v3/account").json();
        assertShape(account, """
                {"makerCommission":15,"takerCommission":15,"buyerCommission":0,"sellerCommission":0,
                 "commissionRates":{},"canTrade":true,"canWithdraw":true,"canDeposit":true,"brokered":false,
                 "requireSelfTradePrevention":false,"preventSor":false,"updateTime":1,"accountType":"SPOT",
                 "balances":[],"permissions":[],"uid":1}
                """);
        assertThat(account.at("/commissionRates/taker").asText()).isEqualTo("0.00100000");
        client.order("symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.01");
        client.order("symbol=BTCUSDT", "side=SELL", "type=MARKET", "quantity=0.00999");
        assertThat(client.signed("GET", "/api/v3/account")
                        .json()
                        .path("balances")
                        .findValuesAsText("asset"))
                .containsExactly("BTC", "USDT");
    }

    @Test
    void zeroBalancesCanBeLeftOut() {
        try (Simulator empty =
                Simulator.builder().balance("BTC", BigDecimal.ZERO).start()) {
            Client caller = new Client(empty);
            assertThat(caller.signed("GET", "/api/v3/account").json().path("balances"))
                    .hasSize(1);
            assertThat(caller.signed("GET", "/api/v3/account", "omitZeroBalances=true")
                            .json()
                            .path("balances"))
                    .isEmpty();
        }
    }

    @Test
    void keyPermissions() throws IOException {
        assertShape(client.signed("GET", "/sapi/v1/account/apiRestrictions").json(), """
                {"ipRestrict":false,"createTime":1,"enableReading":true,"enableWithdrawals":false,
                 "enableInternalTransfer":false,"enableMargin":false,"enableFutures":false,
                 "permitsUniversalTransfer":false,"enableVanillaOptions":false,"enableSpotAndMarginTrading":true,
                 "enablePortfolioMarginTrading":false,"enableFixApiTrade":false,"enableFixReadOnly":false}
                """);
    }
}

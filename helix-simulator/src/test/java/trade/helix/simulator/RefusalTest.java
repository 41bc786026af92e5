package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import trade.helix.simulator.Client.Answer;

/** What the venue refuses, with which code and in which words. */
class RefusalTest {
    private static final Simulator SIMULATOR = Simulator.builder().start();
    private static final Client CLIENT = new Client(SIMULATOR);
    private static final String BUY = "symbol=BTCUSDT&side=BUY&";

    @AfterAll
    static void close() {
        SIMULATOR.close();
    }

    static Stream<Arguments> orders() {
        String regex =
                "Illegal characters found in parameter 'newClientOrderId'; legal range is '^[a-zA-Z0-9-_]{1,36}$'.";
        return Stream.of(
                arguments("side=BUY&type=MARKET&quantity=1", -1102, mandatory("symbol")),
                arguments("symbol=BTCUSDT&type=MARKET&quantity=1", -1102, mandatory("side")),
                arguments("symbol=BTCUSDT&side=BUY&quantity=1", -1102, mandatory("type")),
                arguments(BUY + "type=LIMIT&quantity=1&price=1", -1102, mandatory("timeInForce")),
                arguments(BUY + "type=LIMIT&timeInForce=GTC&price=1", -1102, mandatory("quantity")),
                arguments(BUY + "type=LIMIT&timeInForce=GTC&quantity=1", -1102, mandatory("price")),
                arguments(BUY + "type=MARKET&quantity=", -1102, mandatory("quantity")),
                arguments(
                        BUY + "type=MARKET",
                        -1102,
                        "Param 'quantity' or 'quoteOrderQty' must be sent, but both were empty/null!"),
                arguments(
                        BUY + "type=STOP_LOSS&quantity=0.001",
                        -1102,
                        "Param 'stopPrice' or 'trailingDelta' must be sent, but both were empty/null!"),
                arguments(
                        BUY + "type=MARKET&quantity=1&colour=red",
                        -1104,
                        "Not all sent parameters were read; read '6' parameter(s) but was sent '7'."),
                arguments(
                        BUY + "type=MARKET&quantity=1&quantity=2", -1101, "Duplicate values for a parameter detected."),
                arguments(
                        BUY + "type=MARKET&quantity=1&newClientOrderId=",
                        -1105,
                        "Parameter 'newClientOrderId' was empty."),
                arguments(BUY + "type=MARKET&quantity=1&price=60000", -1106, notRequired("price")),
                arguments(BUY + "type=MARKET&quantity=1&timeInForce=GTC", -1106, notRequired("timeInForce")),
                arguments(BUY + "type=MARKET&quantity=1&stopPrice=1", -1106, notRequired("stopPrice")),
                arguments(BUY + "type=MARKET&quantity=1&quoteOrderQty=1", -1106, notRequired("quantity")),
                arguments(
                        BUY + "type=STOP_LOSS&quantity=1&stopPrice=61000&timeInForce=GTC",
                        -1106,
                        notRequired("timeInForce")),
                arguments(BUY + "type=MARKET&quantity=1&newClientOrderId=a.b", -1100, regex),
                arguments(BUY + "type=MARKET&quantity=1&newClientOrderId=" + "a".repeat(37), -1100, regex),
                arguments(
                        BUY + "type=MARKET&quantity=-1",
                        -1100,
                        "Illegal characters found in parameter 'quantity'; legal range is '^([0-9]{1,20})(\\.[0-9]{1,20})?$'."),
                arguments(
                        BUY + "type=MARKET&quantity=0.123456789",
                        -1111,
                        "Parameter 'quantity' has too much precision."),
                arguments(BUY + "type=MARKET&quantity=0", -1013, "Invalid quantity."),
                arguments(BUY + "type=MARKET&quantity=0.000001", -1013, "Filter failure: LOT_SIZE"),
                arguments(BUY + "type=MARKET&quantity=101", -1013, "Filter failure: MARKET_LOT_SIZE"),
                arguments(BUY + "type=MARKET&quantity=0.00001", -1013, "Filter failure: NOTIONAL"),
                arguments(limit("60000.001", "0.001"), -1013, "Filter failure: PRICE_FILTER"),
                arguments(limit("11999", "0.001"), -1013, "Filter failure: PERCENT_PRICE_BY_SIDE"),
                arguments(limit("300001", "0.001"), -1013, "Filter failure: PERCENT_PRICE_BY_SIDE"),
                arguments("symbol=ETHUSDT&side=BUY&type=MARKET&quantity=1", -1121, "Invalid symbol."),
                arguments("symbol=BTCUSDT&side=HOLD&type=MARKET&quantity=1", -1117, "Invalid side."),
                arguments(BUY + "type=ICEBERG&quantity=1", -1116, "Invalid orderType."),
                arguments(BUY + "type=LIMIT&timeInForce=GTX&quantity=1&price=60000", -1115, "Invalid timeInForce."),
                arguments(
                        BUY + "type=MARKET&quantity=1",
                        -2010,
                        "Account has insufficient balance for requested action."),
                arguments(
                        "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=1",
                        -2010,
                        "Account has insufficient balance for requested action."),
                arguments(
                        BUY + "type=STOP_LOSS&quantity=0.001&stopPrice=59000",
                        -2010,
                        "Order would trigger immediately."),
                arguments(
                        "symbol=BTCUSDT&side=SELL&type=STOP_LOSS&quantity=0.001&stopPrice=60000",
                        -2010,
                        "Order would trigger immediately."),
                arguments(
                        BUY + "type=LIMIT_MAKER&quantity=0.001&price=60001",
                        -2010,
                        "Order would immediately match and take."),
                arguments(
                        BUY + "type=STOP_LOSS&quantity=0.001&trailingDelta=9", -1013, "Filter failure: TRAILING_DELTA"),
                arguments(
                        BUY + "type=TAKE_PROFIT&quantity=0.001&trailingDelta=100",
                        -2010,
                        "Trailing stop orders are not supported for this symbol."),
                arguments(
                        limit("59000", "0.001") + "&icebergQty=0.0005",
                        -2010,
                        "Iceberg orders are not supported for this symbol."));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void refusesAnOrder(String form, int code, String message) {
        String payload = form + "&timestamp=" + CLIENT.now();

        Answer answer = CLIENT.sendSigned("POST", "/api/v3/order", payload);

        assertThat(answer.message()).isEqualTo(message);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(CLIENT.get("/sim/ledger").json().path("orders")).isEmpty();
    }

    static Stream<Arguments> lists() {
        String stop = "belowType=STOP_LOSS&belowStopPrice=59000&";
        String target = "aboveType=LIMIT_MAKER&abovePrice=61000&";
        String relation = "The relationship of the prices for the orders is not correct.";
        return Stream.of(
                arguments("SELL", target, -1102, mandatory("belowType")),
                arguments("SELL", "aboveType=MARKET&" + stop, -1158, "Order type not supported in OCO."),
                arguments(
                        "SELL",
                        target + "belowType=LIMIT_MAKER&belowPrice=59000&",
                        -1168,
                        "At least one OCO order must be contingent."),
                arguments(
                        "SELL",
                        "aboveType=STOP_LOSS&aboveStopPrice=61000&" + stop,
                        -1197,
                        "A stop loss order in a sell OCO must be below."),
                arguments("BUY", target + stop, -1165, "A limit order in a buy OCO must be below."),
                arguments("SELL", target + "belowType=STOP_LOSS&belowStopPrice=60000&", -2010, relation),
                arguments("SELL", "aboveType=LIMIT_MAKER&abovePrice=60000&" + stop, -2010, relation),
                arguments(
                        "SELL",
                        target + "belowType=STOP_LOSS_LIMIT&belowStopPrice=59000&belowPrice=58900&",
                        -1102,
                        mandatory("belowTimeInForce")),
                arguments("SELL", target + stop, -2010, "Account has insufficient balance for requested action."));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void refusesAList(String side, String legs, int code, String message) {
        String payload = "symbol=BTCUSDT&side=" + side + "&quantity=0.01&" + legs + "timestamp=" + CLIENT.now();

        Answer answer = CLIENT.sendSigned("POST", "/api/v3/orderList/oco", payload);

        assertThat(answer.message()).isEqualTo(message);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(CLIENT.get("/sim/ledger").json().path("orders")).isEmpty();
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments("GET", "/api/v3/order", "symbol=BTCUSDT&orderId=7", -2013, "Order does not exist."),
                arguments(
                        "GET",
                        "/api/v3/order",
                        "symbol=BTCUSDT",
                        -1102,
                        "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!"),
                arguments("DELETE", "/api/v3/order", "symbol=BTCUSDT&orderId=7", -2011, "Unknown order sent."),
                arguments("DELETE", "/api/v3/openOrders", "symbol=BTCUSDT", -2011, "Unknown order sent."),
                arguments(
                        "DELETE",
                        "/api/v3/orderList",
                        "symbol=BTCUSDT&orderListId=7",
                        -2011,
                        "Unknown order list sent."),
                arguments("GET", "/api/v3/myTrades", "limit=5", -1102, mandatory("symbol")),
                arguments(
                        "GET",
                        "/api/v3/order",
                        "symbol=BTCUSDT&orderId=x",
                        -1100,
                        "Illegal characters found in parameter 'orderId'; legal range is '^[0-9]{1,20}$'."),
                arguments(
                        "GET",
                        "/api/v3/account",
                        "omitZeroBalances=maybe",
                        -1100,
                        "Illegal characters found in parameter 'omitZeroBalances'; legal range is '^(true|false)$'."));
    }

    @ParameterizedTest
    @MethodSource("others")
    void refusesARead(String method, String path, String form, int code, String message) {
        Answer answer = CLIENT.sendSigned(method, path, form + "&timestamp=" + CLIENT.now());

        assertThat(answer.message()).isEqualTo(message);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void refusesAnUnsignedRequest() {
        assertThat(CLIENT.sendSigned("GET", "/api/v3/account", "").message()).isEqualTo(mandatory("timestamp"));
        assertThat(CLIENT.send(CLIENT.request("/api/v3/account").header("X-MBX-APIKEY", Client.KEY))
                        .message())
                .isEqualTo(mandatory("signature"));
    }

    @Test
    void aPathThatDoesNotExistIsNotFound() {
        assertThat(CLIENT.get("/api/v3/nothing").status()).isEqualTo(404);
        assertThat(CLIENT.get("/else").status()).isEqualTo(404);
    }

    private static String limit(String price, String quantity) {
        return BUY + "type=LIMIT&timeInForce=GTC&price=" + price + "&quantity=" + quantity;
    }

    private static String mandatory(String name) {
        return "Mandatory parameter '" + name + "' was not sent, was empty/null, or malformed.";
    }

    private static String notRequired(String name) {
        return "Parameter '" + name + "' sent when not required.";
    }
}

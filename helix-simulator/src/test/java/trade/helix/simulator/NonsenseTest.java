package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import trade.helix.simulator.Client.Answer;

/** Whatever a client sends, it gets an answer that is its own fault, never the simulator's. */
class NonsenseTest {
    private static final ManualClock CLOCK = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private static final Simulator SIMULATOR = Simulator.builder().clock(CLOCK).start();
    private static final Client CLIENT = new Client(SIMULATOR);
    private static final List<String> PATHS = List.of(
            "POST /api/v3/order",
            "DELETE /api/v3/order",
            "GET /api/v3/order",
            "POST /api/v3/orderList/oco",
            "DELETE /api/v3/orderList",
            "GET /api/v3/orderList",
            "GET /api/v3/allOrders",
            "GET /api/v3/myTrades",
            "GET /api/v3/openOrders",
            "DELETE /api/v3/openOrders",
            "GET /api/v3/account",
            "GET /api/v3/depth",
            "GET /api/v3/exchangeInfo",
            "GET /api/v3/ticker/24hr",
            "POST /sim/faults",
            "PUT /sim/price");
    private static final List<String> NAMES = List.of(
            "symbol",
            "side",
            "type",
            "timeInForce",
            "quantity",
            "quoteOrderQty",
            "price",
            "stopPrice",
            "newClientOrderId",
            "newOrderRespType",
            "orderId",
            "origClientOrderId",
            "limit",
            "startTime",
            "endTime",
            "fromId",
            "aboveType",
            "abovePrice",
            "aboveStopPrice",
            "belowType",
            "belowPrice",
            "belowStopPrice",
            "orderListId",
            "listClientOrderId",
            "symbols",
            "strategyId",
            "strategyType",
            "icebergQty",
            "recvWindow");
    private static final List<String> VALUES = List.of(
            "BTCUSDT",
            "BUY",
            "SELL",
            "MARKET",
            "LIMIT",
            "STOP_LOSS",
            "LIMIT_MAKER",
            "TAKE_PROFIT_LIMIT",
            "GTC",
            "FOK",
            "0",
            "1",
            "0.001",
            "60000",
            "59000",
            "61000.5",
            "99999999999999999999",
            "0.00000001",
            "-1",
            "1e5",
            "NaN",
            "",
            "%00",
            "%",
            "%zz",
            "%F0%9F%98%80",
            "[%22BTCUSDT%22]",
            "%5B%5B",
            "null",
            "+",
            "FULL",
            "000000000000000001",
            "999999999999999999");

    @AfterContainer
    static void close() {
        SIMULATOR.close();
    }

    @Provide
    Arbitrary<List<String>> forms() {
        Arbitrary<String> value = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(VALUES)),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(12)));
        return Combinators.combine(Arbitraries.of(NAMES), value)
                .as((name, text) -> name + "=" + text)
                .list()
                .ofMaxSize(9);
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(PATHS);
    }

    @Property(tries = 1500)
    void nonsenseIsTheSendersFault(@ForAll("paths") String path, @ForAll("forms") List<String> form) {
        CLOCK.advance(Duration.ofSeconds(30));
        String method = path.substring(0, path.indexOf(' '));
        String target = path.substring(path.indexOf(' ') + 1);
        Answer answer = method.equals("GET") ? inQuery(target, form) : inBody(method, target, form);
        assertThat(answer.status()).as(answer.json().toString()).isLessThan(500);
    }

    private static Answer inQuery(String target, List<String> form) {
        String payload = Client.form(form.toArray(String[]::new)) + "&timestamp=" + CLOCK.millis();
        return CLIENT.sendSigned("GET", target, payload);
    }

    private static Answer inBody(String method, String target, List<String> form) {
        String payload = String.join("&", form) + "&timestamp=" + CLOCK.millis();
        return CLIENT.send(CLIENT.request(target + "?signature=" + CLIENT.sign(payload))
                .header("X-MBX-APIKEY", Client.KEY)
                .method(method, BodyPublishers.ofString(payload)));
    }
}

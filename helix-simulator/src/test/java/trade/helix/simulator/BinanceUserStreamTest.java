package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Binance's WebSocket API: subscribing, and what an account hears. */
class BinanceUserStreamTest {
    private final Simulator simulator = Simulator.builder()
            .binanceKey("sim-key", "sim-secret")
            .binanceKey("other", "secret")
            .start();
    private final Client client = new Client(simulator);
    private final StreamClient stream = new StreamClient(simulator, "/ws-api/v3");

    @AfterEach
    void close() {
        stream.close();
        simulator.close();
    }

    private JsonNode ask(String method, String params) {
        stream.send("{\"id\":\"q\",\"method\":\"" + method + "\",\"params\":" + params + "}");
        return stream.next(message -> message.path("id").asText().equals("q"));
    }

    private JsonNode subscribe() {
        String payload = "apiKey=sim-key&recvWindow=9000&timestamp=" + client.now();
        return ask("userDataStream.subscribe.signature", params(payload, client.sign(payload)));
    }

    /** The parameters in another order: they are signed sorted by name. */
    private static String params(String payload, String signature) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("signature", signature);
        for (String pair : payload.split("&", -1)) {
            int equals = pair.indexOf('=');
            json.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return json.toString();
    }

    private JsonNode event(String type) {
        return stream.next(message -> message.at("/event/e").asText().equals(type))
                .path("event");
    }

    @Test
    void answersPingAndTimeWithItsLimits() {
        JsonNode pong = ask("ping", "{}");
        assertThat(pong.path("status").asInt()).isEqualTo(200);
        assertThat(pong.at("/rateLimits/0/limit").asInt()).isEqualTo(6000);
        assertThat(ask("time", "{}").at("/result/serverTime").asLong()).isPositive();
    }

    @Test
    void tellsAnOrderItsFillAndTheBalances() {
        assertThat(subscribe().at("/result/subscriptionId").asInt()).isZero();
        client.order("symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.1", "newClientOrderId=mine");

        JsonNode placed = event("executionReport");
        assertThat(placed.path("x").asText()).isEqualTo("NEW");
        assertThat(placed.path("X").asText()).isEqualTo("NEW");
        assertThat(placed.path("z").asText()).isEqualTo("0.00000000");
        JsonNode position = event("outboundAccountPosition");
        JsonNode trade = event("executionReport");
        assertThat(trade.path("x").asText()).isEqualTo("TRADE");
        assertThat(trade.path("X").asText()).isEqualTo("FILLED");
        assertThat(trade.path("c").asText()).isEqualTo("mine");
        assertThat(trade.path("l").asText()).isEqualTo("0.10000000");
        assertThat(trade.path("L").asText()).isEqualTo("60000.01000000");
        assertThat(trade.path("n").asText()).isEqualTo("0.00010000");
        assertThat(trade.path("N").asText()).isEqualTo("BTC");
        assertThat(position.at("/B/0/a").asText()).isEqualTo("BTC");
        assertThat(position.at("/B/0/f").asText()).isEqualTo("0.09990000");
        assertThat(position.at("/B/1/f").asText()).isEqualTo("3999.99900000");
    }

    @Test
    void tellsACancellationUnderItsOwnIdAndTheOneThatIsGone() {
        subscribe();
        client.order(
                "symbol=BTCUSDT",
                "side=BUY",
                "type=LIMIT",
                "timeInForce=GTC",
                "quantity=0.01",
                "price=50000",
                "newClientOrderId=mine");
        assertThat(event("executionReport").path("w").asBoolean()).isTrue();
        client.signed(
                "DELETE", "/api/v3/order", "symbol=BTCUSDT", "origClientOrderId=mine", "newClientOrderId=cancel-1");
        JsonNode cancelled = event("executionReport");
        assertThat(cancelled.path("x").asText()).isEqualTo("CANCELED");
        assertThat(cancelled.path("c").asText()).isEqualTo("cancel-1");
        assertThat(cancelled.path("C").asText()).isEqualTo("mine");
    }

    @Test
    void tellsAListFromItsBeginningToItsEnd() {
        client.order("symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.1");
        subscribe();
        client.signed(
                "POST",
                "/api/v3/orderList/oco",
                "symbol=BTCUSDT",
                "side=SELL",
                "quantity=0.05",
                "aboveType=LIMIT_MAKER",
                "abovePrice=61000",
                "belowType=STOP_LOSS",
                "belowStopPrice=59000",
                "belowClientOrderId=stop");
        assertThat(event("listStatus").path("l").asText()).isEqualTo("EXEC_STARTED");
        simulator.setPrice("BTC/USDT", new BigDecimal(58000));
        List<JsonNode> all = stream.within(300);
        List<String> told = all.stream()
                .map(message -> message.path("event"))
                .map(event -> event.path("e").asText() + " " + event.path("x").asText()
                        + event.path("l").asText())
                .filter(text -> !text.startsWith("outbound"))
                .toList();
        assertThat(told)
                .containsExactly(
                        "executionReport NEW0.00000000",
                        "executionReport NEW0.00000000",
                        "executionReport EXPIRED0.00000000",
                        "executionReport TRADE0.05000000",
                        "listStatus ALL_DONE");
        JsonNode expired = all.stream()
                .map(message -> message.path("event"))
                .filter(event -> event.path("x").asText().equals("EXPIRED"))
                .findFirst()
                .orElseThrow();
        assertThat(expired.path("eR").asText()).isEqualTo("OCO_TRIGGER");
        assertThat(expired.path("o").asText()).isEqualTo("LIMIT_MAKER");
    }

    @Test
    void hearsNothingOfOtherAccountsNorAfterItsEnd() {
        subscribe();
        new Client(simulator, "other", "secret").order("symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.01");
        assertThat(stream.within(200)).isEmpty();
        stream.send("{\"id\":1,\"method\":\"userDataStream.unsubscribe\",\"params\":{\"subscriptionId\":0}}");
        assertThat(event("eventStreamTerminated").path("E").asLong()).isPositive();
        client.order("symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.01");
        assertThat(stream.within(200)).allMatch(message -> message.path("event").isMissingNode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "apiKey=nobody&timestamp=NOW; GOOD; 401; -2015",
                "apiKey=sim-key&timestamp=NOW; bad; 400; -1022",
                "apiKey=sim-key&timestamp=1; GOOD; 400; -1021",
                "apiKey=sim-key; GOOD; 400; -1102"
            })
    void aBadSubscriptionIsRefused(String template, String signature, int status, int code) {
        String payload = template.replace("NOW", String.valueOf(client.now()));
        String sent = signature.equals("GOOD") ? client.sign(payload) : signature;
        JsonNode refused = ask("userDataStream.subscribe.signature", params(payload, sent));
        assertThat(refused.path("status").asInt()).isEqualTo(status);
        assertThat(refused.at("/error/code").asInt()).isEqualTo(code);
    }

    @Test
    void aLostEventIsMissingAndADuplicateFillComesTwice() {
        subscribe();
        client.post("/sim/faults", "{\"kind\":\"lost_event\",\"endpoint\":\"order\"}");
        client.post("/sim/faults", "{\"kind\":\"duplicate_fill\",\"endpoint\":\"order\"}");
        client.order("symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.1");
        List<String> types = stream.within(300).stream()
                .map(message -> message.at("/event/x").asText())
                .filter(type -> !type.isEmpty())
                .toList();
        assertThat(types).containsExactly("TRADE", "TRADE");
    }

    @Test
    void aDroppedConnectionIsGoneAndOthersAreNot() throws InterruptedException {
        subscribe();
        try (StreamClient other = new StreamClient(simulator, "/ws-api/v3")) {
            assertThat(client.post("/sim/streams/drop", "{\"venue\":\"binance\",\"account\":\"sim-key\"}")
                            .text("/dropped"))
                    .isEqualTo("1");
            assertThat(stream.isGone()).isTrue();
            other.send("{\"id\":\"q\",\"method\":\"ping\"}");
            assertThat(other.next(message -> message.has("id")).path("status").asInt())
                    .isEqualTo(200);
        }
    }

    @Test
    void nonsenseIsAnswered() {
        stream.send("{");
        assertThat(stream.next(message -> true).path("status").asInt()).isEqualTo(400);
        assertThat(ask("order.place", "{}").path("status").asInt()).isEqualTo(400);
        assertThat(ask("userDataStream.subscribe.signature", "[]")
                        .at("/error/code")
                        .asInt())
                .isEqualTo(-1102);
    }
}

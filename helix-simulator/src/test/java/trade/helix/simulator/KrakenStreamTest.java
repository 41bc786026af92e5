package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kraken's WebSocket API, version 2: tokens, executions, balances and public data. */
class KrakenStreamTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:30Z"));
    private final Simulator simulator = Simulator.builder().clock(clock).start();
    private final KrakenClient client = new KrakenClient(simulator);
    private final StreamClient stream = new StreamClient(simulator, "/v2");

    @AfterEach
    void close() {
        stream.close();
        simulator.close();
    }

    private String token() {
        return client.call("GetWebSocketsToken").text("/token");
    }

    private JsonNode subscribe(StreamClient to, String params) {
        to.send("{\"method\":\"subscribe\",\"req_id\":7,\"params\":{" + params + "}}");
        return to.next(message -> message.path("method").asText().equals("subscribe"));
    }

    private JsonNode executions(String more) {
        return subscribe(stream, "\"channel\":\"executions\",\"token\":\"" + token() + "\"" + more);
    }

    private static boolean isUpdate(JsonNode message, String channel) {
        return message.path("channel").asText().equals(channel)
                && message.path("type").asText().equals("update");
    }

    private List<JsonNode> updates(String channel) {
        return stream.within(300).stream()
                .filter(message -> isUpdate(message, channel))
                .toList();
    }

    @Test
    void beginsWithItsStatusAndAnswersAPing() {
        assertThat(stream.next(message -> true).at("/data/0/system").asText()).isEqualTo("online");
        stream.send("{\"method\":\"ping\",\"req_id\":3}");
        JsonNode pong = stream.next(message -> message.has("method"));
        assertThat(pong.path("method").asText()).isEqualTo("pong");
        assertThat(pong.path("req_id").asInt()).isEqualTo(3);
    }

    @Test
    void tellsAnOrderStepByStepInNumberedMessages() {
        JsonNode ack = executions("");
        assertThat(ack.path("success").asBoolean()).isTrue();
        assertThat(ack.path("req_id").asInt()).isEqualTo(7);
        assertThat(ack.at("/result/maxratecount").asInt()).isEqualTo(125);
        client.order("pair=XBTUSDT", "type=buy", "ordertype=market", "volume=0.1", "cl_ord_id=mine");

        List<JsonNode> told = updates("executions");
        assertThat(told).allMatch(message -> message.path("data").size() == 1);
        assertThat(told)
                .extracting(message -> message.at("/data/0/exec_type").asText())
                .containsExactly("pending_new", "new", "trade", "filled");
        assertThat(told).extracting(message -> message.path("sequence").asInt()).containsExactly(2, 3, 4, 5);
        JsonNode trade = told.get(2).at("/data/0");
        assertThat(trade.path("cl_ord_id").asText()).isEqualTo("mine");
        assertThat(trade.path("symbol").asText()).isEqualTo("BTC/USDT");
        assertThat(trade.path("order_status").asText()).isEqualTo("partially_filled");
        assertThat(trade.path("last_qty").decimalValue()).isEqualByComparingTo("0.1");
        assertThat(trade.path("last_price").decimalValue()).isEqualByComparingTo("60000.01");
        assertThat(trade.at("/fees/0/asset").asText()).isEqualTo("USDT");
        assertThat(trade.at("/fees/0/qty").decimalValue()).isEqualByComparingTo("24.000004");
        assertThat(told.get(3).at("/data/0/avg_price").decimalValue()).isEqualByComparingTo("60000.01");
    }

    @Test
    void aConditionalCloseNamesItsParent() {
        executions("");
        String parent = client.order(
                        "pair=XBTUSDT",
                        "type=buy",
                        "ordertype=market",
                        "volume=0.1",
                        "close[ordertype]=stop-loss",
                        "close[price]=59000")
                .text("/txid/0");
        List<JsonNode> told = updates("executions");
        assertThat(told)
                .extracting(message -> message.at("/data/0/exec_type").asText())
                .containsExactly("pending_new", "new", "trade", "filled", "pending_new", "new");
        JsonNode child = told.get(5).at("/data/0");
        assertThat(child.path("ord_ref_id").asText()).isEqualTo(parent);
        assertThat(child.at("/triggers/status").asText()).isEqualTo("untriggered");
        assertThat(child.path("order_type").asText()).isEqualTo("stop-loss");
        simulator.setPrice("BTC/USDT", new BigDecimal(58000));
        assertThat(updates("executions"))
                .extracting(message -> message.at("/data/0/exec_type").asText())
                .containsExactly("status", "trade", "filled");
    }

    @Test
    void theSnapshotHoldsOpenOrdersAndIfWantedTrades() {
        client.order("pair=XBTUSDT", "type=buy", "ordertype=market", "volume=0.01");
        client.order("pair=XBTUSDT", "type=buy", "ordertype=limit", "price=50000", "volume=0.01");
        executions(",\"snap_trades\":true");
        JsonNode orders = stream.next(message -> message.path("type").asText().equals("snapshot"));
        JsonNode trades = stream.next(message -> message.path("type").asText().equals("snapshot"));
        assertThat(orders.path("data")).hasSize(1);
        assertThat(orders.at("/data/0/limit_price").decimalValue()).isEqualByComparingTo("50000");
        assertThat(trades.at("/data/0/exec_type").asText()).isEqualTo("trade");
    }

    @Test
    void withoutEveryStatusOnlyBeginningsAndEndsAreTold() {
        executions(",\"order_status\":false");
        client.order("pair=XBTUSDT", "type=buy", "ordertype=limit", "price=50000", "volume=0.01", "cl_ord_id=a");
        client.call("CancelOrder", "cl_ord_id=a");
        List<JsonNode> told = updates("executions");
        assertThat(told)
                .extracting(message -> message.at("/data/0/exec_type").asText())
                .containsExactly("new", "canceled");
        assertThat(told.get(1).at("/data/0/reason").asText()).isEqualTo("User requested");
    }

    @Test
    void balancesComeWithASnapshotAndEachChange() {
        subscribe(stream, "\"channel\":\"balances\",\"token\":\"" + token() + "\"");
        JsonNode snapshot = stream.next(message -> message.path("type").asText().equals("snapshot"));
        assertThat(snapshot.at("/data/0/balance").decimalValue()).isEqualByComparingTo("10000");
        client.order("pair=XBTUSDT", "type=buy", "ordertype=market", "volume=0.1");
        JsonNode change = stream.next(message -> isUpdate(message, "balances"));
        assertThat(change.at("/data/0/asset").asText()).isEqualTo("USDT");
        assertThat(change.at("/data/0/amount").decimalValue()).isEqualByComparingTo("-6000.001");
        assertThat(change.at("/data/0/fee").decimalValue()).isEqualByComparingTo("24.000004");
        assertThat(change.at("/data/0/balance").decimalValue()).isEqualByComparingTo("3975.998996");
        assertThat(change.at("/data/1/asset").asText()).isEqualTo("BTC");
    }

    @Test
    void aTokenIsGoodForFifteenMinutesAndThenWhileItIsUsed() {
        String used = token();
        String idle = token();
        String params = "\"channel\":\"executions\",\"token\":\"";
        assertThat(subscribe(stream, params + used + "\"").path("success").asBoolean())
                .isTrue();
        clock.advance(Duration.ofMinutes(16));
        try (StreamClient second = new StreamClient(simulator, "/v2")) {
            assertThat(subscribe(second, params + idle + "\"").path("error").asText())
                    .isEqualTo("ESession:Invalid session");
            assertThat(subscribe(second, params + "none\"").path("error").asText())
                    .isEqualTo("ESession:Invalid session");
            assertThat(subscribe(second, params + used + "\"").path("success").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void aLostEventLeavesAGapAndADuplicateFillComesTwice() {
        executions("");
        client.send(client.request("/sim/faults")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"venue\":\"kraken\",\"kind\":\"lost_event\"}")));
        client.send(client.request("/sim/faults")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"venue\":\"kraken\",\"kind\":\"duplicate_fill\",\"endpoint\":\"order\"}")));
        client.order("pair=XBTUSDT", "type=buy", "ordertype=market", "volume=0.1");
        List<JsonNode> told = updates("executions");
        assertThat(told)
                .extracting(message -> message.at("/data/0/exec_type").asText())
                .containsExactly("new", "trade", "trade", "filled");
        assertThat(told.get(0).path("sequence").asInt()).isEqualTo(3);
        assertThat(told.get(1).at("/data/0/exec_id")).isEqualTo(told.get(2).at("/data/0/exec_id"));
    }

    @Test
    void publicChannelsFollowThePrice() {
        for (String channel : List.of("ticker", "book", "ohlc", "trade")) {
            JsonNode ack = subscribe(stream, "\"channel\":\"" + channel + "\",\"symbol\":[\"BTC/USDT\"]");
            assertThat(ack.at("/result/symbol").asText()).isEqualTo("BTC/USDT");
        }
        simulator.setPrice("BTC/USDT", new BigDecimal("61000"));
        List<JsonNode> told = stream.within(300);
        JsonNode ticker = last(told, "ticker");
        assertThat(ticker.path("last").decimalValue()).isEqualByComparingTo("61000");
        assertThat(ticker.path("change_pct").decimalValue()).isEqualByComparingTo("1.67");
        JsonNode candle = last(told, "ohlc");
        assertThat(candle.path("interval_begin").asText()).isEqualTo("2026-03-01T12:00:00.000000Z");
        assertThat(candle.path("open").decimalValue()).isEqualByComparingTo("60000");
        assertThat(candle.path("close").decimalValue()).isEqualByComparingTo("61000");
        JsonNode book = last(told, "book");
        assertThat(book.path("checksum").asLong()).isPositive();
        assertThat(book.at("/bids/0/qty").decimalValue())
                .as("a level that is gone")
                .isZero();
        client.order("pair=XBTUSDT", "type=sell", "ordertype=limit", "price=60000", "volume=0.01");
        client.order("pair=XBTUSDT", "type=buy", "ordertype=market", "volume=0.01");
        JsonNode trade = stream.next(message -> isUpdate(message, "trade")).at("/data/0");
        assertThat(trade.path("side").asText()).isEqualTo("buy");
        assertThat(trade.path("price").decimalValue()).isEqualByComparingTo("61000.01");
    }

    private static JsonNode last(List<JsonNode> told, String channel) {
        return told.stream()
                .filter(message -> isUpdate(message, channel))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .at("/data/0");
    }

    @Test
    void whatIsNotThereIsRefusedAndWhatEndsIsSilent() {
        assertThat(subscribe(stream, "\"channel\":\"ticker\",\"symbol\":[\"FOO/BAR\"]")
                        .path("error")
                        .asText())
                .isEqualTo("Currency pair not supported FOO/BAR");
        assertThat(subscribe(stream, "\"channel\":\"moon\"").path("success").asBoolean(true))
                .isFalse();
        subscribe(stream, "\"channel\":\"ticker\",\"symbol\":[\"BTC/USDT\"]");
        stream.send("{\"method\":\"unsubscribe\",\"params\":{\"channel\":\"ticker\",\"symbol\":[\"BTC/USDT\"]}}");
        assertThat(stream.next(message -> message.path("method").asText().equals("unsubscribe"))
                        .path("success")
                        .asBoolean())
                .isTrue();
        simulator.setPrice("BTC/USDT", new BigDecimal("61000"));
        assertThat(updates("ticker")).isEmpty();
    }

    @Test
    void aQuietSubscriptionHasAHeartbeat() {
        subscribe(stream, "\"channel\":\"trade\",\"symbol\":[\"BTC/USDT\"]");
        assertThat(stream.next(message -> message.path("channel").asText().equals("heartbeat")))
                .hasSize(1);
    }
}

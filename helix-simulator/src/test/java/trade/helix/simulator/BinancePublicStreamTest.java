package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Binance's public streams, and the candles and trades that they have in common with REST. */
class BinancePublicStreamTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-04T12:00:30Z"));
    private final Simulator simulator = Simulator.builder().clock(clock).start();
    private final Client client = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private static JsonNode event(StreamClient stream, String type) {
        return stream.next(message -> message.path("e").asText().equals(type));
    }

    private void price(int price) {
        simulator.setPrice("BTC/USDT", BigDecimal.valueOf(price));
    }

    @Test
    void whatIsAskedForIsTold() {
        try (StreamClient stream = new StreamClient(simulator, "/ws/0")) {
            stream.send(
                    "{\"id\":1,\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@kline_1m\",\"btcusdt@depth@100ms\",\"btcusdt@trade\"]}");
            assertThat(stream.next(message -> message.has("id")).path("result").isNull())
                    .isTrue();
            JsonNode before = client.get("/api/v3/depth?symbol=BTCUSDT&limit=5").json();
            price(61000);
            JsonNode change = event(stream, "depthUpdate");
            assertThat(change.path("U").asLong())
                    .isEqualTo(before.path("lastUpdateId").asLong() + 1);
            assertThat(change.path("b").toString()).contains("[\"60000.00000000\",\"0.00000000\"]");
            assertThat(change.at("/b/0/0").asText()).isEqualTo("61000.00000000");
            client.sendSigned(
                    "POST",
                    "/api/v3/order",
                    "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&timestamp=" + clock.millis());
            JsonNode trade = event(stream, "trade");
            assertThat(trade.path("p").asText()).isEqualTo("61000.01000000");
            assertThat(trade.path("m").asBoolean()).isFalse();
            JsonNode candle =
                    stream.next(message -> message.at("/k/n").asInt() == 1).path("k");
            assertThat(candle.path("o").asText()).isEqualTo("60000.00000000");
            assertThat(candle.path("c").asText()).isEqualTo("61000.00000000");
            stream.send("{\"id\":2,\"method\":\"LIST_SUBSCRIPTIONS\"}");
            assertThat(stream.next(message -> message.path("id").asInt() == 2).path("result"))
                    .hasSize(3);
        }
    }

    @Test
    void aCombinedStreamNamesEachEvent() {
        try (StreamClient stream =
                new StreamClient(simulator, "/stream?streams=btcusdt@miniTicker/btcusdt@bookTicker/btcusdt@depth5")) {
            price(61000);
            JsonNode mini = stream.next(message -> isOf(message, "btcusdt@miniTicker"));
            assertThat(mini.at("/data/c").asText()).isNotEmpty();
            JsonNode best = stream.next(message -> isOf(message, "btcusdt@bookTicker")
                    && message.at("/data/b").asText().equals("61000.00000000"));
            assertThat(best.at("/data/a").asText()).isEqualTo("61000.01000000");
            price(61001);
            assertThat(stream.next(message -> isOf(message, "btcusdt@depth5")).at("/data/bids"))
                    .hasSize(5);
        }
    }

    private static boolean isOf(JsonNode message, String stream) {
        return message.path("stream").asText().equals(stream);
    }

    @ParameterizedTest
    @ValueSource(strings = {"btcusdt@moon", "BTCUSDT@trade", "foobar@trade", "btcusdt@kline_2m"})
    void aStreamThatIsNotThereIsRefused(String name) {
        try (StreamClient stream = new StreamClient(simulator, "/ws")) {
            stream.send("{\"id\":1,\"method\":\"SUBSCRIBE\",\"params\":[\"" + name + "\"]}");
            assertThat(stream.next(message -> true).at("/error/code").asInt()).isEqualTo(2);
        }
    }

    @Test
    void candlesHaveNoGapsAndWeeksBeginOnMonday() {
        clock.advance(Duration.ofMinutes(3));
        price(61000);
        JsonNode minutes =
                client.get("/api/v3/klines?symbol=BTCUSDT&interval=1m").json();
        assertThat(minutes).hasSize(4);
        assertThat(minutes.at("/0/0").asLong())
                .isEqualTo(Instant.parse("2026-03-04T12:00:00Z").toEpochMilli());
        assertThat(minutes.at("/3/1").asText()).isEqualTo("60000.00000000");
        assertThat(minutes.at("/3/4").asText()).isEqualTo("61000.00000000");
        long second = minutes.at("/1/0").asLong();
        JsonNode oldest = client.get("/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=2&startTime=" + second)
                .json();
        assertThat(oldest).hasSize(2);
        assertThat(oldest.at("/0/0").asLong()).isEqualTo(second);
        JsonNode week = client.get("/api/v3/klines?symbol=BTCUSDT&interval=1w").json();
        assertThat(week.at("/0/0").asLong())
                .isEqualTo(Instant.parse("2026-03-02T00:00:00Z").toEpochMilli());
        assertThat(client.get("/api/v3/klines?symbol=BTCUSDT&interval=2m").code())
                .isEqualTo(-1120);
    }
}

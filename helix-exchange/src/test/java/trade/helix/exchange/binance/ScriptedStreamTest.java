package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.internal.ScriptedServer.reply;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.AccountListener;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.Subscription;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.exchange.internal.Heard;
import trade.helix.exchange.internal.ManualClock;
import trade.helix.exchange.internal.QuickStreams;
import trade.helix.exchange.internal.ScriptedServer;
import trade.helix.exchange.internal.SocketScript;

/** What a stream does when its venue, or its listener, misbehaves. */
class ScriptedStreamTest {
    private static final String SOCKET = "GET /ws-api/v3";
    private static final String YES = "{\"id\":\"subscribe\",\"status\":200,\"result\":{\"subscriptionId\":0}}";
    private static final int MEGABYTE = 1 << 20;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final ScriptedServer server = new ScriptedServer();
    private final Venue venue = open();
    private final ExchangeClient client =
            venue.login(new AccountId("main"), new Credentials(Fixture.KEY, Secret.of(Fixture.SECRET)));
    private final Heard heard = new Heard();
    private final AtomicInteger connections = new AtomicInteger();

    private Venue open() {
        server.on(
                Fixture.TIME,
                any -> reply(200, "{\"serverTime\":" + clock.instant().toEpochMilli() + "}"));
        server.on(
                Fixture.INFO,
                reply(200, Fixture.info(Fixture.symbol("BTC", "USDT", "\"MARKET\",\"LIMIT_MAKER\",\"STOP_LOSS\""))));
        VenueConfig config = VenueConfig.builder()
                .baseUri(server.uri())
                .connectTimeout(Duration.ofSeconds(1))
                .requestTimeout(Duration.ofSeconds(2))
                .build();
        return new BinanceVenue(server.uri(), Environment.TESTNET, true, config, clock, QuickStreams.settings());
    }

    @AfterEach
    void close() {
        venue.close();
        server.close();
    }

    /** The first connection goes so; all after it are sound, and say that they are there. */
    private void first(SocketScript.Script script) {
        server.on(SOCKET, SocketScript.opening(socket -> {
            boolean isFirst = connections.incrementAndGet() == 1;
            socket.hear();
            if (isFirst) {
                script.play(socket);
            } else {
                stay(socket);
            }
        }));
    }

    private static void stay(SocketScript socket) throws IOException, InterruptedException {
        socket.say(YES);
        while (true) {
            socket.ping();
            Thread.sleep(100);
        }
    }

    @Test
    void itIsConnectedWhenTheVenueSaysSoAndNotBefore() {
        first(socket -> {
            socket.say("{\"subscriptionId\":0,\"event\":{\"e\":\"balanceUpdate\",\"E\":1,\"a\":\"BTC\",\"d\":\"1\"}}");
            for (int i = 0; i < 60; i++) {
                socket.ping();
                Thread.sleep(100);
            }
        });
        client.stream(heard);
        heard.await("end", all -> !all.causes().isEmpty());
        assertThat(heard.causes()).singleElement().asString().contains("did not acknowledge");
        assertThat(heard.connections()).isLessThanOrEqualTo(1);
        heard.awaitConnections(1);
        assertThat(heard.balances()).isZero();
    }

    @Test
    void silenceIsTheEndAndPingsAreNone() {
        first(socket -> {
            socket.say(YES);
            for (int i = 0; i < 30; i++) { // More than twice as long as may be silent.
                socket.ping();
                Thread.sleep(100);
            }
            heard.await("connection", all -> all.connections() == 1);
            assertThat(heard.causes()).isEmpty();
            socket.fallSilent();
        });
        client.stream(heard);
        heard.awaitConnections(2);
        assertThat(heard.causes()).singleElement().asString().contains("Nothing was heard for 1200 ms");
    }

    @Test
    void whatCannotBeReadIsTheEnd() {
        first(socket -> {
            socket.say(YES);
            socket.say("<html>");
            socket.fallSilent();
        });
        client.stream(heard);
        heard.awaitConnections(2);
        assertThat(heard.causes()).singleElement().asString().contains("not JSON");
    }

    @Test
    void whatIsNoTextIsTheEnd() {
        first(socket -> {
            socket.say(YES);
            socket.sayBinary((byte) 1);
            socket.fallSilent();
        });
        client.stream(heard);
        heard.awaitConnections(2);
        assertThat(heard.causes()).singleElement().asString().contains("no text");
    }

    @Test
    void whatIsTooLongIsTheEnd() {
        first(socket -> {
            socket.say(YES);
            socket.say("{\"x\":\"" + "y".repeat(MEGABYTE) + "\"}");
            socket.fallSilent();
        });
        client.stream(heard);
        heard.awaitConnections(2);
        assertThat(heard.causes()).singleElement().asString().contains("longer than");
    }

    @Test
    void framesArePutTogetherAndWhatIsUnknownIsPassedOver() {
        first(socket -> {
            socket.say(YES);
            socket.say("{\"subscriptionId\":0,\"event\":{\"e\":\"somethingNew\",\"E\":1}}");
            socket.say("{\"new\":[]}");
            String report = report("NEW", "NEW", "LIMIT_MAKER", false, "hx1", "", "");
            socket.sayInTwoFrames(report.substring(0, 30), report.substring(30));
            stay(socket);
        });
        client.stream(heard);
        heard.await("order", all -> !all.updates().isEmpty());
        assertThat(heard.updates().get(0).clientOrderId()).contains(new ClientOrderId("hx1"));
        assertThat(heard.causes()).isEmpty();
    }

    @Test
    void statesAreThoseOfRest() {
        first(socket -> {
            socket.say(YES);
            socket.say(report("NEW", "NEW", "STOP_LOSS_LIMIT", false, "hx2", "", ""));
            socket.say(report("NEW", "NEW", "STOP_LOSS_LIMIT", true, "hx2", "", ""));
            socket.say(report("EXPIRED", "EXPIRED_IN_MATCH", "MARKET", false, "hx2", "", ""));
            socket.say(report("CANCELED", "CANCELED", "STOP_LOSS_LIMIT", false, "cancel", "hx2", ""));
            stay(socket);
        });
        client.stream(heard);
        heard.await("four states", all -> all.updates().size() == 4);
        assertThat(heard.updates())
                .extracting(OrderUpdate::status)
                .containsExactly(OrderStatus.NEW, OrderStatus.TRIGGERED, OrderStatus.EXPIRED, OrderStatus.CANCELED);
        assertThat(heard.updates()).allSatisfy(update -> {
            assertThat(update.clientOrderId()).contains(new ClientOrderId("hx2"));
            assertThat(update.filled()).isEqualTo(Quantity.ZERO);
            assertThat(update.fill()).isEmpty();
            assertThat(update.at()).isEqualTo(Instant.ofEpochMilli(1767323045123L));
        });
    }

    @Test
    void aReportThatCannotBeReadIsSomethingThatWasMissed() {
        first(socket -> {
            socket.say(YES);
            for (int i = 0; i < 10; i++) {
                socket.say(report("NEW", "A_NEW_STATE", "MARKET", false, "hx1", "", ""));
            }
            stay(socket);
        });
        client.stream(heard);
        heard.awaitConnections(3);
        assertThat(heard.causes()).isEmpty();
        assertThat(heard.updates()).isEmpty();
        assertThat(heard.connections()).as("ten of them are told as few").isLessThanOrEqualTo(4);
    }

    @Test
    void ordersOfWhatHelixCannotTradeArePassedOver() {
        first(socket -> {
            socket.say(YES);
            socket.say(report("NEW", "NEW", "MARKET", false, "hx1", "", "").replace("BTCUSDT", "FOOBAR"));
            socket.say(report("NEW", "NEW", "MARKET", false, "hx2", "", ""));
            stay(socket);
        });
        client.stream(heard);
        heard.await("order", all -> !all.updates().isEmpty());
        assertThat(heard.updates())
                .singleElement()
                .satisfies(update -> assertThat(update.clientOrderId()).contains(new ClientOrderId("hx2")));
        assertThat(heard.connections()).isEqualTo(1);
    }

    @Test
    void whenTheVenueEndsTheStreamItIsMadeAgain() {
        first(socket -> {
            socket.say(YES);
            socket.say("{\"event\":{\"e\":\"serverShutdown\",\"E\":1}}");
            socket.fallSilent();
        });
        client.stream(heard);
        heard.awaitConnections(2);
        assertThat(heard.causes()).singleElement().asString().contains("serverShutdown");
    }

    @Test
    void aRefusalForTheClockIsFollowedByAMeasurement() {
        first(socket -> socket.say(error(-1021, "Timestamp for this request is outside of the recvWindow.")));
        client.stream(heard);
        heard.awaitConnections(1);
        assertThat(heard.causes()).singleElement().asString().contains("-1021");
        assertThat(server.received(Fixture.TIME)).hasSize(2);
    }

    @Test
    void whoeverAsksForABreakGetsIt() {
        first(socket -> socket.say("""
                {"id":"subscribe","status":429,"error":{"code":-1003,"msg":"Too much request weight used.",
                 "data":{"serverTime":1,"retryAfter":%d}}}""".formatted(clock.instant().plusMillis(900).toEpochMilli())));
        client.stream(heard);
        heard.await("refusal", all -> !all.causes().isEmpty());
        assertThat(heard.causes()).singleElement().asString().contains("-1003");
        clock.advance(Duration.ofSeconds(3)); // The pause of all requests is counted in the venue's time.
        heard.awaitConnections(1);
    }

    @Test
    void aHandshakeThatIsRefusedIsTriedAgain() {
        server.on(
                SOCKET,
                request -> connections.incrementAndGet() < 4
                        ? reply(503, "")
                        : SocketScript.opening(socket -> {
                                    socket.hear();
                                    stay(socket);
                                })
                                .apply(request));
        client.stream(heard);
        heard.awaitConnections(1);
        assertThat(heard.causes())
                .as("one cause is told once")
                .singleElement()
                .asString()
                .contains("HTTP 503");
    }

    @Test
    void aListenerThatThrowsIsHarmless() {
        first(socket -> {
            socket.say(YES);
            socket.say(report("NEW", "NEW", "MARKET", false, "hx1", "", ""));
            socket.say(report("NEW", "NEW", "MARKET", false, "hx2", "", ""));
            stay(socket);
        });
        client.stream(new Throwing(heard));
        heard.await("two orders", all -> all.updates().size() == 2);
        assertThat(heard.connections()).isEqualTo(1);
        assertThat(heard.causes()).isEmpty();
    }

    @Test
    void aListenerThatTakesItsTimeIsNotTakenForSilence() {
        first(socket -> {
            socket.say(YES);
            socket.say(report("NEW", "NEW", "MARKET", false, "hx1", "", ""));
            stay(socket);
        });
        client.stream(new Slow(heard));
        heard.await("order", all -> !all.updates().isEmpty());
        assertThat(heard.causes()).isEmpty();
        assertThat(connections).hasValue(1);
    }

    @Test
    void theVenueMayBeClosedWhileItConnects() throws InterruptedException {
        server.on(SOCKET, ScriptedServer.hang());
        client.stream(heard);
        while (server.received(SOCKET).isEmpty()) {
            Thread.sleep(10);
        }
        venue.close();
        assertThat(heard.causes()).isEmpty();
        assertThat(heard.connections()).isZero();
        Thread.sleep(300);
        assertThat(server.received(SOCKET)).hasSize(1);
    }

    @Test
    void closingEndsTheConnection() {
        AtomicInteger ended = new AtomicInteger();
        first(socket -> {
            try {
                stay(socket);
            } catch (IOException e) {
                ended.incrementAndGet();
            }
        });
        Subscription stream = client.stream(heard);
        heard.awaitConnections(1);
        stream.close();
        heard.await("end at the server", all -> ended.get() == 1);
        assertThat(heard.causes()).isEmpty();
        assertThat(connections).hasValue(1);
    }

    @Test
    void nothingSecretIsSaid() {
        PrintStream usual = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            server.on(SOCKET, SocketScript.opening(socket -> {
                connections.incrementAndGet();
                String request = socket.hear().replace('"', '\'');
                socket.say(error(-1022, request));
            }));
            Subscription stream = client.stream(heard);
            heard.await("refusal", all -> connections.get() > 1 && !all.causes().isEmpty());
            String said = heard + log.toString(StandardCharsets.UTF_8) + stream + client + venue;
            assertThat(said).contains("-1022").contains("main").doesNotContain(Fixture.SECRET);
            assertThat(said).doesNotContainPattern("[0-9a-f]{64}");
        } finally {
            System.setErr(usual);
        }
    }

    private static String error(int code, String words) {
        return "{\"id\":\"subscribe\",\"status\":400,\"error\":{\"code\":" + code + ",\"msg\":\"" + words + "\"}}";
    }

    private static String report(
            String happening, String status, String type, boolean isOnBook, String id, String original, String more) {
        return """
                {"subscriptionId":0,"event":{"e":"executionReport","E":1767323045124,"s":"BTCUSDT","c":"%s","S":"SELL",
                 "o":"%s","f":"GTC","q":"0.01000000","p":"0.00000000","P":"58800.00000000","F":"0.00000000","g":-1,
                 "C":"%s","x":"%s","X":"%s","r":"NONE","i":28,"l":"0.00000000","z":"0.00000000","L":"0.00000000",
                 "n":"0","N":null,"T":1767323045123,"t":-1,"I":3,"w":%s,"m":false,"M":false,"O":1767323045000,
                 "Z":"0.00000000","Y":"0.00000000","Q":"0.00000000","V":"NONE"%s}}""".formatted(id, type, original, happening, status, isOnBook, more);
    }

    /** Throws whatever it hears, once it has passed it on. */
    private record Throwing(Heard heard) implements AccountListener {
        @Override
        public void connected() {
            heard.connected();
            throw new IllegalStateException("The host's defect.");
        }

        @Override
        public void orderChanged(OrderUpdate update) {
            heard.orderChanged(update);
            throw new AssertionError("The host's defect.");
        }

        @Override
        public void balancesChanged() {
            throw new IllegalStateException("The host's defect.");
        }

        @Override
        public void disconnected(String cause) {
            heard.disconnected(cause);
            throw new IllegalStateException("The host's defect.");
        }
    }

    /** Takes three times as long as a venue may be silent. */
    private record Slow(Heard heard) implements AccountListener {
        @Override
        public void connected() {
            try {
                Thread.sleep(3600);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            heard.connected();
        }

        @Override
        public void orderChanged(OrderUpdate update) {
            heard.orderChanged(update);
        }

        @Override
        public void balancesChanged() {
            heard.balancesChanged();
        }

        @Override
        public void disconnected(String cause) {
            heard.disconnected(cause);
        }
    }
}

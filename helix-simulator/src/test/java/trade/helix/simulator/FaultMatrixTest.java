package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import trade.helix.simulator.fault.FaultKind;
import trade.helix.simulator.wire.Endpoint;

/** Every kind of fault at every endpoint of every venue where it makes sense: it strikes once, and shows. */
class FaultMatrixTest {
    private static final long LATENCY_MILLIS = 600_000;
    private static final long SKEW_MILLIS = 100_000;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Simulator simulator = Simulator.builder()
            .clock(clock)
            .balance("USDT", new BigDecimal(100_000))
            .balance("BTC", BigDecimal.ONE)
            .start();
    private final Client control = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    static Stream<Arguments> strikes() {
        return Stream.of("binance", "kraken")
                .flatMap(venue -> Arrays.stream(FaultKind.values())
                        .flatMap(kind -> Arrays.stream(Endpoint.values())
                                .filter(endpoint -> endpoint != Endpoint.OTHER && kind.befalls(endpoint))
                                .map(endpoint -> Arguments.of(venue, kind, endpoint))));
    }

    static Stream<Arguments> losses() {
        return Stream.of("binance", "kraken")
                .flatMap(venue -> Stream.of(FaultKind.LOST_EVENT, FaultKind.DUPLICATE_FILL)
                        .map(kind -> Arguments.of(venue, kind)));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("strikes")
    void aFaultStrikesAndShows(String venue, FaultKind kind, Endpoint endpoint) {
        Shop shop = venue.equals("binance") ? new BinanceShop() : new KrakenShop();
        shop.call(Endpoint.ORDER, "first");
        shop.buy();
        int before = open(venue);
        arm(venue, kind, endpoint.word());
        assertEffect(shop, venue, kind, endpoint);
        assertThat(struck()).isPositive();
        assertThat(open(venue) - before).isEqualTo(isDone(kind) ? shop.change(endpoint) : 0);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("losses")
    void aStreamSuffersToo(String venue, FaultKind kind) {
        Shop shop = venue.equals("binance") ? new BinanceShop() : new KrakenShop();
        try (StreamClient stream = shop.stream()) {
            arm(venue, kind, "order");
            shop.buy();
            long fills = stream.within(250).stream()
                    .filter(message -> message.toString().matches(".*(\"x\":\"TRADE\"|\"exec_type\":\"trade\").*"))
                    .count();
            long news = kind == FaultKind.LOST_EVENT ? 1 : 2;
            assertThat(fills).isEqualTo(news);
            assertThat(control.get("/sim/faults").text("/faults/0/struck")).isEqualTo("1");
        }
    }

    private int struck() {
        return control.get("/sim/faults").json().at("/faults/0/struck").asInt();
    }

    /** Connections that drop do so again and again: the JDK's client repeats a GET on its own. */
    private void arm(String venue, FaultKind kind, String endpoint) {
        String more = switch (kind) {
            case DROP_BEFORE, ACCEPT_THEN_DROP -> ",\"times\":9";
            case LATENCY -> ",\"millis\":" + LATENCY_MILLIS;
            case CLOCK_SKEW -> ",\"millis\":" + SKEW_MILLIS;
            case ACCEPT_THEN_TIMEOUT -> ",\"millis\":20,\"times\":9";
            case PARTIAL_FILL -> ",\"fraction\":0.5";
            default -> "";
        };
        Client.Answer armed = control.post(
                "/sim/faults",
                "{\"venue\":\"" + venue + "\",\"endpoint\":\"" + endpoint + "\",\"kind\":\"" + kind.word() + "\"" + more
                        + "}");
        assertThat(armed.status()).as(armed.json().toString()).isEqualTo(200);
    }

    private void assertEffect(Shop shop, String venue, FaultKind kind, Endpoint endpoint) {
        boolean binance = venue.equals("binance");
        switch (kind) {
            case DROP_BEFORE, ACCEPT_THEN_DROP, ACCEPT_THEN_TIMEOUT, GARBAGE_AFTER_ACCEPT ->
                assertThatThrownBy(() -> shop.call(endpoint, "second")).isInstanceOf(UncheckedIOException.class);
            case ERROR_BEFORE, ERROR_AFTER_ACCEPT ->
                assertSays(shop, endpoint, binance ? "-1007" : "EService:Unavailable");
            case RATE_LIMIT -> assertSays(shop, endpoint, binance ? "-1003" : "EAPI:Rate limit exceeded");
            case REJECT -> assertSays(shop, endpoint, binance ? "-2010" : "EOrder:Insufficient funds");
            case CANCEL_UNKNOWN -> assertSays(shop, endpoint, binance ? "-2011" : "EOrder:Unknown order");
            case ENDPOINT_GONE -> assertSays(shop, endpoint, binance ? "Path not found" : "EGeneral:Unknown method");
            case LATENCY -> {
                CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> shop.call(endpoint, "second"));
                while (struck() == 0) {
                    Thread.onSpinWait();
                }
                assertThat(answer).isNotDone();
            }
            case CLOCK_SKEW -> shop.assertSkewed(endpoint);
            case STALE_LOOKUP -> assertThat(shop.call(endpoint, "second")).doesNotContain(shop.mark());
            case DUPLICATE_FILL -> assertThat(shop.fills()).isEqualTo(2);
            case PARTIAL_FILL -> {
                shop.call(endpoint, "second");
                assertThat(filled()).isEqualByComparingTo("0.015");
            }
            case LOST_EVENT -> throw new IllegalStateException("It strikes no request.");
        }
    }

    private static void assertSays(Shop shop, Endpoint endpoint, String text) {
        assertThat(shop.call(endpoint, "second")).contains(text);
    }

    /** Whether the request was carried out although something went wrong. */
    private static boolean isDone(FaultKind kind) {
        return switch (kind) {
            case ACCEPT_THEN_DROP, ACCEPT_THEN_TIMEOUT, GARBAGE_AFTER_ACCEPT, ERROR_AFTER_ACCEPT -> true;
            default -> false;
        };
    }

    private int open(String venue) {
        return (int) StreamSupport.stream(
                        control.get("/sim/ledger").json().path("orders").spliterator(), false)
                .filter(order -> order.path("venue").asText().equals(venue))
                .filter(order -> order.path("status").asText().equals("NEW"))
                .count();
    }

    private BigDecimal filled() {
        return StreamSupport.stream(
                        control.get("/sim/ledger").json().path("fills").spliterator(), false)
                .map(fill -> new BigDecimal(fill.path("quantity").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** One venue's ways to do what the endpoints stand for; each answers the whole text. */
    private interface Shop {
        String call(Endpoint endpoint, String id);

        void buy();

        int fills();

        String mark();

        void assertSkewed(Endpoint endpoint);

        StreamClient stream();

        /** What a call does to the number of open orders. */
        default int change(Endpoint endpoint) {
            return switch (endpoint) {
                case PROTECT -> 1;
                case CANCEL -> -1;
                default -> 0;
            };
        }
    }

    private final class BinanceShop implements Shop {
        private JsonNode signed(String method, String path, String parameters) {
            return control.sendSigned(method, "/api/v3/" + path, parameters + "&timestamp=" + clock.millis())
                    .json();
        }

        @Override
        public String call(Endpoint endpoint, String id) {
            String order = "symbol=BTCUSDT&side=BUY&quantity=0.01&newClientOrderId=" + id;
            boolean rests = id.equals("first");
            JsonNode json = switch (endpoint) {
                case ORDER ->
                    signed(
                            "POST",
                            "order",
                            order + (rests ? "&type=LIMIT&timeInForce=GTC&price=50000" : "&type=MARKET"));
                case PROTECT -> signed("POST", "order", order + "&type=STOP_LOSS&stopPrice=61000");
                case CANCEL -> signed("DELETE", "order", "symbol=BTCUSDT&origClientOrderId=first");
                case ACCOUNT -> signed("GET", "account", "omitZeroBalances=true");
                case OPEN_ORDERS -> signed("GET", "openOrders", "symbol=BTCUSDT");
                case LOOKUP -> signed("GET", "allOrders", "symbol=BTCUSDT");
                case TIME -> control.get("/api/v3/time").json();
                case OTHER -> throw new IllegalStateException();
            };
            return json.toString();
        }

        @Override
        public void buy() {
            signed("POST", "order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01");
        }

        @Override
        public int fills() {
            return signed("GET", "myTrades", "symbol=BTCUSDT").size();
        }

        @Override
        public String mark() {
            return "\"first\"";
        }

        @Override
        public void assertSkewed(Endpoint endpoint) {
            String skewed = String.valueOf(clock.millis() + SKEW_MILLIS);
            assertThat(call(endpoint, "second")).contains(endpoint == Endpoint.TIME ? skewed : "-1021");
        }

        @Override
        public StreamClient stream() {
            StreamClient stream = new StreamClient(simulator, "/ws-api/v3");
            String payload = "apiKey=sim-key&timestamp=" + clock.millis();
            stream.send(
                    "{\"id\":1,\"method\":\"userDataStream.subscribe.signature\",\"params\":{\"apiKey\":\"sim-key\","
                            + "\"timestamp\":" + clock.millis() + ",\"signature\":\"" + control.sign(payload) + "\"}}");
            stream.next(message -> message.has("result"));
            return stream;
        }
    }

    private final class KrakenShop implements Shop {
        private final KrakenClient client = new KrakenClient(simulator);

        @Override
        public String call(Endpoint endpoint, String id) {
            String[] order = {"pair=XBTUSDT", "type=buy", "volume=0.01", "cl_ord_id=" + id, "deadline=" + deadline()};
            boolean rests = id.equals("first");
            KrakenClient.Answer answer = switch (endpoint) {
                case ORDER ->
                    rests
                            ? client.order(with(order, "ordertype=limit", "price=50000"))
                            : client.order(with(order, "ordertype=market"));
                case PROTECT -> client.order(with(order, "ordertype=stop-loss", "price=61000"));
                case CANCEL -> client.call("CancelOrder", "cl_ord_id=first");
                case ACCOUNT -> client.call("BalanceEx");
                case OPEN_ORDERS -> client.call("OpenOrders");
                case LOOKUP -> client.call("ClosedOrders");
                case TIME -> client.open("Time");
                case OTHER -> throw new IllegalStateException();
            };
            return answer.json().toString();
        }

        private String deadline() {
            return clock.instant().plusSeconds(5).toString();
        }

        private static String[] with(String[] fields, String... more) {
            return Stream.of(fields, more).flatMap(Stream::of).toArray(String[]::new);
        }

        @Override
        public void buy() {
            client.order("pair=XBTUSDT", "type=buy", "ordertype=market", "volume=0.01");
        }

        /** A trade is named twice by its order. */
        @Override
        public int fills() {
            JsonNode orders =
                    client.call("ClosedOrders", "trades=true").result().path("closed");
            return orders.elements().next().path("trades").size();
        }

        @Override
        public String mark() {
            return "\"cost\"";
        }

        /** Only a deadline and the clock itself show it: other requests carry no time. */
        @Override
        public void assertSkewed(Endpoint endpoint) {
            String answer = call(endpoint, "second");
            switch (endpoint) {
                case ORDER, PROTECT -> assertThat(answer).contains("EService:Deadline elapsed");
                case TIME ->
                    assertThat(answer)
                            .contains(String.valueOf(
                                    clock.instant().plusMillis(SKEW_MILLIS).getEpochSecond()));
                default -> assertThat(answer).contains("\"error\":[]");
            }
            if (endpoint == Endpoint.CANCEL) {
                client.order(with(
                        new String[] {"pair=XBTUSDT", "type=buy", "volume=0.01"}, "ordertype=limit", "price=50000"));
            }
        }

        @Override
        public StreamClient stream() {
            StreamClient stream = new StreamClient(simulator, "/v2");
            String token = client.call("GetWebSocketsToken").text("/token");
            stream.send(
                    "{\"method\":\"subscribe\",\"params\":{\"channel\":\"executions\",\"token\":\"" + token + "\"}}");
            stream.next(message -> message.has("success"));
            return stream;
        }
    }
}

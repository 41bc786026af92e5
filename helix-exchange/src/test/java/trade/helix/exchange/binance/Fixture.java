package trade.helix.exchange.binance;

import static trade.helix.exchange.internal.ScriptedServer.reply;

import java.time.Duration;
import java.time.Instant;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Side;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.exchange.internal.ManualClock;
import trade.helix.exchange.internal.ScriptedServer;

/** A scripted venue with a clock, a symbol list and one session; the rest is each test's own script. */
final class Fixture implements AutoCloseable {
    static final String KEY = "test-key-that-must-not-be-seen";
    static final String SECRET = "test-secret-that-must-not-be-seen";
    static final Symbol BTC_USDT = Symbol.of("BTC/USDT");
    static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    static final String ORDER = "POST /api/v3/order";
    static final String TIME = "GET /api/v3/time";
    static final String INFO = "GET /api/v3/exchangeInfo";

    final ScriptedServer server = new ScriptedServer();
    final ManualClock clock = new ManualClock(START);
    final Venue venue;
    final ExchangeClient client;

    Fixture() {
        this(Environment.LIVE);
    }

    Fixture(Environment environment) {
        this(environment, Duration.ofSeconds(30));
    }

    /** With a deadline short enough for a test that must run into it. */
    Fixture(Environment environment, Duration requestTimeout) {
        server.on(TIME, any -> reply(200, "{\"serverTime\":" + clock.instant().toEpochMilli() + "}"));
        server.on(INFO, reply(200, info(symbol("BTC", "USDT", "\"MARKET\",\"LIMIT_MAKER\",\"STOP_LOSS\""))));
        VenueConfig config = VenueConfig.builder()
                .environment(environment)
                .baseUri(server.uri())
                .connectTimeout(Duration.ofSeconds(1))
                .requestTimeout(requestTimeout)
                .build();
        venue = new BinanceVenueProvider().open(config, new VenueContext(clock));
        client = venue.login(new AccountId("main"), new Credentials(KEY, Secret.of(SECRET)));
    }

    static OrderRequest buy() {
        return new OrderRequest(new ClientOrderId("hx1"), BTC_USDT, Side.BUY, Quantity.of("0.01"));
    }

    static ProtectionRequest stop() {
        return new ProtectionRequest(
                new ClientOrderId("hx2"), BTC_USDT, Quantity.of("0.01"), Price.of("58800"), Price.of("58500"), null);
    }

    static ProtectionRequest pair() {
        return new ProtectionRequest(
                new ClientOrderId("hx3"),
                BTC_USDT,
                Quantity.of("0.01"),
                Price.of("58800"),
                Price.of("58500"),
                Price.of("63000"));
    }

    static String info(String... symbols) {
        return "{\"timezone\":\"UTC\",\"symbols\":[" + String.join(",", symbols) + "]}";
    }

    static String symbol(String base, String quote, String orderTypes) {
        return """
                {"symbol":"%1$s%2$s","status":"TRADING","baseAsset":"%1$s","baseAssetPrecision":8,
                 "quoteAsset":"%2$s","quotePrecision":8,"orderTypes":[%3$s],"isSpotTradingAllowed":true,"filters":[
                 {"filterType":"PRICE_FILTER","minPrice":"0.01","maxPrice":"1000000.00","tickSize":"0.01000000"},
                 {"filterType":"LOT_SIZE","minQty":"0.00001","maxQty":"9000.0","stepSize":"0.00001000"},
                 {"filterType":"MARKET_LOT_SIZE","minQty":"0.0","maxQty":"100.0","stepSize":"0.00000000"},
                 {"filterType":"NOTIONAL","minNotional":"5.0","applyMinToMarket":true,"maxNotional":"9000000.0"}]}""".formatted(base, quote, orderTypes);
    }

    /** An order as an answer to a query shows it. */
    static String order(String clientId, String type, String status, String executed) {
        return """
                {"symbol":"BTCUSDT","orderId":28,"orderListId":-1,"clientOrderId":"%s","price":"0.00000000",
                 "origQty":"0.01000000","executedQty":"%s","cummulativeQuoteQty":"0.00000000","status":"%s",
                 "timeInForce":"GTC","type":"%s","side":"SELL","stopPrice":"58800.00000000",
                 "time":1767323045000,"updateTime":1767323045000,"isWorking":true}""".formatted(clientId, executed, status, type);
    }

    /** The full answer to a market order that filled in two parts. */
    static String filledBuy() {
        return """
                {"symbol":"BTCUSDT","orderId":28,"orderListId":-1,"clientOrderId":"hx1","transactTime":1767323045123,
                 "price":"0.00000000","origQty":"0.01000000","executedQty":"0.01000000",
                 "cummulativeQuoteQty":"600.10000000","status":"FILLED","timeInForce":"GTC","type":"MARKET",
                 "side":"BUY","workingTime":1767323045123,"selfTradePreventionMode":"NONE","fills":[
                 {"price":"60000.00000000","qty":"0.00500000","commission":"0.00000500","commissionAsset":"BTC",
                  "tradeId":56},
                 {"price":"60020.00000000","qty":"0.00500000","commission":"0.00000500","commissionAsset":"BTC",
                  "tradeId":57}]}""";
    }

    static String error(int code, String words) {
        return "{\"code\":" + code + ",\"msg\":\"" + words + "\"}";
    }

    @Override
    public void close() {
        venue.close();
        server.close();
    }
}

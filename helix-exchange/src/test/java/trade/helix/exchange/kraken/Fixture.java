package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

/** A scripted Kraken with a clock, two pairs and one session; the rest is each test's own script. */
final class Fixture implements AutoCloseable {
    static final String KEY = "test-key-that-must-not-be-seen";
    static final String SECRET = "dGVzdC1zZWNyZXQtdGhhdC1tdXN0LW5vdC1iZS1zZWVu";
    static final Symbol BTC_USDT = Symbol.of("BTC/USDT");
    static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    static final String TIME = "GET /0/public/Time";
    static final String PAIRS = "GET /0/public/AssetPairs";
    static final String STATUS = "GET /0/public/SystemStatus";
    static final String ORDER = "POST /0/private/AddOrder";
    static final String CANCEL = "POST /0/private/CancelOrder";
    static final String OPEN = "POST /0/private/OpenOrders";
    static final String CLOSED = "POST /0/private/ClosedOrders";
    static final String QUERY = "POST /0/private/QueryOrders";
    static final String NONE = "{\"open\":{}}";
    static final String NONE_CLOSED = "{\"closed\":{},\"count\":0}";

    final ScriptedServer server = new ScriptedServer();
    final ManualClock clock = new ManualClock(START);
    final Venue venue;
    final ExchangeClient client;

    Fixture() {
        this(Duration.ofSeconds(30));
    }

    /** With a deadline short enough for a test that must run into it. */
    Fixture(Duration requestTimeout) {
        server.on(TIME, any -> ok("{\"unixtime\":" + clock.instant().getEpochSecond() + ",\"rfc1123\":\"x\"}"));
        server.on(STATUS, ok("{\"status\":\"online\",\"timestamp\":\"2026-01-02T03:04:05Z\"}"));
        server.on(PAIRS, ok("{" + pair("XBTUSDT", "XBT", "USDT") + "," + pair("XXBTZUSD", "XBT", "USD") + "}"));
        venue = new KrakenVenueProvider().open(config(requestTimeout), new VenueContext(clock));
        client = login(venue);
    }

    VenueConfig config(Duration requestTimeout) {
        return VenueConfig.builder()
                .environment(Environment.LIVE)
                .baseUri(server.uri())
                .connectTimeout(Duration.ofSeconds(1))
                .requestTimeout(requestTimeout)
                .build();
    }

    static ExchangeClient login(Venue venue) {
        return venue.login(new AccountId("main"), new Credentials(KEY, Secret.of(SECRET)));
    }

    static OrderRequest buy() {
        return new OrderRequest(new ClientOrderId("hx1"), BTC_USDT, Side.BUY, Quantity.of("0.01"));
    }

    static OrderRequest sell() {
        return new OrderRequest(new ClientOrderId("hx3"), BTC_USDT, Side.SELL, Quantity.of("0.01"));
    }

    static ProtectionRequest stop() {
        return new ProtectionRequest(
                new ClientOrderId("hx2"), BTC_USDT, Quantity.of("0.01"), Price.of("58800"), Price.of("58500"), null);
    }

    /** From now on nothing is left of the limit of calls. */
    void useUp() {
        clock.advance(Duration.ofMinutes(1));
        server.on("POST /0/private/BalanceEx", error("EAPI:Rate limit exceeded"));
        assertThatThrownBy(client::account).hasMessageContaining("Rate limit exceeded");
    }

    static ScriptedServer.Reaction ok(String result) {
        return reply(200, "{\"error\":[],\"result\":" + result + "}");
    }

    static ScriptedServer.Reaction error(String text) {
        return reply(200, "{\"error\":[\"" + text + "\"]}");
    }

    static ScriptedServer.Reaction placed(String txid) {
        return ok("{\"descr\":{\"order\":\"buy 0.01 XBTUSDT @ market\"},\"txid\":[\"" + txid + "\"]}");
    }

    static String pair(String name, String base, String quote) {
        return """
                "%1$s":{"altname":"%2$s%3$s","wsname":"%2$s/%3$s","aclass_base":"currency","base":"X%2$s",
                 "aclass_quote":"currency","quote":"%3$s","lot":"unit","cost_decimals":5,"pair_decimals":1,
                 "lot_decimals":8,"lot_multiplier":1,"leverage_buy":[2,3],"leverage_sell":[2,3],
                 "fees":[[0,0.4],[10000,0.35],[50000,0.24]],"fees_maker":[[0,0.25]],"fee_volume_currency":"ZUSD",
                 "margin_call":80,"margin_stop":40,"ordermin":"0.00005","costmin":"0.5","tick_size":"0.1",
                 "status":"online","long_position_limit":300,"short_position_limit":200}""".formatted(name, base, quote);
    }

    /** An order as all three reads show it, under its transaction id. */
    static String order(String txid, String clientId, String type, String status, String executed) {
        return """
                "%s":{"refid":null,"userref":0,"cl_ord_id":"%s","status":"%s","reason":null,"opentm":1767323045.6396,
                 "starttm":0,"expiretm":0,"descr":{"pair":"XBTUSDT","aclass":"forex","type":"%s","ordertype":"%s",
                 "price":"58800.0","price2":"0","leverage":"none","order":"x","close":""},"vol":"0.01000000",
                 "vol_exec":"%s","cost":"0.00000","fee":"0.00000","price":"0.0","stopprice":"0.00000",
                 "limitprice":"0.00000","misc":"","oflags":"fciq"}""".formatted(txid, clientId, status, type.equals("market") ? "buy" : "sell", type, executed);
    }

    static String trade(String id, String txid, String pair, String time) {
        return """
                "%s":{"ordertxid":"%s","postxid":"TKH2SE-M7IF5-CFI7LT","pair":"%s","aclass":"forex","time":%s,
                 "type":"buy","ordertype":"market","price":"60000.0","cost":"600.00000","fee":"2.40000",
                 "vol":"0.01000000","margin":"0.00000","leverage":"0","misc":"","trade_id":40274859,"maker":false}""".formatted(id, txid, pair, time);
    }

    @Override
    public void close() {
        venue.close();
        server.close();
    }
}

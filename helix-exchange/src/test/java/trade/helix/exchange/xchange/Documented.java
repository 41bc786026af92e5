package trade.helix.exchange.xchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.bitfinex.BitfinexExchange;
import org.knowm.xchange.bitstamp.BitstampExchange;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.KeyValue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.exchange.internal.ManualClock;
import trade.helix.exchange.internal.ScriptedServer;
import trade.helix.exchange.internal.ScriptedServer.Reaction;

/** A venue that answers as it documents itself: a market order of 0.01 BTC fills at once. */
final class Documented implements AutoCloseable {
    static final Symbol SYMBOL = Symbol.of("BTC/USD");
    static final Credentials CREDENTIALS =
            new Credentials("documented-key-not-to-be-seen", Secret.of("documented-secret-not-to-be-seen"));

    final ScriptedServer server = new ScriptedServer();
    final KeyValue keyValue = KeyValue.inMemory();
    /** Where orders are sent to. */
    final String order;

    private final Class<? extends Exchange> exchange;
    private final Map<String, String> options;
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final XChangeVenue venue;

    private Documented(Class<? extends Exchange> exchange, String order, Map<String, String> options) {
        this.exchange = exchange;
        this.order = order;
        this.options = options;
        this.venue = open(server.uri().toString());
    }

    static Documented bitstamp() {
        Documented docs = new Documented(BitstampExchange.class, "POST /api/v2/buy/market/btcusd/", Map.of());
        docs.answer("GET /api/v2/trading-pairs-info/", "bitstamp/trading-pairs-info.json")
                .answer("GET /api/v2/ticker/btcusd/", "bitstamp/ticker.json")
                .answer("GET /api/v2/order_book/btcusd/", "bitstamp/order_book.json")
                .answer("POST /api/v2/balance/", "bitstamp/balance.json")
                .answer(docs.order, "bitstamp/market_order.json")
                .answer("POST /api/v2/order_status/", "bitstamp/order_status.json")
                .answer("POST /api/v2/cancel_order/", "bitstamp/cancel_order_error.json")
                .answer("POST /api/v2/open_orders/all/", "bitstamp/open_orders.json")
                .answer("POST /api/v2/user_transactions/btcusd/", "bitstamp/user_transactions.json");
        return docs;
    }

    static Documented bitfinex() {
        Documented docs = new Documented(
                BitfinexExchange.class, "POST /v1/order/new", Map.of("quantityScale", "8", "wallet", "exchange"));
        docs.answer("GET /v1/symbols", "bitfinex/symbols.json")
                .answer("GET /v1/symbols_details", "bitfinex/symbols_details.json")
                .answer("GET /v1/book/btcUSD", "bitfinex/book.json") // As XChange 5.2.2 writes it.
                .answer("POST /v1/balances", "bitfinex/balances.json")
                .answer(docs.order, "bitfinex/order_new.json")
                .answer("POST /v1/order/status", "bitfinex/order_status.json")
                .answer("POST /v1/orders", "bitfinex/orders.json")
                .answer("POST /v2/auth/r/trades/tBTCUSD/hist", "bitfinex/trades.json");
        docs.server.on("POST /v1/order/cancel", json(400, "bitfinex/order_cancel_error.json"));
        docs.server.on(
                "GET /v2/tickers",
                sent -> json(200, sent.query().endsWith("ALL") ? "bitfinex/tickers.json" : "bitfinex/ticker.json"));
        return docs;
    }

    private Documented answer(String methodAndPath, String name) {
        server.on(methodAndPath, json(200, name));
        return this;
    }

    /** The same venue at another address, with the same key-value. */
    XChangeVenue open(String address) {
        VenueConfig.Builder config =
                VenueConfig.builder().baseUri(java.net.URI.create(address)).requestTimeout(Duration.ofMillis(500));
        options.forEach(config::option);
        return (XChangeVenue) new XChangeVenueProvider("documented", exchange)
                .open(config.build(), new VenueContext(clock, keyValue));
    }

    XChangeVenue venue() {
        return venue;
    }

    ExchangeClient client() {
        return client(venue);
    }

    static ExchangeClient client(XChangeVenue at) {
        return at.login(new AccountId("main"), CREDENTIALS);
    }

    Instant now() {
        return clock.instant();
    }

    int orders() {
        return server.received(order).size();
    }

    /** A reply that stands in the test's resources. */
    static Reaction json(int status, String name) {
        return ScriptedServer.reply(status, text(name), "Content-Type: application/json");
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Documented.class.getResourceAsStream("/xchange/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        venue.close();
        server.close();
    }
}

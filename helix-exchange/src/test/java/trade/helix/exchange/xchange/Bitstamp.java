package trade.helix.exchange.xchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import trade.helix.api.market.Symbol;
import trade.helix.exchange.internal.ScriptedServer;
import trade.helix.exchange.internal.ScriptedServer.Reaction;

/** Bitstamp as it documents itself. */
final class Bitstamp {
    static final Symbol SYMBOL = Symbol.of("BTC/USD");
    static final String BUY = "POST /api/v2/buy/market/btcusd/";

    private Bitstamp() {}

    static void pairs(ScriptedServer server) {
        server.on("GET /api/v2/trading-pairs-info/", documented("bitstamp/trading-pairs-info.json"));
    }

    /** A market order of 0.01 BTC that fills at once. */
    static void everything(ScriptedServer server) {
        pairs(server);
        server.on("GET /api/v2/ticker/btcusd/", documented("bitstamp/ticker.json"))
                .on("GET /api/v2/order_book/btcusd/", documented("bitstamp/order_book.json"))
                .on("POST /api/v2/balance/", documented("bitstamp/balance.json"))
                .on(BUY, documented("bitstamp/market_order.json"))
                .on("POST /api/v2/order_status/", documented("bitstamp/order_status.json"))
                .on("POST /api/v2/cancel_order/", documented("bitstamp/cancel_order_error.json"))
                .on("POST /api/v2/open_orders/all/", documented("bitstamp/open_orders.json"))
                .on("POST /api/v2/user_transactions/btcusd/", documented("bitstamp/user_transactions.json"));
    }

    /** A reply that stands in the test's resources. */
    static Reaction documented(String name) {
        return ScriptedServer.reply(200, text(name), "Content-Type: application/json");
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Bitstamp.class.getResourceAsStream("/xchange/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

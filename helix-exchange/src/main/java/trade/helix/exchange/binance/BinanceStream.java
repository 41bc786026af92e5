package trade.helix.exchange.binance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.order.Refusal;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.StreamDialect;
import trade.helix.exchange.internal.StreamNews;
import trade.helix.exchange.internal.StreamTalk;
import trade.helix.exchange.internal.Words;

/**
 * The stream of an account over the WebSocket API. {@code listStatus} is passed over: each order of a list has reports of its
 * own. Thread-safe; keeps nothing of a connection. Source: {@code user-data-stream.md} and {@code web-socket-api.md} of
 * Binance's published Spot API documents.
 */
final class BinanceStream implements StreamDialect, StreamTalk {
    private static final Logger LOG = LoggerFactory.getLogger(BinanceStream.class);
    private static final int OK = 200;

    private final URI address;
    private final SignedApi api;
    private final Catalogue catalogue;
    private final Set<String> unknownSymbols = ConcurrentHashMap.newKeySet();

    BinanceStream(URI address, SignedApi api, Catalogue catalogue) {
        this.address = address;
        this.api = api;
        this.catalogue = catalogue;
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public StreamTalk prepare() {
        api.countStream();
        return this;
    }

    @Override
    public String subscription() {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("id", "subscribe")
                .put("method", "userDataStream.subscribe.signature");
        request.set("params", api.signedForSocket());
        return request.toString();
    }

    @Override
    public void hear(Json message, StreamNews news) {
        if (message.has("event")) {
            event(message.child("event"), news);
        } else if (message.has("status")) {
            answer(message, news);
        }
    }

    private void answer(Json message, StreamNews news) {
        if (message.integer("status") != OK) {
            throw refused(message.child("error"));
        }
        news.subscribed();
    }

    private VenueException refused(Json error) {
        String code = Long.toString(error.integer("code"));
        String words = error.text("msg");
        String message = "Binance refuses the stream, " + code + ": " + Words.of(words);
        Refusal refusal = new Refusal(ErrorCodes.reason(code, words), message, retryAfter(error));
        api.refusedOnSocket(code, refusal);
        return Failures.of(refusal);
    }

    private @Nullable Duration retryAfter(Json error) {
        boolean isTold = error.has("data") && error.child("data").has("retryAfter");
        return isTold ? api.until(error.child("data").time("retryAfter")) : null;
    }

    private void event(Json event, StreamNews news) {
        String kind = event.text("e");
        switch (kind) {
            case "executionReport" -> report(event, news);
            case "outboundAccountPosition", "balanceUpdate", "externalLockUpdate" -> news.balances();
            case "eventStreamTerminated", "serverShutdown" ->
                throw new VenueException(Category.UNREACHABLE, "Binance ends the stream: " + kind + ".");
            default -> LOG.debug("An event of another kind is passed over.");
        }
    }

    private void report(Json report, StreamNews news) {
        String name = report.text("s");
        Optional<Symbol> symbol = catalogue.knownSymbol(name);
        if (symbol.isPresent()) {
            tell(report, symbol.get(), news);
        } else if (unknownSymbols.add(name)) {
            LOG.warn("What happens to orders of {} is passed over: Helix cannot trade it.", Words.of(name));
        }
    }

    /** Another report may well be readable: the connection stays. */
    private static void tell(Json report, Symbol symbol, StreamNews news) {
        OrderUpdate update;
        try {
            update = Orders.update(report, symbol);
        } catch (IllegalArgumentException e) {
            news.missed("a report cannot be read: " + Words.of(e));
            return;
        }
        news.order(update);
    }
}

package trade.helix.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.AccountListener;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueProvider;
import trade.helix.exchange.binance.BinanceVenueProvider;
import trade.helix.exchange.internal.ManualClock;
import trade.helix.exchange.kraken.KrakenVenueProvider;

/**
 * Prints what the adapter's stream tells of an account at a simulator, one line of JSON each, until its input ends. The
 * conformance script compares it with what another client makes of the same events. Its clock stands: the adapter measures
 * the venue's time when it connects, and needs it only then.
 */
public final class StreamPrinter implements AccountListener {
    private static final Map<String, VenueProvider> VENUES =
            Map.of("binance", new BinanceVenueProvider(), "kraken", new KrakenVenueProvider());

    private StreamPrinter() {}

    /** Usage: StreamPrinter binance|kraken URI KEY SECRET. */
    public static void main(String[] arguments) throws IOException {
        VenueConfig config = VenueConfig.builder()
                .environment(Environment.TESTNET)
                .baseUri(URI.create(arguments[1]))
                .build();
        VenueContext context = new VenueContext(new ManualClock(Instant.parse("2026-01-02T03:04:05Z")));
        try (Venue venue = VENUES.get(arguments[0]).open(config, context)) {
            venue.login(new AccountId("printed"), new Credentials(arguments[2], Secret.of(arguments[3]))).stream(
                    new StreamPrinter());
            while (System.in.read() >= 0) {
                // Only its end matters.
            }
        }
    }

    @Override
    public void connected() {
        print(line("connected"));
    }

    @Override
    public void orderChanged(OrderUpdate update) {
        print(line("order")
                .put("id", update.venueOrderId().value())
                .put(
                        "clientOrderId",
                        update.clientOrderId().map(Object::toString).orElse(""))
                .put("symbol", update.symbol().toString())
                .put("status", update.status().name())
                .put("filled", update.filled().toString()));
        update.fill().ifPresent(StreamPrinter::print);
    }

    private static void print(Fill fill) {
        print(line("trade")
                .put("id", fill.id().value())
                .put("order", fill.venueOrderId().value())
                .put("side", fill.side().name())
                .put("price", fill.price().toString())
                .put("amount", fill.quantity().toString())
                .put("fee", fill.fee().amount().toPlainString())
                .put("feeAsset", fill.fee().asset().code()));
    }

    @Override
    public void balancesChanged() {
        print(line("balances"));
    }

    @Override
    public void disconnected(String cause) {
        print(line("disconnected").put("cause", cause));
    }

    private static ObjectNode line(String event) {
        return JsonNodeFactory.instance.objectNode().put("event", event);
    }

    private static void print(ObjectNode line) {
        System.out.println(line);
    }
}

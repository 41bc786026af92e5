package trade.helix.benchmarks;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.Venue;

/**
 * A signed market order through an adapter and through {@link Bare}, in turn, one after the other on one thread. Many accounts share
 * the orders, for the venues limit how many one may send.
 */
final class OrderSpeed {
    private static final Symbol SYMBOL = Symbol.of("BTC/USDT");
    private static final int ACCOUNTS = 200;
    private static final int WARM_UP = 4000;
    private static final int MEASURED = 4000;

    private final TriedVenue kind;
    private final Venue venue;
    private final Bare bare;
    private final List<ExchangeClient> sessions = new ArrayList<>();

    private OrderSpeed(TriedVenue kind, SimulatorProcess simulator) throws Exception {
        this.kind = kind;
        this.venue = kind.open(simulator.uri());
        this.bare = new Bare(simulator.uri());
        for (int i = 0; i < ACCOUNTS; i++) {
            simulator.open(kind.word(), "ours" + i, TriedVenue.SECRET);
            simulator.open(kind.word(), "bare" + i, TriedVenue.SECRET);
            sessions.add(TriedVenue.login(venue, "ours" + i));
        }
    }

    static String row(TriedVenue kind, SimulatorProcess simulator) throws Exception {
        OrderSpeed speed = new OrderSpeed(kind, simulator);
        try (Venue unused = speed.venue) {
            return speed.measure();
        }
    }

    private String measure() throws Exception {
        long[] ours = new long[MEASURED];
        long[] bares = new long[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            // Whoever comes second may find something warm: they take turns.
            boolean first = i % 2 == 0;
            long one = first ? ours(i) : bare(i);
            long other = first ? bare(i) : ours(i);
            if (i >= 0) {
                ours[i] = first ? one : other;
                bares[i] = first ? other : one;
            }
        }
        Arrays.sort(ours);
        Arrays.sort(bares);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %.2f | %.2f |",
                kind.word(),
                micros(ours, 50),
                micros(bares, 50),
                micros(ours, 99),
                micros(bares, 99),
                (double) micros(ours, 50) / micros(bares, 50),
                (double) micros(ours, 99) / micros(bares, 99));
    }

    private static long micros(long[] sorted, int percent) {
        return sorted[sorted.length * percent / 100] / 1000;
    }

    private long ours(int i) {
        int number = i + WARM_UP;
        OrderRequest order = new OrderRequest(new ClientOrderId("o" + number), SYMBOL, Side.BUY, Quantity.of("0.001"));
        ExchangeClient session = sessions.get(number % ACCOUNTS);
        long start = SystemSources.nanos();
        SubmitResult result = session.submit(order);
        long took = SystemSources.nanos() - start;
        if (!(result instanceof SubmitResult.Accepted)) {
            throw new IllegalStateException("This would not measure an order but: " + result);
        }
        return took;
    }

    private long bare(int i) throws Exception {
        int number = i + WARM_UP;
        String key = "bare" + number % ACCOUNTS;
        long start = SystemSources.nanos();
        HttpResponse<byte[]> answer = kind == TriedVenue.BINANCE
                ? bare.binance(key, TriedVenue.SECRET, "b" + number)
                : bare.kraken(key, TriedVenue.SECRET, "b" + number);
        long took = SystemSources.nanos() - start;
        String said = new String(answer.body(), StandardCharsets.UTF_8);
        if (!said.contains(kind == TriedVenue.BINANCE ? "\"orderId\"" : "\"txid\"")) {
            throw new IllegalStateException("This would not measure an order but: " + said);
        }
        return took;
    }
}

package trade.helix.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.Venue;

/**
 * What 499 more sessions cost beside the first one: heap after a collection, threads, and the time until each has been
 * answered. They are opened on a few threads at once, as a host with so many accounts would.
 */
final class AccountCost {
    private static final int ACCOUNTS = 500;
    private static final int THREADS = 8;
    private static final OrderRef ABSENT = OrderRef.single(Symbol.of("BTC/USDT"), new ClientOrderId("absent"));

    private AccountCost() {}

    static String row(TriedVenue kind, SimulatorProcess simulator) throws Exception {
        for (int i = 0; i < ACCOUNTS; i++) {
            simulator.open(kind.word(), "cost" + i, TriedVenue.SECRET);
        }
        try (Venue venue = kind.open(simulator.uri())) {
            List<ExchangeClient> sessions = new ArrayList<>(ACCOUNTS);
            sessions.add(ready(venue, 0));
            long heap = heap();
            int threads = Thread.activeCount();
            long start = SystemSources.nanos();
            sessions.addAll(others(venue));
            long millis = (SystemSources.nanos() - start) / 1_000_000;
            int more = Thread.activeCount() - threads;
            long bytes = (heap() - heap) / (ACCOUNTS - 1);
            if (sessions.size() != ACCOUNTS) {
                throw new IllegalStateException("Not all sessions are held.");
            }
            return String.format(
                    Locale.ROOT, "| %s | %.1f KB | %d ms | %d |", kind.word(), bytes / 1024.0, millis, more);
        }
    }

    private static List<ExchangeClient> others(Venue venue) throws InterruptedException, ExecutionException {
        ExecutorService host = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<ExchangeClient>> openings = IntStream.range(1, ACCOUNTS)
                    .mapToObj(i -> (Callable<ExchangeClient>) () -> ready(venue, i))
                    .toList();
            List<ExchangeClient> sessions = new ArrayList<>(ACCOUNTS);
            for (Future<ExchangeClient> opened : host.invokeAll(openings)) {
                sessions.add(opened.get());
            }
            return sessions;
        } finally {
            host.shutdown();
            host.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    /** Logged in, and answered once under its own signature. */
    private static ExchangeClient ready(Venue venue, int number) {
        ExchangeClient session = TriedVenue.login(venue, "cost" + number);
        Lookup answer =
                session.find(new LookupQuery(ABSENT, SystemSources.time().instant()));
        if (!(answer instanceof Lookup.NotFound)) {
            throw new IllegalStateException("This would not measure a session that is ready but: " + answer);
        }
        return session;
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

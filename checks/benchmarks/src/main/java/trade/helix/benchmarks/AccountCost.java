package trade.helix.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.Venue;

/** What 499 more sessions cost beside the first one: heap after a collection, threads, and the time until each has been answered. */
final class AccountCost {
    private static final int ACCOUNTS = 500;
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
            for (int i = 1; i < ACCOUNTS; i++) {
                sessions.add(ready(venue, i));
            }
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

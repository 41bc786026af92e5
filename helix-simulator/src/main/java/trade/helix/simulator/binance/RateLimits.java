package trade.helix.simulator.binance;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Request weight, and unfilled orders of each account, in fixed windows.
 *
 * <p>All requests count as from one address. An order that fills at once does not count as unfilled; one that fills
 * later stays counted until its window ends, which is stricter than the venue.
 */
final class RateLimits {
    static final int WEIGHT_PER_MINUTE = 6000;
    static final int ORDERS_PER_TEN_SECONDS = 100;
    static final int ORDERS_PER_DAY = 200_000;

    private final InstantSource clock;
    private final Window weight;
    private final Map<String, Window> tenSeconds = new HashMap<>();
    private final Map<String, Window> days = new HashMap<>();

    RateLimits(InstantSource clock) {
        this.clock = clock;
        this.weight = new Window(Duration.ofMinutes(1));
    }

    /** Refuses a request that would go over the weight limit; it is charged only then if it is accepted. */
    void admit(int cost) {
        if (weight.count() + Math.max(cost, 1) > WEIGHT_PER_MINUTE) {
            throw BinanceException.tooMany(
                    -1003,
                    "Too much request weight used; current limit is 6000 request weight per 1 MINUTE. "
                            + "Please use WebSocket Streams for live updates to avoid polling the API.",
                    weight.secondsLeft());
        }
    }

    void charge(int cost) {
        weight.add(cost);
    }

    void admitOrders(String account, int orders) {
        refuseOver(tenSeconds(account), orders, ORDERS_PER_TEN_SECONDS, "10 SECOND");
        refuseOver(day(account), orders, ORDERS_PER_DAY, "1 DAY");
    }

    void countUnfilled(String account, int orders) {
        tenSeconds(account).add(orders);
        day(account).add(orders);
    }

    int ordersInTenSeconds(String account) {
        return tenSeconds(account).count();
    }

    int ordersInDay(String account) {
        return day(account).count();
    }

    int weight() {
        return weight.count();
    }

    Map<String, String> weightHeaders() {
        String used = String.valueOf(weight());
        return Map.of("X-MBX-USED-WEIGHT", used, "X-MBX-USED-WEIGHT-1M", used);
    }

    Map<String, String> orderHeaders(String account) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-MBX-ORDER-COUNT-10S", String.valueOf(ordersInTenSeconds(account)));
        headers.put("X-MBX-ORDER-COUNT-1D", String.valueOf(ordersInDay(account)));
        return headers;
    }

    private static void refuseOver(Window window, int orders, int limit, String interval) {
        if (window.count() + orders > limit) {
            throw BinanceException.tooMany(
                    -1015,
                    "Too many new orders; current limit is " + limit + " orders per " + interval + ".",
                    window.secondsLeft());
        }
    }

    private Window tenSeconds(String account) {
        return tenSeconds.computeIfAbsent(account, key -> new Window(Duration.ofSeconds(10)));
    }

    private Window day(String account) {
        return days.computeIfAbsent(account, key -> new Window(Duration.ofDays(1)));
    }

    private final class Window {
        private final long length;
        private long start;
        private int count;

        Window(Duration length) {
            this.length = length.toMillis();
        }

        int count() {
            long current = Math.floorDiv(clock.millis(), length);
            if (current != start) {
                start = current;
                count = 0;
            }
            return count;
        }

        void add(int more) {
            count = count() + more;
        }

        int secondsLeft() {
            return (int) ((length - Math.floorMod(clock.millis(), length) + 999) / 1000);
        }
    }
}

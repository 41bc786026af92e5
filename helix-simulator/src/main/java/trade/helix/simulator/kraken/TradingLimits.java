package trade.helix.simulator.kraken;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.Order;
import trade.helix.simulator.market.Pair;

/**
 * The points that orders cost each account on each pair, and how many may be open.
 *
 * <p>A cancellation costs more the younger its order is; it is charged and never refused. Conditional closes are free.
 */
final class TradingLimits {
    private static final long ADD = 1;
    private static final List<Integer> AGES = List.of(5, 10, 15, 45, 90, 300);
    private static final List<Integer> COSTS = List.of(8, 6, 5, 4, 2, 1);
    private static final List<Integer> AMEND_COSTS = List.of(3, 2, 1, 0, 0, 0);

    private final Tier tier;
    private final Map<Key, Counter> counters = new HashMap<>();

    TradingLimits(Tier tier) {
        this.tier = tier;
    }

    private record Key(String account, Pair pair) {}

    /** Charges a new order, accepted or not, and refuses what goes over a limit. */
    void admit(Account account, Listing listing, Instant now) {
        charge(account, listing.instrument().pair(), ADD, now);
        if (listing.openOrders(account).size() >= tier.openOrders()) {
            throw KrakenException.of("EOrder:Orders limit exceeded");
        }
    }

    void cancels(Order order, Instant now) {
        long cost = costByAge(COSTS, order, now);
        counter(order.account(), order.request().pair()).add(cost, now);
    }

    /** Charges a change, and refuses it if that goes over the limit. */
    void amends(Order order, Instant now) {
        charge(order.account(), order.request().pair(), ADD + costByAge(AMEND_COSTS, order, now), now);
    }

    private void charge(Account account, Pair pair, long cost, Instant now) {
        Counter counter = counter(account, pair);
        if (!counter.hasRoomFor(cost, now)) {
            throw KrakenException.of("EOrder:Rate limit exceeded");
        }
        counter.add(cost, now);
    }

    private Counter counter(Account account, Pair pair) {
        return counters.computeIfAbsent(new Key(account.key(), pair), any -> tier.newPointCounter());
    }

    /** The cost of the first age in seconds that the order is younger than. */
    private static long costByAge(List<Integer> costs, Order order, Instant now) {
        long age = Duration.between(order.createdAt(), now).toSeconds();
        for (int i = 0; i < AGES.size(); i++) {
            if (age < AGES.get(i)) {
                return costs.get(i);
            }
        }
        return 0;
    }
}

package trade.helix.exchange.paper;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What should happen on paper, worked out again in the plainest way: prices in ticks, quantities in steps, one step of quantity
 * after the other. A tick is 0.01, a step 0.001, the fee 0.26 %, the least value 0.01.
 */
final class NaiveMatching {
    /** What an order may be refused for; null if it is taken. */
    enum No {
        TRADING_RULE,
        INSUFFICIENT_FUNDS,
        WOULD_TRIGGER
    }

    /** One execution: which order, at how many ticks, how many steps. */
    record Trade(int order, int ticks, int steps) {}

    /** An order as it stands. */
    static final class Order {
        final boolean buys;
        final int steps;
        final Integer stop;
        final Integer limit;
        final int pair;
        int filled;
        boolean triggered;
        String status = "NEW";

        Order(boolean buys, int steps, Integer stop, Integer limit, int pair) {
            this.buys = buys;
            this.steps = steps;
            this.stop = stop;
            this.limit = limit;
            this.pair = pair;
        }

        boolean live() {
            return List.of("NEW", "TRIGGERED", "PARTIALLY_FILLED").contains(status);
        }
    }

    private static final BigDecimal TICK_STEP = new BigDecimal("0.00001");
    private static final BigDecimal STEP = new BigDecimal("0.001");
    private static final BigDecimal FEE = new BigDecimal("0.0026");
    private static final int LEAST_TICK_STEPS = 1_000;

    private final boolean feeInQuote;
    private final boolean stopHasLimit;
    final List<Order> orders = new ArrayList<>();
    final List<Trade> trades = new ArrayList<>();
    BigDecimal base = new BigDecimal("5");
    BigDecimal quote = new BigDecimal("20");

    // Ticks to steps.
    private TreeMap<Integer, Integer> bids = new TreeMap<>();
    private TreeMap<Integer, Integer> asks = new TreeMap<>();

    NaiveMatching(boolean feeInQuote, boolean stopHasLimit) {
        this.feeInQuote = feeInQuote;
        this.stopHasLimit = stopHasLimit;
    }

    void book(Map<Integer, Integer> newBids, Map<Integer, Integer> newAsks) {
        bids = new TreeMap<>(newBids);
        asks = new TreeMap<>(newAsks);
    }

    /** Somebody asks for something: what is live meets the book. */
    void look() {
        for (int i = 0; i < orders.size() && !bids.isEmpty(); i++) {
            Order order = orders.get(i);
            if (!order.live()) {
                continue;
            }
            if (order.stop != null && !order.triggered) {
                if (bids.lastKey() <= order.stop) {
                    order.triggered = true;
                    order.status = "TRIGGERED";
                    endOther(i);
                    sellStepByStep(i, order.limit == null ? 0 : order.limit, null);
                    if (order.live() && order.limit == null) {
                        order.status = "EXPIRED";
                    }
                }
            } else if (bids.lastKey() >= order.limit) {
                endOther(i);
                sellStepByStep(i, order.limit, order.limit);
            }
        }
    }

    private void endOther(int index) {
        for (int i = 0; i < orders.size(); i++) {
            Order other = orders.get(i);
            if (i != index && other.pair == orders.get(index).pair && other.live()) {
                other.status = "EXPIRED";
            }
        }
    }

    private void sellStepByStep(int index, int lowest, Integer ownPrice) {
        TreeMap<Integer, Integer> sold = new TreeMap<>();
        TreeMap<Integer, Integer> left = new TreeMap<>(bids);
        Order order = orders.get(index);
        while (order.filled < order.steps && !left.isEmpty() && left.lastKey() >= lowest) {
            int at = left.lastKey();
            takeOne(left, at);
            sold.merge(ownPrice == null ? at : ownPrice, 1, Integer::sum);
            order.filled++;
        }
        sold.descendingMap().forEach((ticks, steps) -> book(index, ticks, steps));
        if (!sold.isEmpty()) {
            order.status = order.filled == order.steps ? "FILLED" : "PARTIALLY_FILLED";
        }
    }

    private static void takeOne(NavigableMap<Integer, Integer> side, int at) {
        side.merge(at, -1, Integer::sum);
        if (side.get(at) == 0) {
            side.remove(at);
        }
    }

    private void book(int index, int ticks, int steps) {
        trades.add(new Trade(index, ticks, steps));
        boolean buys = orders.get(index).buys;
        BigDecimal units = STEP.multiply(BigDecimal.valueOf(steps));
        BigDecimal value = TICK_STEP.multiply(BigDecimal.valueOf((long) ticks * steps));
        base = buys ? base.add(units) : base.subtract(units);
        quote = buys ? quote.subtract(value) : quote.add(value);
        if (buys && !feeInQuote) {
            base = base.subtract(units.multiply(FEE));
        } else {
            quote = quote.subtract(value.multiply(FEE));
        }
    }

    /** The fee of an execution, in base for a buy unless fees are in quote. */
    BigDecimal fee(Trade trade) {
        boolean inBase = orders.get(trade.order()).buys && !feeInQuote;
        return inBase
                ? STEP.multiply(BigDecimal.valueOf(trade.steps())).multiply(FEE)
                : TICK_STEP
                        .multiply(BigDecimal.valueOf((long) trade.ticks() * trade.steps()))
                        .multiply(FEE);
    }

    BigDecimal held() {
        long steps = 0;
        List<Integer> pairs = new ArrayList<>();
        for (Order order : orders) {
            if (order.live() && !pairs.contains(order.pair)) {
                pairs.add(order.pair);
                steps += order.steps - order.filled;
            }
        }
        return STEP.multiply(BigDecimal.valueOf(steps));
    }

    No market(boolean buys, int steps) {
        look();
        TreeMap<Integer, Integer> left = new TreeMap<>(buys ? asks : bids);
        if (!left.isEmpty() && (long) best(buys, left) * steps < LEAST_TICK_STEPS) {
            return No.TRADING_RULE;
        }
        TreeMap<Integer, Integer> taken = new TreeMap<>();
        long cost = 0;
        int worst = 0;
        for (int i = 0; i < steps; i++) {
            if (!left.isEmpty()) {
                worst = best(buys, left);
                takeOne(left, worst);
                taken.merge(worst, 1, Integer::sum);
            }
            cost += worst;
        }
        BigDecimal needed = TICK_STEP.multiply(BigDecimal.valueOf(cost));
        BigDecimal withFee = feeInQuote ? needed.add(needed.multiply(FEE)) : needed;
        boolean paid = buys
                ? withFee.compareTo(quote) <= 0
                : STEP.multiply(BigDecimal.valueOf(steps)).compareTo(base.subtract(held())) <= 0;
        if (!paid) {
            return No.INSUFFICIENT_FUNDS;
        }
        Order order = new Order(buys, steps, null, null, -1 - orders.size());
        orders.add(order);
        order.filled = taken.values().stream().mapToInt(each -> each).sum();
        order.status = order.filled == steps ? "FILLED" : "EXPIRED";
        int index = orders.size() - 1;
        (buys ? taken : taken.descendingMap()).forEach((ticks, each) -> book(index, ticks, each));
        return null;
    }

    private static int best(boolean buys, NavigableMap<Integer, Integer> side) {
        return buys ? side.firstKey() : side.lastKey();
    }

    No protect(int steps, int stop, int limit, Integer target) {
        look();
        int valued = stopHasLimit ? limit : stop;
        boolean small = (long) valued * steps < LEAST_TICK_STEPS
                || (target != null && (long) target * steps < LEAST_TICK_STEPS);
        if (small) {
            return No.TRADING_RULE;
        }
        if (!bids.isEmpty() && (bids.lastKey() <= stop || (target != null && bids.lastKey() >= target))) {
            return No.WOULD_TRIGGER;
        }
        if (STEP.multiply(BigDecimal.valueOf(steps)).compareTo(base.subtract(held())) > 0) {
            return No.INSUFFICIENT_FUNDS;
        }
        int pair = orders.size();
        orders.add(new Order(false, steps, stop, stopHasLimit ? limit : null, pair));
        if (target != null) {
            orders.add(new Order(false, steps, null, target, pair));
        }
        return null;
    }

    /** What a person or the engine takes back: the single order or the pair that begins there. */
    void cancel(int index) {
        look();
        List<Order> named = orders.stream()
                .filter(order -> order.pair == orders.get(index).pair)
                .toList();
        if (named.stream().noneMatch(order -> order.status.equals("FILLED"))) {
            named.stream().filter(Order::live).forEach(order -> order.status = "CANCELED");
        }
    }
}

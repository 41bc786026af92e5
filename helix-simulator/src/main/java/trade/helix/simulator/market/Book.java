package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The venue's own liquidity around a price: the same price gives the same book, and orders do not use it up.
 *
 * <p>The best bid is the price itself and the best ask one tick above it. Further levels are one basis point apart
 * (at least a tick) and grow with their distance; the first one holds 200000 smallest orders, about 16.6 BTC at 60000.
 *
 * @param bids best (highest) first
 * @param asks best (lowest) first
 */
public record Book(List<Level> bids, List<Level> asks) {
    private static final int LEVELS = 100;
    private static final long FIRST_LEVEL_ORDERS = 200_000;

    /**
     * Copies the levels.
     *
     * @param bids best first
     * @param asks best first
     */
    public Book {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    static Book around(Instrument instrument, BigDecimal price) {
        BigDecimal gap = instrument.toTick(price.movePointLeft(4)).max(instrument.tick());
        BigDecimal unit = instrument.quantityWorth(FIRST_LEVEL_ORDERS);
        List<Level> bids = new ArrayList<>();
        List<Level> asks = new ArrayList<>();
        for (int i = 0; i < LEVELS; i++) {
            BigDecimal away = gap.multiply(BigDecimal.valueOf(i));
            BigDecimal quantity = unit.multiply(BigDecimal.valueOf(i + 1L));
            BigDecimal bid = price.subtract(away);
            if (bid.signum() > 0) {
                bids.add(new Level(bid, quantity));
            }
            asks.add(new Level(price.add(instrument.tick()).add(away), quantity));
        }
        return new Book(bids, asks);
    }

    /** What an order of this side meets. */
    List<Level> against(Side side) {
        return side == Side.BUY ? asks : bids;
    }

    /** Whether an order at this price would trade at once. */
    boolean crosses(Side side, BigDecimal limit) {
        List<Level> levels = against(side);
        return !levels.isEmpty() && allows(side, limit, levels.get(0).price());
    }

    /** What a quantity gets, at a limit if there is one. */
    Sweep take(Side side, BigDecimal quantity, @Nullable BigDecimal limit) {
        return sweep(
                side,
                (level, taken) -> allows(side, limit, level.price())
                        ? level.quantity().min(quantity.subtract(taken.quantity()))
                        : BigDecimal.ZERO);
    }

    /** What an amount of quote gets: the greatest quantity on the grid that it covers. */
    Sweep takeWorth(Side side, BigDecimal amount, Instrument instrument) {
        return sweep(side, (level, taken) -> {
            BigDecimal left = amount.subtract(taken.notional());
            return level.quantity()
                    .min(left.divideToIntegralValue(level.price().multiply(instrument.step()))
                            .multiply(instrument.step()));
        });
    }

    private Sweep sweep(Side side, BiFunction<Level, Sweep, BigDecimal> wanted) {
        List<Level> takes = new ArrayList<>();
        for (Level level : against(side)) {
            BigDecimal quantity = wanted.apply(level, new Sweep(takes));
            if (quantity.signum() <= 0) {
                break;
            }
            takes.add(new Level(level.price(), quantity));
            if (quantity.compareTo(level.quantity()) < 0) {
                break;
            }
        }
        return new Sweep(takes);
    }

    private static boolean allows(Side side, @Nullable BigDecimal limit, BigDecimal price) {
        if (limit == null) {
            return true;
        }
        return side == Side.BUY ? price.compareTo(limit) <= 0 : price.compareTo(limit) >= 0;
    }
}

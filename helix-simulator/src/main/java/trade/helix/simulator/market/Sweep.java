package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a taker would get from a book, best price first.
 *
 * @param takes one entry for each level met
 */
record Sweep(List<Level> takes) {
    Sweep {
        takes = List.copyOf(takes);
    }

    BigDecimal quantity() {
        return takes.stream().map(Level::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal notional() {
        return takes.stream()
                .map(level -> level.price().multiply(level.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

package trade.helix.exchange.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import trade.helix.api.market.OrderBook.Level;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * What an order takes of one side of a book, best level first.
 *
 * @param takes what is taken at each level
 * @param taken all of it
 * @param wanted what the order asked for
 */
record Walk(List<Level> takes, Quantity taken, Quantity wanted) {
    Walk {
        takes = List.copyOf(takes);
    }

    static Walk all(List<Level> side, Quantity wanted) {
        return of(side, wanted, price -> true);
    }

    /** Only as far as the levels have a price that the order accepts. */
    static Walk of(List<Level> side, Quantity wanted, Predicate<Price> accepts) {
        List<Level> takes = new ArrayList<>();
        Quantity left = wanted;
        for (Level level : side) {
            if (left.isZero() || !accepts.test(level.price())) {
                break;
            }
            Quantity part = left.min(level.quantity());
            if (!part.isZero()) {
                takes.add(new Level(level.price(), part));
                left = left.minus(part);
            }
        }
        return new Walk(takes, wanted.minus(left), wanted);
    }

    boolean isWhole() {
        return taken.equals(wanted);
    }

    /** What it costs, with what the book does not have at the worst price that it showed; empty if it showed none. */
    Optional<Money> cost(Asset quote) {
        if (takes.isEmpty()) {
            return Optional.empty();
        }
        Money rest = takes.get(takes.size() - 1).price().times(wanted.minus(taken), quote);
        return Optional.of(takes.stream()
                .map(level -> level.price().times(level.quantity(), quote))
                .reduce(rest, Money::plus));
    }
}

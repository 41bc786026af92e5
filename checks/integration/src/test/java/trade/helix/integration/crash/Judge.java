package trade.helix.integration.crash;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says what is wrong at the venue, from its books alone. */
final class Judge {
    /** The quantity step of BTC/USDT: less cannot be sold, nor covered. */
    static final BigDecimal STEP = new BigDecimal("0.00001");

    /** A little more than the smallest order of 5 USDT: what is above it can be sold and covered. */
    private static final BigDecimal RESIDUAL = new BigDecimal("0.0001");

    private Judge() {}

    /** What must never be, whatever happened: these hold at every quiet moment. */
    static List<String> complaints(Books books, int mostEntries) {
        List<String> complaints = new ArrayList<>();
        if (books.entries().size() > mostEntries) {
            complaints.add(books.entries().size() + " entries for " + mostEntries + " signals");
        }
        books.entries().stream()
                .filter(order -> !order.id().isEmpty())
                .collect(Collectors.groupingBy(Books.Order::id, Collectors.counting()))
                .forEach((id, count) -> {
                    if (count > 1) {
                        complaints.add("entry " + id + " was placed " + count + " times");
                    }
                });
        books.live().stream()
                .filter(order -> !order.isStop())
                .forEach(order -> complaints.add("an order that is no stop is left: " + order));
        soldTooMuch(books, complaints);
        cover(books, complaints);
        return complaints;
    }

    private static void soldTooMuch(Books books, List<String> complaints) {
        BigDecimal held = BigDecimal.ZERO;
        for (Books.Fill fill : books.fills()) {
            held = held.add(fill.change());
            if (held.signum() < 0) {
                complaints.add("more was sold than was bought, the owner's " + held.negate() + " too");
                break;
            }
        }
        BigDecimal expected = Station.HOLDINGS.add(books.position());
        if (books.base().compareTo(expected) != 0) {
            complaints.add("the ledger does not add up: " + books.base() + " held, " + expected + " expected");
        }
    }

    private static void cover(Books books, List<String> complaints) {
        BigDecimal covered = books.live().stream()
                .filter(Books.Order::isStop)
                .map(Books.Order::open)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal position = books.position();
        if (covered.compareTo(position) > 0) {
            complaints.add("stops of " + covered + " are left for a position of " + position);
        } else if (position.compareTo(RESIDUAL) >= 0
                && position.subtract(covered).compareTo(dust(books)) >= 0) {
            complaints.add("of a position of " + position + " only " + covered + " is covered");
        }
    }

    /** Each trade leaves less than a step behind, where the fee is taken off what is bought. */
    private static BigDecimal dust(Books books) {
        return STEP.multiply(BigDecimal.valueOf(Math.max(1, books.entries().size())));
    }

    /** Nothing is held and nothing waits. */
    static List<String> notFlat(Books books) {
        List<String> complaints = new ArrayList<>();
        if (books.position().compareTo(RESIDUAL) >= 0) {
            complaints.add("a position of " + books.position() + " is open, and should be sold");
        }
        if (!books.live().isEmpty()) {
            complaints.add("orders are left: " + books.live());
        }
        return complaints;
    }

    /** A position is open. */
    static List<String> notOpen(Books books) {
        return books.position().compareTo(RESIDUAL) >= 0 ? List.of() : List.of("nothing is held: " + books.position());
    }
}

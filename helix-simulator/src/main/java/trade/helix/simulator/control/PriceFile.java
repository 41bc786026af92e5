package trade.helix.simulator.control;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import trade.helix.simulator.market.Pair;

/**
 * Reads a price path: lines of {@code time,price} or {@code time,price,symbol}. A time is a number of seconds, or an
 * instant such as {@code 2026-03-01T12:00:00Z}; times do not fall. Empty lines, lines that start with a number sign, and a
 * first line that starts with {@code time} are passed over.
 */
final class PriceFile {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,12})?");
    private static final int NANO_DIGITS = 9;

    private final String symbol;
    private final BiPredicate<Pair, BigDecimal> usable;
    private final List<PricePoint> points = new ArrayList<>();
    private Instant first = Instant.EPOCH;

    /** The symbol is that of lines without one; {@code usable} says whether a pair is listed and may have a price. */
    PriceFile(String symbol, BiPredicate<Pair, BigDecimal> usable) {
        this.symbol = symbol;
        this.usable = usable;
    }

    /** The path, or what is wrong with which line. */
    List<PricePoint> read(String csv) {
        List<String> lines = csv.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean header = i == 0 && line.startsWith("time");
            if (!line.isEmpty() && !line.startsWith("#") && !header) {
                try {
                    add(line.split("\\s*,\\s*", -1));
                } catch (IllegalArgumentException | DateTimeException wrong) {
                    throw new IllegalArgumentException("Line " + (i + 1) + ": " + wrong.getMessage(), wrong);
                }
            }
        }
        if (points.isEmpty()) {
            throw new IllegalArgumentException("There is no line with a price.");
        }
        return List.copyOf(points);
    }

    private void add(String[] cells) {
        if (cells.length < 2 || cells.length > 3) {
            throw new IllegalArgumentException("write time,price or time,price,symbol.");
        }
        Instant time = time(cells[0]);
        first = points.isEmpty() ? time : first;
        Duration offset = Duration.between(first, time);
        if (!points.isEmpty() && offset.compareTo(points.get(points.size() - 1).offset()) < 0) {
            throw new IllegalArgumentException("the time " + cells[0] + " is before that of the line above.");
        }
        if (!NUMBER.matcher(cells[1]).matches()) {
            throw new IllegalArgumentException("the price '" + cells[1] + "' is not a plain decimal number.");
        }
        Pair pair = Pair.parse(cells.length == 3 ? cells[2] : symbol);
        BigDecimal price = new BigDecimal(cells[1]);
        if (!usable.test(pair, price)) {
            throw new IllegalArgumentException(pair + " is not listed, or the price is less than its tick.");
        }
        points.add(new PricePoint(offset, pair, price));
    }

    private static Instant time(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return Instant.parse(text);
        }
        BigDecimal nanos = new BigDecimal(text).movePointRight(NANO_DIGITS).setScale(0, RoundingMode.DOWN);
        return Instant.EPOCH.plus(Duration.ofNanos(nanos.longValueExact()));
    }
}

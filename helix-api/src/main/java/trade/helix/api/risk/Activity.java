package trade.helix.api.risk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import trade.helix.api.market.Symbol;

/**
 * What an account has done lately, for gates that count or wait.
 *
 * @param day the UTC day that the entries are counted in
 * @param entries entries committed in that day, whatever became of them; 0 or above
 * @param lastStops when the latest trade of a symbol was stopped out; a symbol that is not in it never was
 */
public record Activity(LocalDate day, int entries, Map<Symbol, Instant> lastStops) {
    /**
     * Checks the count.
     *
     * @throws IllegalArgumentException if it is below zero
     */
    public Activity {
        Objects.requireNonNull(day, "day");
        if (entries < 0) {
            throw new IllegalArgumentException("An account cannot have made " + entries + " entries: count from 0.");
        }
        lastStops = Map.copyOf(lastStops);
    }

    /**
     * Nothing done.
     *
     * @param day the UTC day
     * @return no entry and no stop
     */
    public static Activity none(LocalDate day) {
        return new Activity(day, 0, Map.of());
    }

    /**
     * What counts in a day: the same, without entries if they are of another day.
     *
     * @param today the UTC day
     * @return the activity in it
     */
    public Activity in(LocalDate today) {
        return today.equals(day) ? this : new Activity(today, 0, lastStops);
    }

    /**
     * After one more entry.
     *
     * @param today the UTC day of its commit
     * @return the changed activity
     */
    public Activity entered(LocalDate today) {
        Activity before = in(today);
        return new Activity(today, before.entries + 1, lastStops);
    }

    /**
     * After a trade was stopped out.
     *
     * @param symbol its symbol
     * @param at the venue's time of the last fill
     * @return the changed activity
     */
    public Activity stopped(Symbol symbol, Instant at) {
        Map<Symbol, Instant> stops = new HashMap<>(lastStops);
        stops.merge(symbol, at, (one, other) -> one.isAfter(other) ? one : other);
        return new Activity(day, entries, stops);
    }
}

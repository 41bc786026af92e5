package trade.helix.simulator.binance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Which part of a history is asked for: the newest, or the oldest from an id or a time on. */
record Page(Optional<Long> fromId, Optional<Instant> start, Optional<Instant> end, int limit) {
    private static final int USUAL = 500;
    private static final int MOST = 1000;
    private static final long DAY_SECONDS = 86_400;

    static Page of(Parameters parameters, String idName) {
        Optional<Instant> start = parameters.number("startTime").map(TimeScale::instant);
        Optional<Instant> end = parameters.number("endTime").map(TimeScale::instant);
        if (start.isPresent()
                && end.isPresent()
                && end.get().isAfter(start.get().plusSeconds(DAY_SECONDS))) {
            throw BinanceException.of(-1127, "More than 24 hours between startTime and endTime.");
        }
        return new Page(parameters.number(idName), start, end, parameters.limit(USUAL, MOST));
    }

    /** The entries of a history, oldest first, that this page holds. */
    <T> List<T> cut(List<T> history, ToLongFunction<T> id, Function<T, Instant> time) {
        List<T> matching = history.stream()
                .filter(each -> fromId.isEmpty() || id.applyAsLong(each) >= fromId.get())
                .filter(each -> start.isEmpty() || !time.apply(each).isBefore(start.get()))
                .filter(each -> end.isEmpty() || !time.apply(each).isAfter(end.get()))
                .toList();
        int surplus = Math.max(0, matching.size() - limit);
        boolean oldest = fromId.isPresent() || start.isPresent();
        return oldest ? matching.subList(0, matching.size() - surplus) : matching.subList(surplus, matching.size());
    }
}

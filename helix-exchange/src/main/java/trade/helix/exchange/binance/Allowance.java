package trade.helix.exchange.binance;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import trade.helix.exchange.internal.Pause;

/** What Binance still allows to this address, or to one account. Thread-safe. */
final class Allowance {
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,12}");

    private final Supplier<List<RateLimit>> limits;
    private final Supplier<Instant> venueTime;
    private final InstantSource clock;
    private final Map<RateLimit, Meter> meters = new ConcurrentHashMap<>();
    private final Pause pause = new Pause();

    /**
     * Nothing is used yet.
     *
     * @param limits that count here, as far as they are known
     * @param venueTime in which their intervals run
     * @param clock ours, for what the venue asks to wait
     */
    Allowance(Supplier<List<RateLimit>> limits, Supplier<Instant> venueTime, InstantSource clock) {
        this.limits = limits;
        this.venueTime = venueTime;
        this.clock = clock;
    }

    /** Counts a request if it may leave: zero then, else how long to wait. */
    Duration take(int points, Cost.Rank rank) {
        Duration wait = pause.left(rank.isFirstInLine(), clock.instant());
        Instant now = venueTime.get();
        for (RateLimit limit : limits.get()) {
            Duration more = points == 0 ? Duration.ZERO : meter(limit).wait(points, rank, now);
            wait = wait.compareTo(more) < 0 ? more : wait;
        }
        if (wait.isZero()) {
            limits.get().forEach(limit -> meter(limit).count(points, now));
        }
        return wait;
    }

    /** Points that were taken for a request which cost none. */
    void giveBack(int points) {
        Instant now = venueTime.get();
        limits.get().forEach(limit -> meter(limit).uncount(points, now));
    }

    /** Takes over what an answer tells. */
    void learn(HttpHeaders headers) {
        Instant now = venueTime.get();
        for (RateLimit limit : limits.get()) {
            headers.firstValue(limit.header())
                    .filter(text -> COUNT.matcher(text).matches())
                    .ifPresent(text -> meter(limit).told(Long.parseLong(text), now));
        }
    }

    /** The venue asks to wait; how long whoever asked has to. */
    Duration pause(Duration asked, Cost.Rank rank) {
        Instant now = clock.instant();
        pause.begin(asked, now);
        return pause.left(rank.isFirstInLine(), now);
    }

    private Meter meter(RateLimit limit) {
        return meters.computeIfAbsent(limit, Meter::new);
    }
}

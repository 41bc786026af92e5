package trade.helix.webhook;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts answers by what came of the request. Thread-safe. */
final class Tally {
    /** What came of a request. */
    enum Kind {
        ACCEPTED,
        DEDUPLICATED,
        REJECTED,
        UNAUTHENTICATED,
        TOO_LARGE,
        MALFORMED,
        INVALID,
        UNAVAILABLE,
        FAILED
    }

    private final Map<Kind, LongAdder> counts = Stream.of(Kind.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), kind -> new LongAdder()));

    void count(Kind kind) {
        adder(kind).increment();
    }

    WebhookCounts counts() {
        return new WebhookCounts(
                adder(Kind.ACCEPTED).sum(),
                adder(Kind.DEDUPLICATED).sum(),
                adder(Kind.REJECTED).sum(),
                adder(Kind.UNAUTHENTICATED).sum(),
                adder(Kind.TOO_LARGE).sum(),
                adder(Kind.MALFORMED).sum(),
                adder(Kind.INVALID).sum(),
                adder(Kind.UNAVAILABLE).sum(),
                adder(Kind.FAILED).sum());
    }

    // Every kind has its adder from the start.
    private LongAdder adder(Kind kind) {
        return Objects.requireNonNull(counts.get(kind));
    }
}

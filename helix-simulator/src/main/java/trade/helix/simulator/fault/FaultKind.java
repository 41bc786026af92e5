package trade.helix.simulator.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import trade.helix.simulator.wire.Endpoint;

/** What goes wrong. */
public enum FaultKind {
    /** The request is read whole, then the connection closes: nothing was done, nothing is answered. */
    DROP_BEFORE,
    /** The request is carried out, then the connection closes without a byte of an answer. */
    ACCEPT_THEN_DROP,
    /** The request is carried out, then nothing comes for a time, and then the connection closes. */
    ACCEPT_THEN_TIMEOUT,
    /** Nothing is done; the venue says that it does not know what became of the request. */
    ERROR_BEFORE,
    /** The request is carried out, then the venue says that it does not know what became of it. */
    ERROR_AFTER_ACCEPT,
    /** The request is carried out, then half of the answer comes, as if it were whole. */
    GARBAGE_AFTER_ACCEPT,
    /** Nothing is done; the venue says that it had too many requests. */
    RATE_LIMIT,
    /** Nothing is done; the order is refused. */
    REJECT,
    /** Only a part of the order fills when it comes; the rest does what rests of its kind do. */
    PARTIAL_FILL,
    /** Orders younger than a time, and their fills, are not shown. */
    STALE_LOOKUP,
    /** The venue's clock is off for this request. */
    CLOCK_SKEW,
    /** Histories show a fill twice; a stream tells of it twice. */
    DUPLICATE_FILL,
    /** An event is left out of a stream. */
    LOST_EVENT,
    /** Nothing is cancelled; the venue says that it knows no such order. */
    CANCEL_UNKNOWN,
    /** Nothing is done; the venue says that there is no such endpoint. */
    ENDPOINT_GONE,
    /** The request waits before it is carried out. */
    LATENCY;

    /** Whether a kind has a time. */
    public enum Time {
        /** It has none. */
        NONE,
        /** It takes one, zero or more, and has a usual one. */
        OPTIONAL,
        /** It needs one, zero or more. */
        NEEDED,
        /** It needs one of either sign. */
        SIGNED
    }

    /**
     * Whether it makes sense at an endpoint.
     *
     * @param endpoint any
     * @return false if it never strikes there
     */
    public boolean befalls(Endpoint endpoint) {
        return switch (this) {
            case REJECT -> endpoint == Endpoint.ORDER || endpoint == Endpoint.PROTECT;
            case PARTIAL_FILL -> endpoint == Endpoint.ORDER;
            case STALE_LOOKUP -> endpoint == Endpoint.LOOKUP || endpoint == Endpoint.OPEN_ORDERS;
            case DUPLICATE_FILL -> endpoint == Endpoint.LOOKUP;
            case CANCEL_UNKNOWN -> endpoint == Endpoint.CANCEL;
            case LOST_EVENT -> false;
            default -> true;
        };
    }

    /**
     * Whether it makes sense for events of a stream.
     *
     * @param endpoint what they are about
     * @return false if it never strikes there
     */
    public boolean befallsEvents(Endpoint endpoint) {
        boolean order = endpoint == Endpoint.ORDER || endpoint == Endpoint.PROTECT;
        return switch (this) {
            case LOST_EVENT -> order || endpoint == Endpoint.ACCOUNT;
            case DUPLICATE_FILL -> order;
            default -> false;
        };
    }

    /**
     * Whether it has a time.
     *
     * @return how
     */
    public Time time() {
        return switch (this) {
            case LATENCY -> Time.NEEDED;
            case CLOCK_SKEW -> Time.SIGNED;
            case ACCEPT_THEN_TIMEOUT, RATE_LIMIT, STALE_LOOKUP -> Time.OPTIONAL;
            default -> Time.NONE;
        };
    }

    /**
     * Whether it takes a code of the venue.
     *
     * @return true for those that answer an error
     */
    public boolean takesCode() {
        return switch (this) {
            case ERROR_BEFORE, ERROR_AFTER_ACCEPT, RATE_LIMIT, REJECT -> true;
            default -> false;
        };
    }

    /** Faults of different ranks may strike one request together. */
    int rank() {
        return this == LATENCY ? 0 : this == CLOCK_SKEW ? 1 : 2;
    }

    /**
     * The name in the control protocol.
     *
     * @return such as {@code drop_before}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a kind by name.
     *
     * @param word such as {@code drop_before}
     * @return empty if there is none, or not yet
     */
    public static Optional<FaultKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}

package trade.helix.api.venue;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which transfers are asked for.
 *
 * @param since booked at this moment of the venue's clock or later
 * @param cursorOrNull from where on, as an earlier page said, or null for the first page
 */
public record TransferQuery(Instant since, @Nullable String cursorOrNull) {
    public TransferQuery {
        Objects.requireNonNull(since, "since");
    }

    /**
     * All transfers from a moment on.
     *
     * @param moment by the venue's clock, included
     * @return the query
     */
    public static TransferQuery since(Instant moment) {
        return new TransferQuery(moment, null);
    }

    /**
     * The same question for a later page.
     *
     * @param cursor as the page before it said
     * @return the query
     */
    public TransferQuery from(String cursor) {
        return new TransferQuery(since, cursor);
    }

    /** {@return from where on; empty for the first page} */
    public Optional<String> cursor() {
        return Optional.ofNullable(cursorOrNull);
    }
}

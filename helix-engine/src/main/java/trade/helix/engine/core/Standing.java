package trade.helix.engine.core;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.Discrepancy;
import trade.helix.api.value.Asset;

/**
 * How far the venue's standing has been compared with the journal. Nothing of it is stored.
 *
 * @param isFirst whether the account was opened by this start: what is found then belongs to the owner
 * @param reconciledAt when the last comparison came to its end; null before the first of this process
 * @param suspected what the last look found
 * @param since when it was found first; null while nothing is suspected
 * @param found what two looks agreed on, told already
 * @param comparedAt when the latest comparison was made; null before the first
 * @param isReading whether the venue is being asked
 * @param timer the token of the timer for the next comparison: an older one is not heeded
 */
record Standing(
        boolean isFirst,
        @Nullable Instant reconciledAt,
        List<Discrepancy> suspected,
        @Nullable Instant since,
        List<Discrepancy> found,
        @Nullable Instant comparedAt,
        boolean isReading,
        long timer) {
    static final Standing NONE = new Standing(false, null, List.of(), null, List.of(), null, false, 0);

    Standing {
        suspected = List.copyOf(suspected);
        found = List.copyOf(found);
    }

    boolean isReconciled() {
        return reconciledAt != null;
    }

    /** Whether the latest comparison found nothing. */
    boolean isClean() {
        return isReconciled() && suspected.isEmpty() && found.isEmpty();
    }

    /** Whether a comparison found less of an asset than there should be. */
    boolean lacks(Asset asset) {
        return Stream.concat(found.stream(), suspected.stream())
                .anyMatch(discrepancy -> discrepancy.subject().equals(asset.toString())
                        && (discrepancy.kind() == Discrepancy.Kind.MISSING_POSITION
                                || discrepancy.kind() == Discrepancy.Kind.QUANTITY_MISMATCH));
    }

    Standing first() {
        return new Standing(true, reconciledAt, suspected, since, found, comparedAt, isReading, timer);
    }

    Standing reading(boolean reading) {
        return new Standing(isFirst, reconciledAt, suspected, since, found, comparedAt, reading, timer);
    }

    Standing waitingFor(long token) {
        return new Standing(isFirst, reconciledAt, suspected, since, found, comparedAt, isReading, token);
    }

    Standing compared(Instant at) {
        return new Standing(isFirst, reconciledAt, suspected, since, found, at, isReading, timer);
    }

    Standing clean(Instant at) {
        return new Standing(false, at, List.of(), null, List.of(), comparedAt, isReading, timer);
    }

    Standing suspecting(List<Discrepancy> differences, Instant at) {
        return new Standing(isFirst, reconciledAt, differences, at, found, comparedAt, isReading, timer);
    }

    Standing agreed(List<Discrepancy> differences, Instant at) {
        return new Standing(false, at, List.of(), null, differences, comparedAt, isReading, timer);
    }
}

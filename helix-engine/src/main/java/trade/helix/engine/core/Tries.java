package trade.helix.engine.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;

/**
 * What has been tried for a trade so far, and so what may be tried next.
 *
 * @param protections its protective orders since the last exit: one that was taken back for an exit that failed does not count
 * @param takenByOthers its protective orders that somebody else cancelled, since the last exit that reached the venue
 * @param exitsInVain its exits that filled nothing
 */
record Tries(List<OrderLeg> protections, List<OrderLeg> takenByOthers, List<OrderLeg> exitsInVain) {
    /** A protective order that the venue does not keep is replaced once, and one that is cancelled from outside is too. */
    private static final int MOST_PROTECTIONS = 2;

    /** Up to 64 s between two tries to sell. */
    private static final int MOST_BACKOFF_DOUBLINGS = 6;

    static Tries of(TradeState trade) {
        return new Tries(
                protections(trade, leg -> leg.is(Leg.EXIT)).toList(),
                protections(trade, leg -> leg.is(Leg.EXIT) && leg.outcome() != Outcome.ABSENT)
                        .filter(OrderLeg::isCancelledByOthers)
                        .toList(),
                trade.legs(Leg.EXIT)
                        .filter(leg -> leg.isSettled() && leg.filled().isZero())
                        .toList());
    }

    private static Stream<OrderLeg> protections(TradeState trade, Predicate<OrderLeg> isEnd) {
        List<OrderLeg> legs = trade.legs();
        int from = 0;
        for (int i = 0; i < legs.size(); i++) {
            from = isEnd.test(legs.get(i)) ? i : from;
        }
        return legs.stream().skip(from).filter(leg -> leg.is(Leg.PROTECTION));
    }

    boolean mayProtect() {
        long ended = protections.stream()
                .filter(leg -> !leg.isCancelledByOthers() && !leg.isReplacedByOurs())
                .count();
        return !isLeftAlone() && ended < MOST_PROTECTIONS;
    }

    /** Whether an earlier process may have sent one more protective order after the last one that is known. */
    boolean mayHideAnother(OrderLeg last) {
        return protections.contains(last) && protections.size() < MOST_PROTECTIONS;
    }

    /** Whether somebody takes its protection back on purpose. It is left as it is, and told. */
    boolean isLeftAlone() {
        return takenByOthers.size() >= MOST_PROTECTIONS;
    }

    /** A venue that does not sell is not asked again at once: 1 s after the first try in vain, twice as long after each more. */
    Optional<Duration> pauseBeforeSelling(Instant now) {
        if (exitsInVain.isEmpty()) {
            return Optional.empty();
        }
        int doublings = Math.min(exitsInVain.size() - 1, MOST_BACKOFF_DOUBLINGS);
        Instant next = exitsInVain.get(exitsInVain.size() - 1).committedAt().plusSeconds(1L << doublings);
        Duration left = Duration.between(now, next);
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
    }
}

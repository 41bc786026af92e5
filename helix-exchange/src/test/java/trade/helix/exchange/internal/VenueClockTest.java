package trade.helix.exchange.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a request can no longer be accepted, whoever signed it. */
class VenueClockTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration VALIDITY = Duration.ofSeconds(15);

    private final ManualClock ours = new ManualClock(START);
    private Duration ahead = Duration.ofSeconds(60);

    @Test
    void whatThisProcessSignedIsPastWhenItsOwnBoundIs() {
        VenueClock clock = clock();
        clock.now();
        ours.advance(Duration.ofMinutes(1));
        Instant signed = ours.instant();
        ours.advance(VALIDITY);
        assertThat(clock.isPast(signed, VALIDITY)).isFalse();
        ours.advance(Duration.ofMillis(1));
        assertThat(clock.isPast(signed, VALIDITY)).isTrue();
    }

    /** Our clock was a minute behind; it was set while no process ran. The request is one second old. */
    @Test
    void whatAnEarlierProcessSignedIsNotPastBecauseOurClockWasSet() {
        clock().now();
        Instant signed = ours.instant();
        ahead = Duration.ZERO;
        ours.advance(Duration.ofSeconds(61));
        VenueClock restarted = clock();
        assertThat(restarted.isPast(signed, VALIDITY)).isFalse();
        ours.advance(VALIDITY.plusMillis(1));
        assertThat(restarted.isPast(signed, VALIDITY)).isTrue();
    }

    @Test
    void whatIsOldIsPastAsSoonAsTheProcessHasRunForTheBound() {
        Instant signed = ours.instant().minus(Duration.ofDays(1));
        VenueClock clock = clock();
        clock.now();
        ours.advance(VALIDITY.plusMillis(1));
        assertThat(clock.isPast(signed, VALIDITY)).isTrue();
    }

    private VenueClock clock() {
        return new VenueClock("Venue", () -> ours.instant().plus(ahead), ours);
    }
}

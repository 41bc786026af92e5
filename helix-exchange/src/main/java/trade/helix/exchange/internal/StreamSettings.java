package trade.helix.exchange.internal;

import java.time.Duration;

/**
 * The patience of a venue's streams. All of it is real time.
 *
 * @param silence without any sign of life, after which a connection is taken for dead; up to a third longer
 * @param answer how long after connecting the venue may take to acknowledge the subscription
 * @param firstWait before the second attempt to connect; doubled after each further failure
 * @param longestWait between two attempts
 * @param refusedWait after the venue refused the key
 * @param steady how long a connection has lived when earlier failures no longer count
 * @param life after which a connection is renewed
 * @param lifeSpread by how much longer some accounts' connections live, so that not all are renewed at once
 * @param repeatWait the least time between two tellings that something was missed
 * @param attempts to connect that the venue allows this address in a window; of which four fifths are used
 * @param window the length of that window
 */
public record StreamSettings(
        Duration silence,
        Duration answer,
        Duration firstWait,
        Duration longestWait,
        Duration refusedWait,
        Duration steady,
        Duration life,
        Duration lifeSpread,
        Duration repeatWait,
        int attempts,
        Duration window) {
    /** The same for all venues, but for what each says of itself. */
    public static StreamSettings of(Duration silence, int attempts, Duration window) {
        return new StreamSettings(
                silence,
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                Duration.ofHours(23),
                Duration.ofMinutes(30),
                Duration.ofSeconds(5),
                attempts,
                window);
    }
}

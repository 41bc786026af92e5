package trade.helix.simulator.fault;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.wire.Endpoint;

/**
 * An order to fail.
 *
 * @param venue the venue's name, or {@code *}
 * @param endpoint the endpoint's word, or {@code *}
 * @param account an API key, or {@code *}
 * @param kind what goes wrong
 * @param times how often at most; empty for no limit
 * @param probability of each matching request to fail, above 0 up to 1; 1 is always
 * @param delay the time that the kind needs; zero for kinds without one
 * @param code the venue's error code, or null for its usual one
 * @param fraction of {@link FaultKind#PARTIAL_FILL}, above 0 and below 1; null for the other kinds
 */
public record Fault(
        String venue,
        String endpoint,
        String account,
        FaultKind kind,
        OptionalInt times,
        double probability,
        Duration delay,
        @Nullable String code,
        @Nullable BigDecimal fraction) {
    /** What stands for all venues, endpoints or accounts. */
    public static final String ANY = "*";

    boolean matches(String requestVenue, Endpoint requestEndpoint, String requestAccount) {
        return is(venue, requestVenue) && is(endpoint, requestEndpoint.word()) && is(account, requestAccount);
    }

    private static boolean is(String wanted, String actual) {
        return wanted.equals(ANY) || wanted.equals(actual);
    }
}

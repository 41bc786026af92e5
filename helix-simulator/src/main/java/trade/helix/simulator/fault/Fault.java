package trade.helix.simulator.fault;

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
 * @param delay of {@link FaultKind#LATENCY}; zero for the other kinds
 * @param code of {@link FaultKind#ERROR_AFTER_ACCEPT}: the venue's error code, or null for its usual one
 */
public record Fault(
        String venue,
        String endpoint,
        String account,
        FaultKind kind,
        OptionalInt times,
        double probability,
        Duration delay,
        @Nullable String code) {
    /** What stands for all venues, endpoints or accounts. */
    public static final String ANY = "*";

    boolean matches(String requestVenue, Endpoint requestEndpoint, String requestAccount) {
        return is(venue, requestVenue) && is(endpoint, requestEndpoint.word()) && is(account, requestAccount);
    }

    private static boolean is(String wanted, String actual) {
        return wanted.equals(ANY) || wanted.equals(actual);
    }
}

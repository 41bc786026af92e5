package trade.helix.exchange.internal;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.venue.VenueConfig;

/** Checks what a venue is opened with, before anything is sent. */
public final class Endpoint {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Set<String> NO_PATH = Set.of("", "/");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]+");
    private static final String REPLAY = "jdk.httpclient.enableAllMethodRetry";

    private Endpoint() {}

    /** Checks the configuration of a venue that knows no options. */
    public static void check(String venue, URI base, VenueConfig config) {
        check(venue, base, config, Set.of());
    }

    /**
     * Checks the address, the time-outs, the names of the options, and that the JDK does not send orders again by itself.
     *
     * @throws IllegalArgumentException with every fault
     */
    public static void check(String venue, URI base, VenueConfig config, Set<String> options) {
        List<String> faults = faults(base);
        new TreeSet<>(config.options().keySet())
                .stream()
                        .filter(name -> !options.contains(name))
                        .forEach(name -> faults.add("there is no option " + name + ", only " + options));
        requireSome("connectTimeout", config.connectTimeout(), faults);
        requireSome("requestTimeout", config.requestTimeout(), faults);
        if (replaysPosts()) {
            faults.add("the system property " + REPLAY + " makes the JDK send orders again by itself: remove it");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(venue + " cannot be opened: " + String.join("; ", faults) + ".");
        }
    }

    /**
     * Checks that a header can carry the key.
     *
     * @throws IllegalArgumentException that does not repeat it
     */
    public static void checkKey(AccountId account, Credentials credentials) {
        if (!KEY.matcher(credentials.key()).matches()) {
            throw new IllegalArgumentException("The API key of account " + account
                    + " has blanks or other characters that no key has: copy it from the venue's key page.");
        }
    }

    /** Where a server that speaks HTTP at an address has a WebSocket. */
    public static URI socket(URI base, String path) {
        return URI.create(base.resolve(path).toString().replaceFirst("^http", "ws"));
    }

    private static List<String> faults(URI base) {
        List<String> faults = new ArrayList<>();
        if (base.getScheme() == null || !SCHEMES.contains(base.getScheme())) {
            faults.add("baseUri needs the scheme http or https");
        }
        if (base.getHost() == null) {
            faults.add("baseUri needs a host");
        }
        if (base.getRawUserInfo() != null || base.getRawQuery() != null || base.getRawFragment() != null) {
            faults.add("baseUri must have no user, query or fragment");
        }
        if (base.getRawPath() != null && !NO_PATH.contains(base.getRawPath())) {
            faults.add("baseUri must have no path: the adapter knows the paths");
        }
        return faults;
    }

    private static boolean replaysPosts() {
        String value = System.getProperty(REPLAY);
        return value != null && (value.isEmpty() || Boolean.parseBoolean(value));
    }

    private static void requireSome(String name, Duration duration, List<String> faults) {
        if (duration.isNegative() || duration.isZero()) {
            faults.add(name + " must be above zero");
        }
    }
}

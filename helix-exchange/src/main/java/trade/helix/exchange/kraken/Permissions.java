package trade.helix.exchange.kraken;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.account.Permission;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;

/**
 * Asks what a key may do. Leverage is a right of the account, not of a key, and so not known; Helix never asks for any.
 */
final class Permissions {
    private static final Logger LOG = LoggerFactory.getLogger(Permissions.class);
    /** To trade, and to see what became of it: without the last three every order would stay unknown. */
    private static final List<String> NEEDED =
            List.of("modify-trades", "close-trades", "query-funds", "query-open-trades", "query-closed-trades");

    private final PrivateApi api;

    Permissions(PrivateApi api) {
        this.api = api;
    }

    /**
     * Asks.
     *
     * @throws VenueException if there is no answer, or the key has a nonce window: then a request that was given up could
     *     be taken long after later ones
     */
    KeyPermissions ask() {
        Json info = api.read(Method.KEY_INFO, Form.EMPTY).orThrow();
        if (Failures.reading(KrakenVenue.NAME, "GetApiKeyInfo", () -> hasWindow(info))) {
            throw new VenueException(
                    Category.KEY_REFUSED,
                    "This key of Kraken has a nonce window, under which requests may be taken out of order. Helix does"
                            + " not run with it: set the nonce window of the key to 0.");
        }
        List<String> rights = Failures.reading(KrakenVenue.NAME, "GetApiKeyInfo", () -> info.texts("permissions"));
        List<String> missing =
                NEEDED.stream().filter(right -> !rights.contains(right)).toList();
        if (!missing.isEmpty()) {
            LOG.warn("The key lacks rights that Helix needs: {}", missing);
        }
        return new KeyPermissions(
                missing.isEmpty() ? Permission.YES : Permission.NO,
                rights.stream().anyMatch(right -> right.contains("withdraw")) ? Permission.YES : Permission.NO,
                Permission.UNKNOWN);
    }

    private static boolean hasWindow(Json info) {
        return info.has("nonceWindow") && !info.quantity("nonceWindow").isZero();
    }
}

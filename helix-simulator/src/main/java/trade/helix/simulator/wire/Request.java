package trade.helix.simulator.wire;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request, whole, with nothing decoded: signatures are over these very bytes.
 *
 * @param method in capitals
 * @param path without query
 * @param query the raw query without the question mark, empty if there is none
 * @param body one char for each byte
 * @param headers by name in lower case
 */
public record Request(String method, String path, String query, String body, Map<String, String> headers) {
    /**
     * Copies the headers.
     *
     * @param method in capitals
     * @param path without query
     * @param query the raw query without the question mark, empty if there is none
     * @param body one char for each byte
     * @param headers by name in lower case
     */
    public Request {
        headers = Map.copyOf(headers);
    }

    /**
     * A header by name.
     *
     * @param name in any case
     * @return its value, or null
     */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }
}

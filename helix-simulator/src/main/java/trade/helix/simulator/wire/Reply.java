package trade.helix.simulator.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP reply with a JSON body.
 *
 * @param status the HTTP status
 * @param headers by name
 * @param body JSON
 */
public record Reply(int status, Map<String, String> headers, String body) {
    /**
     * Copies the headers.
     *
     * @param status the HTTP status
     * @param headers by name
     * @param body JSON
     */
    public Reply {
        headers = Map.copyOf(headers);
    }

    /**
     * A reply without headers of its own.
     *
     * @param status the HTTP status
     * @param body JSON
     * @return the reply
     */
    public static Reply of(int status, String body) {
        return new Reply(status, Map.of(), body);
    }

    /**
     * The same with further headers.
     *
     * @param more by name; they replace those of the same name
     * @return a new reply
     */
    public Reply with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Reply(status, all, body);
    }
}

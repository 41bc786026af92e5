package trade.helix.simulator.wire;

import org.jspecify.annotations.Nullable;
import trade.helix.simulator.market.Market;

/**
 * One venue's protocol over its market. A further venue is one more implementation.
 *
 * <p>{@link #handle} and {@link #market} are used under the simulator's lock; the other methods read only the request.
 */
public interface VenueApi {
    /**
     * The market behind the protocol.
     *
     * @return always the same
     */
    Market market();

    /**
     * Whether a path belongs to this venue.
     *
     * @param path of a request
     * @return true if {@link #handle} wants it
     */
    boolean serves(String path);

    /**
     * What a request is for.
     *
     * @param request any request, perhaps malformed
     * @return its purpose
     */
    Endpoint endpoint(Request request);

    /**
     * The API key that a request claims, not verified.
     *
     * @param request any request
     * @return the key, empty if it has none
     */
    String account(Request request);

    /**
     * Does what a request asks.
     *
     * @param request any request, perhaps malformed
     * @return the venue's answer, refusals included
     */
    Reply handle(Request request);

    /**
     * The reply of a venue that does not know what became of a request.
     *
     * @param code the venue's error code to use, or null for its usual one
     * @return an error reply
     */
    Reply uncertain(@Nullable String code);
}

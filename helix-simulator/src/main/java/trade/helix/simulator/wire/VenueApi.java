package trade.helix.simulator.wire;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.market.Market;

/**
 * One venue's protocol over its market. A further venue is one more implementation.
 *
 * <p>{@link #endpoint} and {@link #account} read only the request; the other methods are used under the simulator's
 * lock.
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
     * Takes a request in: what the venue checks at its door is checked now, the rest when the result is asked for.
     *
     * @param request any request, perhaps malformed
     * @return does what the request asks, under the simulator's lock
     */
    default Supplier<Reply> arrive(Request request) {
        return () -> handle(request);
    }

    /**
     * Opens an account.
     *
     * @param key its API key
     * @param secret the secret that its requests are signed with
     * @param balances what it starts with
     * @throws IllegalArgumentException if the key is taken, or either has a form that the venue does not give out
     */
    void open(String key, String secret, Map<String, BigDecimal> balances);

    /**
     * Does what a request asks.
     *
     * @param request any request, perhaps malformed
     * @return the venue's answer, refusals included
     */
    Reply handle(Request request);

    /**
     * The paths of its streams.
     *
     * @return each as the server's router writes it
     */
    List<String> streamPaths();

    /** Another second has passed. */
    default void tick() {}

    /**
     * Whether a path is that of one of its streams.
     *
     * @param path of a request
     * @return true if {@link #converse} wants it
     */
    boolean streams(String path);

    /**
     * Takes in a WebSocket connection.
     *
     * @param path one of its streams
     * @param query the raw query without the question mark, empty if there is none
     * @param line the connection
     * @return what hears what the other end says
     */
    Conversation converse(String path, String query, Line line);

    /**
     * The reply of a venue in trouble.
     *
     * @param trouble which
     * @param code the venue's error code to use, or null for its usual one
     * @param wait when it is over, if that is told
     * @return an error reply
     */
    Reply trouble(Trouble trouble, @Nullable String code, Duration wait);
}

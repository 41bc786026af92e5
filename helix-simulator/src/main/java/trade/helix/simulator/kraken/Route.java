package trade.helix.simulator.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import trade.helix.simulator.wire.Endpoint;

/**
 * One endpoint of the venue.
 *
 * @param path its path
 * @param endpoint what it is for
 * @param signed whether it wants a key and a signature
 * @param cost what it adds to the key's call counter
 * @param permissions any one of these lets a key in; none are needed if empty
 * @param handler what it does
 */
record Route(String path, Endpoint endpoint, boolean signed, int cost, Set<String> permissions, Handler handler) {

    /** What an endpoint does. */
    interface Handler {
        JsonNode handle(Call call);
    }

    static Route open(String name, Endpoint endpoint, Handler handler) {
        return new Route("/0/public/" + name, endpoint, false, 0, Set.of(), handler);
    }

    static Route signed(String name, Endpoint endpoint, int cost, Set<String> permissions, Handler handler) {
        return new Route("/0/private/" + name, endpoint, true, cost, permissions, handler);
    }
}

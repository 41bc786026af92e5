package trade.helix.simulator.binance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ToIntFunction;
import trade.helix.simulator.wire.Endpoint;

/**
 * One endpoint of the venue.
 *
 * @param method the HTTP method
 * @param path its path
 * @param endpoint what it is for
 * @param signed whether it wants a key and a signature
 * @param orders how many orders a success adds; those calls weigh nothing when they succeed
 * @param weight what a call costs
 * @param parameters the parameters that it knows
 * @param handler what it does
 */
record Route(
        String method,
        String path,
        Endpoint endpoint,
        boolean signed,
        int orders,
        ToIntFunction<Parameters> weight,
        Set<String> parameters,
        Handler handler) {
    private static final Set<String> SIGNING = Set.of("timestamp", "recvWindow", "signature");

    /** What an endpoint does. */
    interface Handler {
        JsonNode handle(Call call);
    }

    static Route open(
            String path, Endpoint endpoint, ToIntFunction<Parameters> weight, Set<String> parameters, Handler handler) {
        return new Route("GET", path, endpoint, false, 0, weight, parameters, handler);
    }

    static Route read(
            String path, Endpoint endpoint, ToIntFunction<Parameters> weight, Set<String> parameters, Handler handler) {
        return new Route("GET", path, endpoint, true, 0, weight, withSigning(parameters), handler);
    }

    static Route place(String path, Endpoint endpoint, int orders, Set<String> parameters, Handler handler) {
        return new Route("POST", path, endpoint, true, orders, all -> 1, withSigning(parameters), handler);
    }

    static Route cancel(String path, Set<String> parameters, Handler handler) {
        return new Route("DELETE", path, Endpoint.CANCEL, true, 0, all -> 1, withSigning(parameters), handler);
    }

    String key() {
        return method + " " + path;
    }

    /** Successful calls that place or cancel are free of weight. */
    boolean isFreeOnSuccess() {
        return orders > 0 || endpoint == Endpoint.CANCEL;
    }

    private static Set<String> withSigning(Set<String> parameters) {
        Set<String> all = new HashSet<>(parameters);
        all.addAll(SIGNING);
        return Set.copyOf(all);
    }
}

package trade.helix.simulator.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.wire.Endpoint;

/** Cancels all orders of an account that does not say in time that it is alive. */
final class DeadMansSwitch {
    private static final long LONGEST_SECONDS = 86_400;

    private final Market market;
    private final InstantSource clock;
    private final Map<Account, Instant> triggers = new LinkedHashMap<>();

    DeadMansSwitch(Market market, InstantSource clock) {
        this.market = market;
        this.clock = clock;
    }

    List<Route> routes() {
        Set<String> permissions = Set.of("modify-trades", "close-trades");
        return List.of(Route.signed("CancelAllOrdersAfter", Endpoint.CANCEL, 1, permissions, this::set));
    }

    /** Zero turns it off. */
    private JsonNode set(Call call) {
        long seconds = call.fields()
                .whole("timeout", 0, LONGEST_SECONDS)
                .orElseThrow(() -> KrakenException.argument("timeout"));
        Instant now = clock.instant();
        triggers.remove(call.account());
        if (seconds > 0) {
            triggers.put(call.account(), now.plusSeconds(seconds));
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("currentTime", StreamJson.time(now))
                .put("triggerTime", seconds == 0 ? "0" : StreamJson.time(now.plusSeconds(seconds)));
    }

    /** Looks whether a time has come. */
    void tick() {
        Instant now = clock.instant();
        List<Account> due = triggers.entrySet().stream()
                .filter(entry -> !now.isBefore(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        for (Account account : due) {
            triggers.remove(account);
            OrderSearch.open(account, all -> true).forEach(order -> market.cancel(order, ""));
        }
    }
}

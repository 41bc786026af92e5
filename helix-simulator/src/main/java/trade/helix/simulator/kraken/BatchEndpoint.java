package trade.helix.simulator.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import trade.helix.simulator.market.RefusedException;
import trade.helix.simulator.wire.Endpoint;

/** Several orders of one pair in one request; each is accepted or refused by itself. */
final class BatchEndpoint {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LEAST = 2;
    private static final int MOST = 15;

    private final TradeEndpoints orders;

    BatchEndpoint(TradeEndpoints orders) {
        this.orders = orders;
    }

    List<Route> routes() {
        return List.of(Route.signed("AddOrderBatch", Endpoint.ORDER, 0, Set.of("modify-trades"), this::place));
    }

    private JsonNode place(Call call) {
        List<Fields> rows = call.fields().rows("orders", Set.of("pair", "deadline", "validate"));
        if (rows.size() < LEAST || rows.size() > MOST) {
            throw KrakenException.argument("orders");
        }
        ObjectNode json = JSON.objectNode();
        ArrayNode results = json.putArray("orders");
        for (Fields row : rows) {
            results.add(result(new Call(row, call.account(), call.arrived())));
        }
        return json;
    }

    /** The reply to one order, with one id instead of a list of them. */
    private ObjectNode result(Call row) {
        try {
            ObjectNode placed = orders.place(row);
            return placed.has("txid") ? placed.put("txid", placed.at("/txid/0").asText()) : placed;
        } catch (KrakenException refusal) {
            return JSON.objectNode().put("error", refusal.text());
        } catch (RefusedException refusal) {
            return JSON.objectNode()
                    .put("error", KrakenException.refused(refusal.refusal()).text());
        }
    }
}

package trade.helix.simulator.binance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trade.helix.simulator.market.OrderEvent;
import trade.helix.simulator.wire.Conversation;
import trade.helix.simulator.wire.Line;

/** One connection to the WebSocket API, of which the streams of accounts are served, not the requests to trade. */
final class UserConversation implements Conversation {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int OK = 200;
    private static final int PING_SECONDS = 20;
    private static final int SUBSCRIBE_WEIGHT = 2;

    private final Line line;
    private final UserStreams streams;
    private final Map<Integer, UserSubscription> subscriptions = new LinkedHashMap<>();
    private int nextId;
    private int seconds;

    UserConversation(Line line, UserStreams streams) {
        this.line = line;
        this.streams = streams;
    }

    void onOrder(OrderEvent event, long number) {
        subscriptions.values().forEach(each -> each.onOrder(event, number));
    }

    @Override
    public void hear(String text) {
        JsonNode id = JSON.nullNode();
        try {
            JsonNode request = MAPPER.readTree(text);
            id = request.path("id").isMissingNode() ? id : request.path("id");
            reply(id, OK, "result", answer(request));
        } catch (JsonProcessingException malformed) {
            refuse(id, BinanceException.of(-1000, "Invalid request: not JSON."));
        } catch (BinanceException refusal) {
            refuse(id, refusal);
        }
    }

    private JsonNode answer(JsonNode request) {
        Parameters parameters = Parameters.of(request.path("params"));
        return switch (request.path("method").asText()) {
            case "ping" -> charged(1, JSON.objectNode());
            case "time" ->
                charged(1, JSON.objectNode().put("serverTime", streams.now().toEpochMilli()));
            case "userDataStream.subscribe.signature" -> charged(SUBSCRIBE_WEIGHT, subscribe(parameters));
            case "userDataStream.unsubscribe" -> charged(SUBSCRIBE_WEIGHT, unsubscribe(parameters));
            case "session.subscriptions" -> charged(1, list());
            default -> throw BinanceException.of(-1000, "Method not found or not simulated.");
        };
    }

    private JsonNode charged(int weight, JsonNode answer) {
        streams.limits().admit(weight);
        streams.limits().charge(weight);
        return answer;
    }

    private JsonNode subscribe(Parameters parameters) {
        UserSubscription subscription =
                new UserSubscription(nextId, streams.authenticate(parameters), line, streams.fate());
        boolean twice = subscriptions.values().stream().anyMatch(each -> each.account() == subscription.account());
        if (twice) {
            throw BinanceException.of(-2035, "User Data Stream already subscribed.");
        }
        subscriptions.put(nextId, subscription);
        return JSON.objectNode().put("subscriptionId", nextId++);
    }

    /** All, if none is named. */
    private JsonNode unsubscribe(Parameters parameters) {
        Optional<Long> id = parameters.number("subscriptionId");
        List<UserSubscription> ended = subscriptions.values().stream()
                .filter(each -> id.isEmpty() || each.id() == id.get())
                .toList();
        if (ended.isEmpty()) {
            throw BinanceException.of(-2036, "User Data Stream not subscribed.");
        }
        ended.forEach(each -> {
            each.terminate(streams.now());
            subscriptions.remove(each.id());
        });
        return JSON.objectNode();
    }

    private JsonNode list() {
        ArrayNode json = JSON.arrayNode();
        subscriptions.keySet().forEach(id -> json.addObject().put("subscriptionId", id));
        return json;
    }

    private void refuse(JsonNode id, BinanceException refusal) {
        ObjectNode error = JSON.objectNode().put("code", refusal.code()).put("msg", refusal.text());
        reply(id, refusal.status(), "error", error);
    }

    private void reply(JsonNode id, int status, String name, JsonNode content) {
        ObjectNode json = JSON.objectNode();
        json.set("id", id);
        json.put("status", status);
        json.set(name, content);
        json.putArray("rateLimits")
                .add(ExchangeInfoJson.limit("REQUEST_WEIGHT", "MINUTE", 1, RateLimits.WEIGHT_PER_MINUTE)
                        .put("count", streams.limits().weight()));
        line.send(json.toString());
    }

    @Override
    public void tick() {
        seconds++;
        if (seconds % PING_SECONDS == 0) {
            line.ping();
        }
    }

    @Override
    public void end() {
        subscriptions.clear();
        streams.forget(this);
    }

    @Override
    public boolean concerns(String account) {
        return subscriptions.values().stream()
                .anyMatch(each -> each.account().key().equals(account));
    }

    @Override
    public void drop() {
        line.drop();
    }
}

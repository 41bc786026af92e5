package trade.helix.simulator.binance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import trade.helix.simulator.wire.Conversation;
import trade.helix.simulator.wire.Line;

/** One connection to public data: streams named in its path, and those that it asks for later. */
final class MarketConversation implements Conversation {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PING_SECONDS = 20;
    private static final int INVALID = 2;

    private final Line line;
    private final boolean combined;
    private final MarketStreams streams;
    private final Map<String, Topic> topics = new LinkedHashMap<>();
    private int seconds;

    MarketConversation(Line line, boolean combined, MarketStreams streams) {
        this.line = line;
        this.combined = combined;
        this.streams = streams;
    }

    /** Names in the path that are no streams are passed over, as the numbers are that some clients put there. */
    void begin(String path, String query) {
        String named = combined ? query.replaceFirst("^streams=", "") : path.replaceFirst("^/ws/?", "");
        for (String name : named.split("/", -1)) {
            open(name);
        }
    }

    void each(Consumer<Topic> telling) {
        List.copyOf(topics.values()).forEach(telling);
    }

    @Override
    public void hear(String text) {
        ObjectNode reply = JSON.objectNode();
        try {
            JsonNode request = MAPPER.readTree(text);
            reply.set("result", answer(request));
            reply.set("id", request.path("id").isMissingNode() ? JSON.nullNode() : request.path("id"));
        } catch (JsonProcessingException malformed) {
            refuse(reply, "Invalid JSON: not a request");
        } catch (BinanceException refusal) {
            refuse(reply, refusal.text());
        }
        line.send(reply.toString());
    }

    private static void refuse(ObjectNode reply, String reason) {
        reply.putObject("error").put("code", INVALID).put("msg", "Invalid request: " + reason);
    }

    private JsonNode answer(JsonNode request) {
        List<String> names = new ArrayList<>();
        request.path("params").forEach(each -> names.add(each.asText()));
        switch (request.path("method").asText()) {
            case "SUBSCRIBE" ->
                names.forEach(name -> {
                    if (!open(name)) {
                        throw BinanceException.of(INVALID, "invalid stream " + name);
                    }
                });
            case "UNSUBSCRIBE" -> names.forEach(topics::remove);
            case "LIST_SUBSCRIPTIONS" -> {
                ArrayNode json = JSON.arrayNode();
                topics.keySet().forEach(json::add);
                return json;
            }
            default -> throw BinanceException.of(INVALID, "unknown method");
        }
        return JSON.nullNode();
    }

    private boolean open(String name) {
        Topic.of(name, streams, event -> say(name, event)).ifPresent(topic -> topics.put(name, topic));
        return topics.containsKey(name);
    }

    private void say(String name, ObjectNode event) {
        if (!combined) {
            line.send(event.toString());
            return;
        }
        ObjectNode json = JSON.objectNode().put("stream", name);
        json.set("data", event);
        line.send(json.toString());
    }

    @Override
    public void tick() {
        seconds++;
        each(topic -> topic.refresh(streams.now()));
        if (seconds % PING_SECONDS == 0) {
            line.ping();
        }
    }

    @Override
    public void end() {
        topics.clear();
        streams.forget(this);
    }

    @Override
    public boolean concerns(String account) {
        return false;
    }

    @Override
    public void drop() {
        line.drop();
    }
}

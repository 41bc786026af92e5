package trade.helix.simulator.kraken;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import trade.helix.simulator.wire.Conversation;
import trade.helix.simulator.wire.Line;

/** One connection to the streams. */
final class KrakenConversation implements Conversation {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Line line;
    private final Channels source;
    private final InstantSource clock;
    private final Consumer<KrakenConversation> onEnd;
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private boolean quiet = true;

    KrakenConversation(Line line, Channels source, InstantSource clock, Consumer<KrakenConversation> onEnd) {
        this.line = line;
        this.source = source;
        this.clock = clock;
        this.onEnd = onEnd;
    }

    /** Says what is on the line. */
    void begin(long connection) {
        ObjectNode status = StreamJson.JSON
                .objectNode()
                .put("api_version", "v2")
                .put("connection_id", connection)
                .put("system", "online")
                .put("version", "2.0.10");
        say(StreamJson.message(
                "status", StreamJson.UPDATE, StreamJson.JSON.arrayNode().add(status)));
    }

    void each(Consumer<Channel> telling) {
        List.copyOf(channels.values()).forEach(telling);
    }

    @Override
    public void hear(String text) {
        Instant now = clock.instant();
        ObjectNode reply = StreamJson.JSON.objectNode();
        try {
            JsonNode request = MAPPER.readTree(text);
            reply.put("method", request.path("method").asText());
            if (request.path("req_id").isIntegralNumber()) {
                reply.set("req_id", request.path("req_id"));
            }
            answer(request, reply, now);
        } catch (JsonProcessingException malformed) {
            refuse(reply, "Malformed request", now);
        } catch (KrakenException refusal) {
            refuse(reply, refusal.text(), now);
        }
    }

    private void answer(JsonNode request, ObjectNode reply, Instant now) {
        JsonNode params = request.path("params");
        switch (request.path("method").asText()) {
            case "ping" -> say(timed(reply.put("method", "pong"), now));
            case "subscribe" -> subscribe(params, reply, now);
            case "unsubscribe" -> unsubscribe(params, reply, now);
            default -> throw KrakenException.of("Method is not supported");
        }
    }

    /** A reply for each channel, and then what it starts with. */
    private void subscribe(JsonNode params, ObjectNode reply, Instant now) {
        for (Channels.Opened opened : source.open(params, this::say)) {
            if (channels.containsKey(opened.key())) {
                opened.channel().end();
                throw KrakenException.of("Already subscribed");
            }
            channels.put(opened.key(), opened.channel());
            ObjectNode done = reply.deepCopy();
            done.set("result", opened.result());
            say(timed(done.put("success", true), now));
            opened.channel().start();
        }
    }

    private void unsubscribe(JsonNode params, ObjectNode reply, Instant now) {
        for (String key : source.keys(params)) {
            Channel ended = channels.remove(key);
            if (ended == null) {
                throw KrakenException.of("Subscription Not Found");
            }
            ended.end();
            ObjectNode done = reply.deepCopy();
            done.putObject("result").setAll((ObjectNode) params);
            say(timed(done.put("success", true), now));
        }
    }

    private void refuse(ObjectNode reply, String error, Instant now) {
        say(timed(reply.put("error", error).put("success", false), now));
    }

    private ObjectNode timed(ObjectNode reply, Instant now) {
        return reply.put("time_in", StreamJson.time(now)).put("time_out", StreamJson.time(clock.instant()));
    }

    private void say(ObjectNode message) {
        quiet = false;
        line.send(StreamJson.text(message));
    }

    /** A heartbeat when there was nothing else to say. */
    @Override
    public void tick() {
        if (quiet && !channels.isEmpty()) {
            line.send("{\"channel\":\"heartbeat\"}");
        }
        quiet = true;
    }

    @Override
    public void end() {
        channels.values().forEach(Channel::end);
        channels.clear();
        onEnd.accept(this);
    }

    @Override
    public boolean concerns(String account) {
        return channels.values().stream().anyMatch(each -> each.account().equals(account));
    }

    @Override
    public void drop() {
        line.drop();
    }
}

package trade.helix.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One end of a stream that keeps what it hears. */
public final class StreamClient implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int SECONDS = 10;

    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final CountDownLatch gone = new CountDownLatch(1);
    private final CountDownLatch pinged = new CountDownLatch(1);
    private final WebSocket socket;

    public StreamClient(Simulator simulator, String path) {
        URI uri = URI.create("ws" + simulator.uri().toString().substring("http".length()) + path);
        socket = HTTP.newWebSocketBuilder().buildAsync(uri, new Listener()).join();
    }

    public void send(String text) {
        socket.sendText(text, true).join();
    }

    /** The next message that is one of these; what comes before it is passed over. */
    public JsonNode next(Predicate<JsonNode> wanted) {
        List<JsonNode> passed = new ArrayList<>();
        while (true) {
            JsonNode message = poll(SECONDS * 1000L);
            if (message == null) {
                throw new AssertionError("Nothing of the kind came, but " + passed);
            }
            if (wanted.test(message)) {
                return message;
            }
            passed.add(message);
        }
    }

    /** What has come, and comes within a time. */
    public List<JsonNode> within(long millis) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode each = poll(millis); each != null; each = poll(millis)) {
            all.add(each);
        }
        return all;
    }

    public boolean isGone() throws InterruptedException {
        return gone.await(SECONDS, TimeUnit.SECONDS);
    }

    public boolean wasPinged(long seconds) throws InterruptedException {
        return pinged.await(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private @Nullable JsonNode poll(long millis) {
        try {
            return heard.poll(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                heard.add(read(part.toString()));
                part.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            pinged.countDown();
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            gone.countDown();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            gone.countDown();
        }
    }

    private static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException(text, malformed);
        }
    }
}

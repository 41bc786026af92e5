package trade.helix.examples.customvenue.harbour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An invented exchange on a free loopback port: one pair, BTC-USDT, first at 60,000, a fee of 0.2 %. Market orders fill whole and
 * at once. {@link Api} tells how to speak to it. Thread-safe.
 */
public final class Harbour implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 100_000;

    /** A trouble that waits for a request whose method and path start like this. */
    private record Armed(String request, Trouble trouble) {}

    private final Book book;
    private final Api api;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final List<Armed> armed = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    private Harbour(InstantSource clock, HttpServer server) {
        this.book = new Book(clock);
        this.api = new Api(book);
        this.server = server;
    }

    /**
     * Opens it.
     *
     * @param clock its time
     * @return the exchange, serving
     * @throws IOException if there is no free port
     */
    public static Harbour open(InstantSource clock) throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Harbour harbour = new Harbour(clock, HttpServer.create(anyPort, 0));
        harbour.server.setExecutor(harbour.threads);
        harbour.server.createContext("/", harbour::handle);
        harbour.server.start();
        return harbour;
    }

    /** {@return where it is} */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * Takes a member in.
     *
     * @param key what it is known by
     * @param secret what it signs with
     * @param usdt what it brings
     */
    public void admit(String key, String secret, BigDecimal usdt) {
        secrets.put(key, secret);
        book.admit(key, usdt);
    }

    /**
     * Moves the market; stops that are reached have filled when this returns.
     *
     * @param bid the best bid from now on; the best ask is 0.01 above
     */
    public void price(BigDecimal bid) {
        book.move(bid);
    }

    /**
     * Makes the next request that fits go wrong.
     *
     * @param request how its method and path start, such as {@code POST /orders}
     * @param trouble how
     */
    public void arm(String request, Trouble trouble) {
        synchronized (armed) {
            armed.add(new Armed(request, trouble));
        }
    }

    /**
     * A member's books.
     *
     * @param key of whom
     * @return what really happened
     * @throws IllegalArgumentException if there is no such member
     */
    public Statement statement(String key) {
        try {
            return book.with(key, Statement::of);
        } catch (Refused e) {
            throw new IllegalArgumentException("No member has this key.", e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            Trouble trouble = strike(request);
            if (trouble == Trouble.LOST) {
                return;
            }
            Reply reply = trouble == Trouble.TOO_MANY ? Reply.tooMany() : answer(exchange, request);
            if (trouble == Trouble.ANSWER_LOST) {
                return;
            }
            send(exchange, trouble == Trouble.ANSWERED_WITH_ERROR ? Reply.serverError() : reply);
        }
    }

    private @Nullable Trouble strike(String request) {
        synchronized (armed) {
            for (Armed each : armed) {
                if (request.startsWith(each.request())) {
                    armed.remove(each);
                    return each.trouble();
                }
            }
            return null;
        }
    }

    private Reply answer(HttpExchange exchange, String request) throws IOException {
        String body = new String(exchange.getRequestBody().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        try {
            String key = exchange.getRequestHeaders().getFirst("Harbour-Key");
            if (key != null) {
                authenticate(
                        key, request + "\n" + body, exchange.getRequestHeaders().getFirst("Harbour-Sign"));
            }
            JsonNode asked = body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
            return Reply.ok(api.answer(key, exchange.getRequestMethod(), exchange.getRequestURI(), asked));
        } catch (Refused e) {
            return Reply.refused(e);
        }
    }

    private void authenticate(String key, String request, @Nullable String signature) throws Refused {
        String secret = secrets.get(key);
        if (secret == null || !Seal.fits(secret, request, signature)) {
            throw new Refused("key", "The Harbour does not know this key, or its signature is wrong.");
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(reply.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

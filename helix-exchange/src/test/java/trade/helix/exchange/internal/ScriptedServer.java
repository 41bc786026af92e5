package trade.helix.exchange.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * An HTTP server on a raw socket that does exactly what a test says, accidents included, and remembers every request.
 * Connections are kept alive unless a reaction ends them.
 */
public final class ScriptedServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Map<String, Function<Received, Reaction>> script = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread accepting;

    public ScriptedServer() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accepting = start(this::accept);
    }

    /** A request as it came. */
    public record Received(
            int connection, String method, String path, String query, Map<String, String> headers, String body) {
        public String form() {
            return method.equals("POST") ? body : query;
        }

        /** A decoded parameter of the query or the form. */
        public Optional<String> parameter(String name) {
            return List.of(form().split("&", -1)).stream()
                    .filter(pair -> pair.startsWith(name + "="))
                    .map(pair -> java.net.URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                    .findFirst();
        }
    }

    /** What the server does with a request that it has read whole. */
    public interface Reaction {
        /** Writes whatever it likes; returns whether the connection stays open. */
        boolean react(Socket socket, CountDownLatch closing) throws IOException, InterruptedException;
    }

    public static Reaction reply(int status, String body, String... headers) {
        return (socket, closing) -> {
            write(socket, head(status, body.getBytes(StandardCharsets.UTF_8).length, headers) + body);
            return true;
        };
    }

    /** Reads the request and ends the connection without a word. */
    public static Reaction hangUp() {
        return (socket, closing) -> false;
    }

    /** Reads the request and breaks the connection. */
    public static Reaction reset() {
        return (socket, closing) -> {
            socket.setSoLinger(true, 0);
            return false;
        };
    }

    /** Never answers. */
    public static Reaction hang() {
        return (socket, closing) -> {
            closing.await();
            return false;
        };
    }

    /** Announces a body, writes a part of it and goes on to say nothing. */
    public static Reaction stall(String part) {
        return (socket, closing) -> {
            write(socket, head(200, part.length() + 10) + part);
            closing.await();
            return false;
        };
    }

    /** Writes a character every 20 ms, after the given start, until the other side has gone. */
    public static Reaction trickle(String start, CountDownLatch gone) {
        return (socket, closing) -> {
            try {
                write(socket, start);
                while (!closing.await(20, TimeUnit.MILLISECONDS)) {
                    write(socket, "x");
                }
            } catch (IOException e) {
                gone.countDown();
            }
            return false;
        };
    }

    /** Announces a body, writes a part of it and ends the connection. */
    public static Reaction truncate(String part) {
        return (socket, closing) -> {
            write(socket, head(200, part.length() + 10) + part);
            return false;
        };
    }

    /** Answers in no HTTP at all. */
    public static Reaction garbage() {
        return (socket, closing) -> {
            write(socket, "\u0016\u0003\u0001 this is not HTTP\r\n\r\n");
            return false;
        };
    }

    private static String head(int status, int length, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\nContent-Length: " + length + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    public ScriptedServer on(String methodAndPath, Function<Received, Reaction> reaction) {
        script.put(methodAndPath, reaction);
        return this;
    }

    public ScriptedServer on(String methodAndPath, Reaction reaction) {
        return on(methodAndPath, any -> reaction);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    public List<Received> received(String methodAndPath) {
        return received.stream()
                .filter(request -> (request.method() + " " + request.path()).equals(methodAndPath))
                .toList();
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                int connection = sockets.size();
                start(() -> serve(socket, connection));
            } catch (IOException e) {
                return; // Closed.
            }
        }
    }

    private void serve(Socket socket, int connection) {
        try (socket) {
            InputStream in = socket.getInputStream();
            boolean open = true;
            while (open) {
                Optional<Received> request = read(in, connection);
                if (request.isEmpty()) {
                    return;
                }
                received.add(request.get());
                open = reactionTo(request.get()).react(socket, closing);
            }
        } catch (IOException | InterruptedException e) {
            // The client went away, or the test is over: what matters is what was received.
        }
    }

    private Reaction reactionTo(Received request) {
        return script.getOrDefault(request.method() + " " + request.path(), any -> reply(404, "<html>no</html>"))
                .apply(request);
    }

    private static Optional<Received> read(InputStream in, int connection) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> headers = new ConcurrentHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String[] words = first.split(" ", -1);
        String[] target = words[1].split("\\?", 2);
        return Optional.of(
                new Received(connection, words[0], target[0], target.length > 1 ? target[1] : "", headers, body));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "scripted-server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            listener.close();
            accepting.join(); // Until it ends, one more connection may be taken.
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

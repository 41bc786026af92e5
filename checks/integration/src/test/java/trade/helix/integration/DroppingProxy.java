package trade.helix.integration;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.Leg;
import trade.helix.integration.OrderPost.Fate;

/**
 * Stands between a client and a venue and keeps both connections alive from request to request, until it is told to lose an
 * order: then it reads the request whole and closes the client's connection without a byte of an answer.
 */
final class DroppingProxy implements AutoCloseable {
    private final URI venue;
    private final ServerSocket server;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final List<OrderPost> posts = new CopyOnWriteArrayList<>();
    private final List<Throwable> defects = new CopyOnWriteArrayList<>();
    private final AtomicInteger lookups = new AtomicInteger();
    private @Nullable Loss planned;
    private boolean silent;

    private record Loss(Leg leg, Fate fate, boolean thenSilent) {}

    DroppingProxy(URI venue) throws IOException {
        this.venue = venue;
        this.server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        run("proxy", this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Every order that was sent here so far, oldest first. */
    List<OrderPost> posts() {
        return List.copyOf(posts);
    }

    List<OrderPost> posts(Leg leg) {
        return posts.stream().filter(post -> post.leg() == leg).toList();
    }

    /** How many times the venue has been asked for one order. */
    int lookups() {
        return lookups.get();
    }

    /** The next order of a leg is lost that way. */
    synchronized void lose(Leg leg, Fate fate) {
        planned = new Loss(leg, fate, false);
    }

    /** The same, and from then on no request is answered or passed on until {@link #speak()}. */
    synchronized void loseAndFallSilent(Leg leg, Fate fate) {
        planned = new Loss(leg, fate, true);
    }

    synchronized void speak() {
        silent = false;
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            Socket client = server.accept();
            clients.add(client);
            run("proxy connection", () -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        try (client;
                Socket upstream = new Socket(venue.getHost(), venue.getPort())) {
            InputStream requests = new BufferedInputStream(client.getInputStream());
            InputStream answers = new BufferedInputStream(upstream.getInputStream());
            int served = 0;
            HttpMessage request = HttpMessage.read(requests);
            while (request != null && isAnswered(request, served, upstream, answers, client)) {
                served++;
                request = HttpMessage.read(requests);
            }
        } finally {
            clients.remove(client);
        }
    }

    private boolean isAnswered(HttpMessage request, int served, Socket upstream, InputStream answers, Socket client)
            throws IOException {
        Fate fate = fateOf(request, served);
        if (fate == Fate.DROPPED_BEFORE) {
            return false;
        }
        upstream.getOutputStream().write(request.bytes());
        HttpMessage answer = HttpMessage.read(answers);
        if (answer == null || fate == Fate.DROPPED_AFTER) {
            return false;
        }
        client.getOutputStream().write(answer.bytes());
        if (request.startLine().startsWith("GET /api/v3/order?")) {
            lookups.incrementAndGet();
        }
        return true;
    }

    private synchronized Fate fateOf(HttpMessage request, int served) {
        if (!OrderPost.is(request)) {
            return silent ? Fate.DROPPED_BEFORE : Fate.ANSWERED;
        }
        Fate fate = silent ? Fate.DROPPED_BEFORE : fateOfOrder(OrderPost.legOf(request));
        posts.add(OrderPost.of(request, served, fate));
        return fate;
    }

    private synchronized Fate fateOfOrder(Leg leg) {
        Loss loss = planned;
        if (loss == null || loss.leg() != leg) {
            return Fate.ANSWERED;
        }
        planned = null;
        silent = loss.thenSilent();
        return loss.fate();
    }

    private interface Work {
        void run() throws IOException;
    }

    private void run(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // A connection ends when its client is closed, and all of them when the proxy is.
                        return;
                    } catch (RuntimeException e) {
                        defects.add(e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Closes every connection; fails if the proxy itself did not work as it should. */
    @Override
    public void close() throws IOException {
        server.close();
        for (Socket client : clients) {
            client.close();
        }
        if (!defects.isEmpty()) {
            throw new IllegalStateException("The proxy failed.", defects.get(0));
        }
    }
}

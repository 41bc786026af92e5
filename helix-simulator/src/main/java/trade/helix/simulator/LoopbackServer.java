package trade.helix.simulator;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;
import trade.helix.simulator.wire.Reply;
import trade.helix.simulator.wire.Request;

/** The HTTP server in front of the venues, on loopback only. */
final class LoopbackServer implements AutoCloseable {
    static final String HOST = "127.0.0.1";
    private static final System.Logger LOG = System.getLogger(LoopbackServer.class.getName());
    private static final List<HandlerType> METHODS =
            List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.DELETE, HandlerType.PATCH);
    private static final int INTERNAL_ERROR = 500;
    /** How long requests in flight may take to end before their threads are interrupted. */
    private static final int STOP_MILLIS = 200;

    private static final long TICK_SECONDS = 1;
    /** How finely price paths are played. */
    private static final long PRICE_MILLIS = 20;

    private final Venues venues;
    private final Scheduler scheduler = new ScheduledExecutorScheduler("helix-simulator-timer", true);
    private final Javalin server;

    LoopbackServer(Venues venues, int port) {
        this.venues = venues;
        this.server = Javalin.create(this::configure);
        try {
            server.start(HOST, port);
        } catch (JavalinBindException taken) {
            server.stop();
            throw new IllegalStateException(
                    "Port " + port + " is taken: choose another one, or 0 for any that is free.", taken);
        }
        every(Duration.ofSeconds(TICK_SECONDS), venues::tick);
        every(Duration.ofMillis(PRICE_MILLIS), venues::advance);
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void configure(JavalinConfig config) {
        config.unsafe.jettyInternal.server = jetty();
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        METHODS.forEach(method -> config.routes.addHttpHandler(method, "/*", this::serve));
        Sockets sockets = new Sockets(venues);
        venues.streamPaths().forEach(path -> config.routes.ws(path, sockets::configure));
    }

    private void every(Duration time, Runnable work) {
        scheduler.schedule(
                () -> {
                    try {
                        work.run();
                    } finally {
                        every(time, work);
                    }
                },
                time.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** A server whose threads are all named daemons, its timer too, which Javalin alone does not offer. */
    private Server jetty() {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("helix-simulator");
        threads.setDaemon(true);
        threads.setStopTimeout(STOP_MILLIS);
        return new Server(threads, scheduler, null);
    }

    private void serve(Context context) {
        Optional<Reply> reply = answer(request(context));
        if (reply.isEmpty()) {
            drop(context);
            return;
        }
        context.status(reply.get().status());
        reply.get().headers().forEach(context::header);
        context.contentType("application/json;charset=UTF-8");
        context.result(reply.get().body());
    }

    private Optional<Reply> answer(Request request) {
        try {
            return venues.answer(request);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.ERROR, "A request met a defect of the simulator.", defect);
            return Optional.of(Reply.of(INTERNAL_ERROR, "{\"code\":-1000,\"msg\":\"A defect of the simulator.\"}"));
        }
    }

    /** Ends the connection below HTTP: the client sees it close, and not one byte of an answer. */
    private static void drop(Context context) {
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }

    private static Request request(Context context) {
        Map<String, String> headers = new HashMap<>();
        context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        String query = Optional.ofNullable(context.queryString()).orElse("");
        String body = new String(context.bodyAsBytes(), StandardCharsets.ISO_8859_1);
        return new Request(context.method().name(), context.path(), query, body, headers);
    }
}

package trade.helix.exchange.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.venue.VenueConfig;

/**
 * Sends a request once and says what came of it; never throws, never follows a redirect, never sends again. Thread-safe.
 *
 * <p>The JDK's client itself repeats a GET whose kept-alive connection had ended, and other methods only where
 * {@code jdk.httpclient.enableAllMethodRetry} is set; the provider refuses to open under that setting.
 *
 * <p>Connecting and the head of an answer end by the request's time-out, the body by the deadline, which runs from the
 * start. Only how long the system takes to find the host's address is the system's: it happens in the calling thread, and
 * nothing has been sent then.
 */
public final class Transport implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final HttpClient client;
    private final URI base;
    private final Duration requestTimeout;
    private final Duration deadline;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Opens it; nothing is connected yet. */
    public Transport(URI base, VenueConfig config) {
        this.base = base;
        this.requestTimeout = config.requestTimeout();
        this.deadline = config.connectTimeout().plus(config.requestTimeout());
        this.client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(config.connectTimeout())
                .build();
    }

    /** A request to a path, with its query if it has one. */
    public HttpRequest.Builder to(String pathAndQuery) {
        return HttpRequest.newBuilder(base.resolve(pathAndQuery)).timeout(requestTimeout);
    }

    /** {@return how long one exchange may take, connecting included} */
    public Duration deadline() {
        return deadline;
    }

    public Answer send(HttpRequest request, int mostBytes) {
        if (closed.get()) {
            return new Answer.NotSent("the venue is closed");
        }
        if (Thread.currentThread().isInterrupted()) {
            return new Answer.NotSent("the thread was interrupted before anything was sent");
        }
        BoundedBody body = new BoundedBody(mostBytes, deadline);
        try {
            // Not sendAsync: it goes through a pool on both ways, which took a fifth of the time of an order.
            HttpResponse<byte[]> response = client.send(request, head -> body);
            return new Answer.Reply(response.statusCode(), retryAfter(response), response.headers(), response.body());
        } catch (IOException e) {
            return e.getCause() instanceof TimeoutException
                    ? new Answer.Lost("no whole answer within " + deadline.toMillis() + " ms")
                    : failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Lost("interrupted while waiting for the answer");
        } catch (RuntimeException e) {
            return new Answer.Lost(Words.of(e)); // The client should not fail this way: nothing is certain then.
        } finally {
            body.end();
        }
    }

    /** Opens a WebSocket at a path, once; what comes of it is told to the listener, or fails the answer. */
    CompletableFuture<WebSocket> connect(URI address, WebSocket.Listener listener) {
        if (closed.get()) {
            return CompletableFuture.failedFuture(new IOException("the venue is closed"));
        }
        return client.newWebSocketBuilder().connectTimeout(deadline).buildAsync(address, listener);
    }

    private static Answer failed(IOException failure) {
        // Only these come before the first byte. All else, a failed TLS handshake included, may have sent something.
        boolean unsent = failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure.getCause() instanceof UnresolvedAddressException;
        return unsent ? new Answer.NotSent(Words.of(failure)) : new Answer.Lost(Words.of(failure));
    }

    static @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
    }

    /** From now on nothing is sent. What is under way ends by its deadline; idle connections end with the client. */
    @Override
    public void close() {
        // The client of Java 21 and newer can be closed; the one of 17 ends when nothing refers to it.
        if (closed.compareAndSet(false, true) && client instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                LOG.warn("The HTTP client did not close cleanly: {}", Words.of(e));
            }
        }
    }
}

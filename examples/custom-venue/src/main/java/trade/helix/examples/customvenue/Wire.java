package trade.helix.examples.customvenue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.Credentials;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueException.Category;

/** Sends each request once and says what came of it; it never throws and never sends again. Thread-safe. */
final class Wire {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI base;
    private final Duration patience;
    private final @Nullable Credentials credentials;
    private final BooleanSupplier closed;

    /** A wire without a key. */
    Wire(URI base, VenueConfig config, BooleanSupplier closed) {
        this(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(config.connectTimeout())
                        .build(),
                base,
                config.connectTimeout().plus(config.requestTimeout()),
                null,
                closed);
    }

    private Wire(
            HttpClient http, URI base, Duration patience, @Nullable Credentials credentials, BooleanSupplier closed) {
        this.http = http;
        this.base = base;
        this.patience = patience;
        this.credentials = credentials;
        this.closed = closed;
    }

    /** The same wire, signing with a key, until the venue or the session is closed. */
    Wire signing(Credentials key, BooleanSupplier sessionClosed) {
        return new Wire(http, base, patience, key, () -> closed.getAsBoolean() || sessionClosed.getAsBoolean());
    }

    <T> Reply<T> get(String path, Function<JsonNode, T> reader) {
        return send("GET", path, "", reader);
    }

    <T> Reply<T> post(String path, JsonNode body, Function<JsonNode, T> reader) {
        return send("POST", path, body.toString(), reader);
    }

    <T> Reply<T> delete(String path, Function<JsonNode, T> reader) {
        return send("DELETE", path, "", reader);
    }

    private <T> Reply<T> send(String method, String path, String body, Function<JsonNode, T> reader) {
        if (closed.getAsBoolean()) {
            return notSent("it is closed");
        }
        if (Thread.currentThread().isInterrupted()) {
            return notSent("the thread was interrupted before");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (credentials != null) {
            request.header("Harbour-Key", credentials.key())
                    .header("Harbour-Sign", sign(credentials, method + " " + path + "\n" + body));
        }
        CompletableFuture<HttpResponse<String>> exchange = http.sendAsync(request.build(), BodyHandlers.ofString());
        try {
            return judge(exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS), reader);
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return unclear("no whole answer within " + patience.toMillis() + " ms");
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return unclear("interrupted while waiting for the answer");
        }
    }

    /** Only these come before the first byte has left. Whatever else happened, the request may have arrived. */
    private static <T> Reply<T> failed(@Nullable Throwable cause) {
        boolean before = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnresolvedAddressException;
        return before ? notSent("no connection, " + cause) : unclear(String.valueOf(cause));
    }

    /** The venue's yes and its no are believed if they can be read; an error of the server is neither. */
    private static <T> Reply<T> judge(HttpResponse<String> answer, Function<JsonNode, T> reader) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() == 200) {
                return new Reply.Done<>(reader.apply(body));
            }
            if (answer.statusCode() < 500) {
                return no(body, answer);
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return new Reply.Unclear<>(Category.UNREADABLE, "The Harbour's answer cannot be read: " + e.getMessage());
        }
        return unclear("HTTP status " + answer.statusCode());
    }

    private static <T> Reply<T> no(JsonNode body, HttpResponse<String> answer) {
        String code = Shapes.text(body, "no");
        RefusalReason reason = switch (code) {
            case "funds" -> RefusalReason.INSUFFICIENT_FUNDS;
            case "rule" -> RefusalReason.TRADING_RULE;
            case "duplicate" -> RefusalReason.DUPLICATE_ID;
            case "passed" -> RefusalReason.WOULD_TRIGGER;
            case "key" -> RefusalReason.KEY_REFUSED;
            case "busy" -> RefusalReason.RATE_LIMITED;
            case "pair" -> RefusalReason.UNSUPPORTED;
            case "absent", "filled", "cancelled", "request" -> RefusalReason.OTHER;
            default -> throw new IllegalArgumentException("a code that is not documented: " + code);
        };
        Duration pause = answer.headers()
                .firstValue("Retry-After")
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(null);
        return new Reply.No<>(code, new Refusal(reason, Shapes.text(body, "text"), pause));
    }

    private static <T> Reply<T> notSent(String why) {
        return new Reply.No<>("", Refusal.of(RefusalReason.NOT_SENT, "Nothing was sent to the Harbour: " + why + "."));
    }

    private static <T> Reply<T> unclear(String why) {
        return new Reply.Unclear<>(Category.UNREACHABLE, "No answer from the Harbour: " + why + ".");
    }

    private static String sign(Credentials credentials, String request) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(credentials.secret().reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(request.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256.", e);
        }
    }
}

package trade.helix.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client of Kraken's wire protocol that shares no code with the simulator. */
public final class KrakenClient {
    static final String KEY = "sim-key";
    static final String SECRET = "c2ltLXNlY3JldA==";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String FORM = "application/x-www-form-urlencoded";

    private final URI base;
    private final String key;
    private final String secret;
    private final AtomicLong nonce = new AtomicLong(1);

    public KrakenClient(Simulator simulator) {
        this(simulator, KEY, SECRET);
    }

    public KrakenClient(Simulator simulator, String key, String secret) {
        this.base = simulator.uri();
        this.key = key;
        this.secret = secret;
    }

    /** What came back; the status too, which is 200 for refusals. */
    public record Answer(int status, JsonNode json) {
        public String error() {
            return json.at("/error/0").asText();
        }

        public JsonNode result() {
            return json.path("result");
        }

        public String text(String pointer) {
            return result().at(pointer).asText();
        }
    }

    public Answer open(String nameAndQuery) {
        return send(HttpRequest.newBuilder(base.resolve("/0/public/" + nameAndQuery)));
    }

    /** A signed form with the next nonce; texts are sent as they are. */
    public Answer call(String name, String... fields) {
        return sendSigned(name, FORM, "nonce=" + nextNonce() + join(fields));
    }

    public Answer order(String... fields) {
        return call("AddOrder", fields);
    }

    public String nextNonce() {
        return String.valueOf(nonce.getAndIncrement());
    }

    /** A body that is signed and sent as it is; its nonce is the first number in it. */
    public Answer sendSigned(String name, String contentType, String body) {
        String used = body.replaceAll("(?s)^.*?nonce\\W+(\\d+).*$", "$1");
        return sendSigned(name, contentType, body, sign("/0/private/" + name, used, body));
    }

    public Answer sendSigned(String name, String contentType, String body, String signature) {
        return send(HttpRequest.newBuilder(base.resolve("/0/private/" + name))
                .header("API-Key", key)
                .header("API-Sign", signature)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body)));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), MAPPER.readTree(response.body()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    public String sign(String path, String used, String body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest((used + body).getBytes(StandardCharsets.UTF_8));
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA512"));
            mac.update(path.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(digest));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Free and locked of an asset, by the ledger. */
    public Map<String, String> balance(String asset) {
        try {
            HttpResponse<String> response = HTTP.send(request("/sim/ledger").build(), BodyHandlers.ofString());
            JsonNode balances =
                    MAPPER.readTree(response.body()).at("/balances/kraken").path(key);
            Map<String, String> found = new LinkedHashMap<>();
            balances.path(asset)
                    .properties()
                    .forEach(each -> found.put(each.getKey(), each.getValue().asText()));
            return found;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String join(String... fields) {
        return fields.length == 0 ? "" : "&" + String.join("&", fields);
    }
}

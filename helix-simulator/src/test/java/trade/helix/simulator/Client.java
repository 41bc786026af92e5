package trade.helix.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client of the wire protocol that shares no code with the simulator. */
public final class Client {
    static final String KEY = "sim-key";
    static final String SECRET = "sim-secret";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI base;
    private final String key;
    private final String secret;

    public Client(Simulator simulator) {
        this(simulator, KEY, SECRET);
    }

    public Client(Simulator simulator, String key, String secret) {
        this.base = simulator.uri();
        this.key = key;
        this.secret = secret;
    }

    /** What came back. */
    public record Answer(int status, HttpHeaders headers, JsonNode json) {
        public int code() {
            return json.path("code").asInt();
        }

        public String message() {
            return json.path("msg").asText();
        }

        public String text(String pointer) {
            return json.at(pointer).asText();
        }
    }

    public Answer get(String pathAndQuery) {
        return send(request(pathAndQuery).GET());
    }

    public Answer put(String path, String body) {
        return send(request(path).PUT(BodyPublishers.ofString(body)));
    }

    public Answer post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** A signed request with everything in the query. */
    public Answer signed(String method, String path, String... parameters) {
        String payload = form(parameters) + (parameters.length == 0 ? "" : "&") + "timestamp=" + now();
        return sendSigned(method, path, payload);
    }

    /** A signed request whose payload is sent as it is. */
    public Answer sendSigned(String method, String path, String payload) {
        return send(request(path + "?" + payload + "&signature=" + sign(payload))
                .header("X-MBX-APIKEY", key)
                .method(method, BodyPublishers.noBody()));
    }

    public Answer order(String... parameters) {
        return signed("POST", "/api/v3/order", parameters);
    }

    public long now() {
        return get("/api/v3/time").json().path("serverTime").asLong();
    }

    public Map<String, String> balance(String asset) {
        Map<String, String> found = new LinkedHashMap<>();
        JsonNode balances = get("/sim/ledger").json().at("/balances/binance").path(key);
        balances.path(asset)
                .properties()
                .forEach(each -> found.put(each.getKey(), each.getValue().asText()));
        return found;
    }

    public HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(base.resolve(pathAndQuery));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), MAPPER.readTree(response.body()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    public String sign(String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** {@code name=value} texts as a form, each value encoded. */
    public static String form(String... parameters) {
        return Arrays.stream(parameters)
                .map(each -> {
                    int equals = each.indexOf('=');
                    String value = each.substring(equals + 1);
                    return each.substring(0, equals + 1) + URLEncoder.encode(value, StandardCharsets.UTF_8);
                })
                .collect(Collectors.joining("&"));
    }
}

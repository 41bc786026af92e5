package trade.helix.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What ccxt 4.5.84 and @binance/spot 32.0.4 sent when they traded on the simulator, byte by byte and each at its moment:
 * their requests still authenticate and parse, where no node is at hand. {@code conformance/record.mjs} writes it anew.
 */
class RecordedClientsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<Recorded> ALL = read();

    private final ManualClock clock = new ManualClock(ALL.get(0).at());
    private final Simulator simulator = Simulator.builder().clock(clock).start();

    @AfterEach
    void close() {
        simulator.close();
    }

    /**
     * One request, and what was said to it.
     *
     * @param verdict Kraken's errors, Binance's code, or empty
     */
    private record Recorded(
            Instant at,
            String method,
            String path,
            Map<String, String> headers,
            String body,
            int status,
            String verdict) {
        static Recorded of(JsonNode json) {
            Map<String, String> headers = new TreeMap<>();
            json.path("headers")
                    .properties()
                    .forEach(each -> headers.put(each.getKey(), each.getValue().textValue()));
            return new Recorded(
                    Instant.ofEpochMilli(json.path("at").longValue()),
                    json.path("method").textValue(),
                    json.path("path").textValue(),
                    headers,
                    json.path("body").textValue(),
                    json.path("status").intValue(),
                    json.path("verdict").textValue());
        }

        boolean isKraken() {
            return headers.containsKey("api-sign");
        }

        boolean isSigned() {
            return isKraken() || path.contains("signature=") || body.contains("signature=");
        }

        /** The same with another signature. */
        Recorded forged() {
            Map<String, String> forged = new TreeMap<>(headers);
            forged.computeIfPresent("api-sign", (name, sign) -> (sign.startsWith("A") ? "B" : "A") + sign.substring(1));
            return new Recorded(at, method, forged(path), forged, forged(body), status, verdict);
        }

        private static String forged(String form) {
            return form.replaceFirst("signature=0", "signature=x").replaceFirst("signature=[1-9a-f]", "signature=0");
        }
    }

    private static List<Recorded> read() {
        List<Recorded> all = new ArrayList<>();
        try (InputStream file =
                Objects.requireNonNull(RecordedClientsTest.class.getResourceAsStream("/recorded/clients.jsonl"))) {
            for (String line : new String(file.readAllBytes(), UTF_8).lines().toList()) {
                all.add(Recorded.of(MAPPER.readTree(line)));
            }
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
        return all;
    }

    /** The status and what it says of success. */
    private String send(Recorded request) throws IOException, InterruptedException {
        clock.advance(Duration.between(clock.instant(), request.at()));
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(simulator.uri() + request.path()))
                .method(
                        request.method(),
                        BodyPublishers.ofByteArray(request.body().getBytes(ISO_8859_1)));
        request.headers().forEach(builder::header);
        HttpResponse<byte[]> answer = HTTP.send(builder.build(), BodyHandlers.ofByteArray());
        return answer.statusCode() + " " + verdict(MAPPER.readTree(answer.body()));
    }

    private static String verdict(JsonNode json) {
        if (!json.has("error")) {
            return json.path("code").asText();
        }
        List<String> errors = new ArrayList<>();
        json.path("error").forEach(each -> errors.add(each.asText()));
        return String.join(",", errors);
    }

    @Test
    void everyRequestIsUnderstoodAsItWasThen() throws Exception {
        for (Recorded each : ALL) {
            assertThat(send(each)).as("%s", each).isEqualTo(each.status() + " " + each.verdict());
        }
    }

    @Test
    void noneOfThemPassesUnderAnotherSignature() throws Exception {
        int binance = 0;
        int kraken = 0;
        for (Recorded each : ALL) {
            if (each.path().equals("/sim/accounts")) {
                send(each);
            } else if (each.isSigned()) {
                String answer = send(each.forged());
                if (each.verdict().isEmpty() || !answer.equals(each.status() + " " + each.verdict())) {
                    assertThat(answer).as("%s", each).isIn("400 -1022", "200 EAPI:Invalid signature");
                }
                binance += each.isKraken() ? 0 : 1;
                kraken += each.isKraken() ? 1 : 0;
            }
        }
        assertThat(binance).isGreaterThan(100);
        assertThat(kraken).isGreaterThan(80);
    }
}

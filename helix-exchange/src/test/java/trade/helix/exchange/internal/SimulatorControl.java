package trade.helix.exchange.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

/** A simulator's own door: accidents on demand, and the ledger of what really happened. */
public final class SimulatorControl {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI simulator;
    private final String venue;

    public SimulatorControl(URI simulator, String venue) {
        this.simulator = simulator;
        this.venue = venue;
    }

    /** The next request of that kind meets an accident. */
    public void fault(String endpoint, String kind) {
        fault(endpoint, kind, Map.of());
    }

    /** The same with more said of it. */
    public void fault(String endpoint, String kind, Map<String, ?> more) {
        Map<String, Object> fault =
                new HashMap<>(Map.of("venue", venue, "endpoint", endpoint, "kind", kind, "times", 1));
        fault.putAll(more);
        String body = JSON.valueToTree(fault).toString();
        HttpResponse<String> answer = send(request("/sim/faults").POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Moves funds of an account in from outside, or with a negative amount out. */
    public void transfer(String account, String asset, String amount) {
        String body = "{\"venue\":\"" + venue + "\",\"account\":\"" + account + "\",\"asset\":\"" + asset
                + "\",\"amount\":\"" + amount + "\"}";
        HttpResponse<String> answer = send(request("/sim/transfers").POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Opens one more account with 10000 USDT. */
    public void account(String key, String secret) {
        post(
                "/sim/accounts",
                Map.of("venue", venue, "key", key, "secret", secret, "balances", Map.of("USDT", "10000")));
    }

    /** Cuts the streams of an account, without a word; a star stands for all. */
    public void dropStreams(String account) {
        post("/sim/streams/drop", Map.of("venue", venue, "account", account));
    }

    private void post(String path, Map<String, ?> body) {
        HttpResponse<String> answer = send(request(path)
                .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** How many orders the venue has ever taken, by its own ledger. */
    public int orders() {
        int count = 0;
        for (JsonNode order : ledger().path("orders")) {
            count += order.path("venue").asText().equals(venue) ? 1 : 0;
        }
        return count;
    }

    /** What the venues have in their own books, read without the adapter's help. */
    public JsonNode ledger() {
        String text = send(request("/sim/ledger").GET()).body();
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("The simulator's ledger cannot be read.", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(simulator.resolve(path)).header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("The simulator's controls do not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted.", e);
        }
    }
}

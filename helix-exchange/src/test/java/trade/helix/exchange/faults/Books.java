package trade.helix.exchange.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** A simulator's own door: accidents, and what really happened. */
final class Books {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI simulator;
    private final String venue;

    Books(URI simulator, String venue) {
        this.simulator = simulator;
        this.venue = venue;
    }

    /** For every request of that endpoint from now on. */
    void arm(Accident accident, String endpoint) {
        String body = "{\"venue\":\"" + venue + "\",\"endpoint\":\"" + endpoint + "\",\"kind\":\"" + accident.kind()
                + "\",\"probability\":1" + accident.more() + "}";
        send(request("/sim/faults").POST(BodyPublishers.ofString(body)));
    }

    /** The orders with a client order id. */
    List<JsonNode> orders(String id) {
        return entries("orders").stream()
                .filter(order -> order.path("clientOrderId").asText().equals(id))
                .toList();
    }

    /** All orders, or all fills. */
    List<JsonNode> entries(String list) {
        List<JsonNode> entries = new ArrayList<>();
        send(request("/sim/ledger").GET()).path(list).forEach(entries::add);
        return entries;
    }

    JsonNode balances(String key) {
        return send(request("/sim/ledger").GET()).path("balances").path(venue).path(key);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(simulator.resolve(path)).header("Content-Type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("The simulator refuses: " + answer.body());
            }
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("The simulator's controls do not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted.", e);
        }
    }
}

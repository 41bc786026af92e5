package trade.helix.integration.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The simulator's own endpoints: faults, prices, the ledger. */
record Control(Station station) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    /** A fault at the station's venue, to be completed. */
    ObjectNode fault(String endpoint, String kind) {
        return JSON.createObjectNode()
                .put("venue", station.venue())
                .put("endpoint", endpoint)
                .put("kind", kind);
    }

    void arm(ObjectNode fault) throws IOException, InterruptedException {
        String unused = send("/sim/faults", "POST", BodyPublishers.ofString(fault.toString()));
    }

    void disarm() throws IOException, InterruptedException {
        String unused = send("/sim/faults", "DELETE", BodyPublishers.noBody());
    }

    void price(BigDecimal price) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("symbol", Station.SYMBOL).put("price", price.toPlainString());
        String unused = send("/sim/price", "PUT", BodyPublishers.ofString(body.toString()));
    }

    Books books() throws IOException, InterruptedException {
        return Books.of(JSON.readTree(send("/sim/ledger", "GET", BodyPublishers.noBody())), station.venue());
    }

    private String send(String path, String method, BodyPublisher body) throws IOException, InterruptedException {
        URI uri = station.simulator().resolve(path);
        HttpResponse<String> response =
                HTTP.send(HttpRequest.newBuilder(uri).method(method, body).build(), BodyHandlers.ofString());
        if (response.statusCode() != OK) {
            throw new IOException(
                    method + " " + path + " was answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}

package trade.helix.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import trade.helix.webhook.AlertTemplate;
import trade.helix.webhook.Webhook;

/** A running bot, as those see it who send it alerts and ask for its health. */
record Bot(URI uri) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    record Reply(int status, JsonNode body) {
        String text(String field) {
            return body.path(field).asText();
        }
    }

    /** The documented template with its placeholders filled in. */
    static String alert(String template, String ticker, String order) {
        return template.replace("{{ticker}}", ticker)
                .replace("{{close}}", "60000")
                .replace("{{timenow}}", Instant.now().toString())
                .replace("{{strategy.order.id}}", order);
    }

    Reply buy(String order) throws Exception {
        return post(alert(AlertTemplate.BUY, "BTCUSDT", order));
    }

    Reply sell(String order) throws Exception {
        return post(alert(AlertTemplate.SELL, "BTCUSDT", order));
    }

    Reply post(String body) throws Exception {
        return post(body, Programs.WEBHOOK_SECRET);
    }

    Reply post(String body, String secret) throws Exception {
        return send(HttpRequest.newBuilder(uri.resolve("/webhook"))
                .header(Webhook.SECRET_HEADER, secret)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Without a header: what the body says must do. */
    Reply postBare(String body) throws Exception {
        return send(HttpRequest.newBuilder(uri.resolve("/webhook")).POST(BodyPublishers.ofString(body)));
    }

    Reply health() throws Exception {
        return send(HttpRequest.newBuilder(uri.resolve("/health")));
    }

    private static Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Reply(response.statusCode(), JSON.readTree(response.body()));
    }
}

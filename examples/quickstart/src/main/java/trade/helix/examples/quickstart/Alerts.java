package trade.helix.examples.quickstart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import trade.helix.api.value.Secret;
import trade.helix.webhook.Webhook;

/** Sends alerts the way TradingView does: the documented template with its placeholders filled in. */
final class Alerts {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI webhook;
    private final Secret secret;
    private final Narrator narrator;
    private int orders;

    Alerts(URI webhook, Secret secret, Narrator narrator) {
        this.webhook = webhook;
        this.secret = secret;
        this.narrator = narrator;
    }

    void send(String signal, String symbol, String close) throws IOException, InterruptedException {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        String body = """
                {"signal": "%s", "symbol": "%s", "price": %s, "timestamp": "%s", "strategy": "ema_crossover", \
                "signal_id": "order %d-%s"}""".formatted(signal, symbol, close, now, ++orders, now);
        HttpRequest request = HttpRequest.newBuilder(webhook)
                .header(Webhook.SECRET_HEADER, secret.reveal())
                .POST(BodyPublishers.ofString(body))
                .build();
        narrator.line("POST /webhook " + body);
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        narrator.line(response.statusCode() + " " + response.body());
    }
}

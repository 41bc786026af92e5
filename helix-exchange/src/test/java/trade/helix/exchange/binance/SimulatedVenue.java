package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.ManualClock;
import trade.helix.simulator.Simulator;

/** The adapter opened at a simulator, and the simulator's controls. */
final class SimulatedVenue implements AutoCloseable {
    static final String KEY = "wire-key-that-must-not-be-seen";
    static final String SECRET = "wire-secret-that-must-not-be-seen";

    /** The clock of both sides, unless the venue was made with another. */
    final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));

    final Simulator simulator;
    final Venue venue;
    final ExchangeClient client;
    private final HttpClient control = HttpClient.newHttpClient();

    SimulatedVenue() {
        this(Optional.empty());
    }

    SimulatedVenue(InstantSource time) {
        this(Optional.of(time));
    }

    private SimulatedVenue(Optional<InstantSource> other) {
        InstantSource time = other.orElse(clock);
        simulator = Simulator.builder()
                .port(0)
                .binanceKey(KEY, SECRET)
                .balance("USDT", new BigDecimal("10000"))
                .price("BTC/USDT", new BigDecimal("60000"))
                .seed(1)
                .clock(time)
                .start();
        VenueConfig config = VenueConfig.builder()
                .environment(Environment.TESTNET)
                .baseUri(simulator.uri())
                .requestTimeout(Duration.ofSeconds(20))
                .build();
        venue = new BinanceVenueProvider().open(config, new VenueContext(time));
        client = login(KEY, SECRET);
    }

    ExchangeClient login(String key, String secret) {
        return venue.login(new AccountId("main"), new Credentials(key, Secret.of(secret)));
    }

    void price(String price) {
        simulator.setPrice("BTC/USDT", new BigDecimal(price));
    }

    void fault(String endpoint, String kind) {
        String body = "{\"venue\":\"binance\",\"endpoint\":\"" + endpoint + "\",\"kind\":\"" + kind + "\",\"times\":1}";
        HttpResponse<String> answer = send(request("/sim/faults").POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** How many orders the venue has ever taken, by its own ledger. */
    int orders() {
        String ledger = send(request("/sim/ledger").GET()).body();
        return Json.parse(ledger.getBytes(StandardCharsets.UTF_8))
                .list("orders")
                .size();
    }

    private HttpRequest.Builder request(String path) {
        URI uri = simulator.uri().resolve(path);
        return HttpRequest.newBuilder(uri).header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return control.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("The simulator's controls do not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted.", e);
        }
    }

    @Override
    public void close() {
        venue.close();
        simulator.close();
    }
}

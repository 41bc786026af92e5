package trade.helix.exchange.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.exchange.internal.ManualClock;
import trade.helix.simulator.Simulator;

/** An account, what it did before the accident, and a session that has read what it needs. */
final class Scene implements AutoCloseable {
    static final Symbol SYMBOL = Symbol.of("BTC/USDT");
    static final OrderRequest BUY = new OrderRequest(new ClientOrderId("entry"), SYMBOL, Side.BUY, Quantity.of("0.01"));
    static final ProtectionRequest STOP = new ProtectionRequest(
            new ClientOrderId("stop"), SYMBOL, Quantity.of("0.005"), Price.of("58800"), Price.of("58500"), null);
    private static final String KEY = "key";
    private static final String SECRET = "d2lyZS1zZWNyZXQ=";
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration CALM = Duration.ofSeconds(30);

    /** Beyond the error of measuring the venue's time, so that a second session's nonces are above the first one's. */
    private static final Duration APART = Duration.ofSeconds(3);

    final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));
    final Books books;
    private final Kind kind;
    private final Simulator simulator = Simulator.builder()
            .port(0)
            .binanceKey(KEY, SECRET)
            .krakenKey(KEY, SECRET)
            .balance("USDT", new BigDecimal("10000"))
            .price("BTC/USDT", new BigDecimal("60000"))
            .seed(1)
            .clock(clock)
            .start();
    private final Venue venue;
    final ExchangeClient client;

    /**
     * Sets it.
     *
     * @param steps how much of a trade has happened: nothing, bought, protected
     * @param patience how long the adapter waits for an answer
     */
    Scene(Kind kind, int steps, Duration patience) {
        this.kind = kind;
        this.books = new Books(simulator.uri(), kind.word());
        happen(steps);
        clock.advance(APART);
        venue = open(patience);
        client = login(venue);
        client.account();
        venue.instrument(SYMBOL);
    }

    private void happen(int steps) {
        try (Venue calm = open(CALM);
                ExchangeClient session = login(calm)) {
            if (steps >= 1) {
                require(session.submit(BUY) instanceof SubmitResult.Accepted);
            }
            if (steps >= 2) {
                require(session.protect(STOP) instanceof ProtectResult.Placed);
            }
        }
    }

    private static void require(boolean happened) {
        if (!happened) {
            throw new AssertionError("The scene could not be set.");
        }
    }

    private Venue open(Duration patience) {
        VenueConfig config = VenueConfig.builder()
                .environment(Environment.TESTNET)
                .baseUri(simulator.uri())
                .connectTimeout(CONNECT)
                .requestTimeout(patience)
                .build();
        return kind.provider().open(config, new VenueContext(clock));
    }

    private ExchangeClient login(Venue at) {
        return at.login(new AccountId("main"), new Credentials(KEY, Secret.of(SECRET)));
    }

    boolean isThere(ClientOrderId id) {
        return !books.orders(id.value()).isEmpty();
    }

    boolean isLive(ClientOrderId id) {
        return books.orders(id.value()).stream()
                .map(order -> order.path("status").asText())
                .anyMatch(List.of("NEW", "PARTIALLY_FILLED")::contains);
    }

    Quantity total(String asset) {
        JsonNode balance = books.balances(KEY).path(asset);
        return Quantity.of(balance.path("free").asText())
                .plus(Quantity.of(balance.path("locked").asText()));
    }

    @Override
    public void close() {
        venue.close();
        simulator.close();
    }
}

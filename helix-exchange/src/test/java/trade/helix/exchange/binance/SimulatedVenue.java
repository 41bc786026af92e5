package trade.helix.exchange.binance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.exchange.internal.ManualClock;
import trade.helix.exchange.internal.SimulatorControl;
import trade.helix.exchange.internal.StreamSettings;
import trade.helix.simulator.Simulator;
import trade.helix.simulator.SimulatorBuilder;

/** The adapter opened at a simulator, and the simulator's controls. */
final class SimulatedVenue implements AutoCloseable {
    static final String KEY = "wire-key-that-must-not-be-seen";
    static final String SECRET = "wire-secret-that-must-not-be-seen";

    /** The clock of both sides, unless the venue was made with another. */
    final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));

    final Simulator simulator;
    final Venue venue;
    final ExchangeClient client;
    final SimulatorControl control;

    SimulatedVenue() {
        this(Optional.empty(), Simulator.builder(), BinanceVenue.STREAM_SETTINGS);
    }

    SimulatedVenue(InstantSource time) {
        this(Optional.of(time), Simulator.builder(), BinanceVenue.STREAM_SETTINGS);
    }

    SimulatedVenue(StreamSettings streams) {
        this(Optional.empty(), Simulator.builder(), streams);
    }

    /** With some BNB, in which fees are paid at that price. */
    static SimulatedVenue withBnb(String amount, String price) {
        return new SimulatedVenue(
                Optional.empty(),
                Simulator.builder().balance("BNB", new BigDecimal(amount)).binanceFeesInBnb(new BigDecimal(price)),
                BinanceVenue.STREAM_SETTINGS);
    }

    private SimulatedVenue(Optional<InstantSource> other, SimulatorBuilder builder, StreamSettings streams) {
        InstantSource time = other.orElse(clock);
        simulator = builder.port(0)
                .binanceKey(KEY, SECRET)
                .balance("USDT", new BigDecimal("10000"))
                .price("BTC/USDT", new BigDecimal("60000"))
                .seed(1)
                .clock(time)
                .start();
        control = new SimulatorControl(simulator.uri(), "binance");
        VenueConfig config = VenueConfig.builder()
                .environment(Environment.TESTNET)
                .baseUri(simulator.uri())
                .requestTimeout(Duration.ofSeconds(20))
                .build();
        venue = new BinanceVenue(simulator.uri(), Environment.TESTNET, true, config, time, streams);
        client = login(KEY, SECRET);
    }

    ExchangeClient login(String key, String secret) {
        return venue.login(new AccountId("main"), new Credentials(key, Secret.of(secret)));
    }

    void price(String price) {
        simulator.setPrice("BTC/USDT", new BigDecimal(price));
    }

    void fault(String endpoint, String kind) {
        control.fault(endpoint, kind);
    }

    void fault(String endpoint, String kind, Map<String, ?> more) {
        control.fault(endpoint, kind, more);
    }

    void transfer(String asset, String amount) {
        control.transfer(KEY, asset, amount);
    }

    int orders() {
        return control.orders();
    }

    JsonNode ledger() {
        return control.ledger();
    }

    @Override
    public void close() {
        venue.close();
        simulator.close();
    }
}

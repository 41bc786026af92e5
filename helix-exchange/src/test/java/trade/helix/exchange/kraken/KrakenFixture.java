package trade.helix.exchange.kraken;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import trade.helix.api.account.Credentials;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.account.Permission;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Price;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.exchange.internal.ManualClock;
import trade.helix.exchange.internal.SimulatorBooks;
import trade.helix.exchange.internal.SimulatorControl;
import trade.helix.simulator.Simulator;
import trade.helix.tck.VenueFault;
import trade.helix.tck.VenueFixture;
import trade.helix.tck.VenueLedger;

/**
 * The adapter at a simulated Kraken, over HTTP. Neither side has limits here: no time passes within a rule, and some rules
 * call more often than Kraken allows at one moment. Limits are tried by RateLimitTest and LimitsOverTheWireTest.
 */
final class KrakenFixture implements VenueFixture {
    private static final String KEY = "wire-key-that-must-not-be-seen";
    private static final String SECRET = "d2lyZS1zZWNyZXQtdGhhdC1tdXN0LW5vdC1iZS1zZWVu";
    private static final int MUCH = 1_000_000;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final Simulator simulator = Simulator.builder()
            .port(0)
            .krakenKey(KEY, SECRET)
            .krakenTier(trade.helix.simulator.kraken.Tier.UNLIMITED)
            .balance("USDT", new BigDecimal("10000"))
            .price("BTC/USDT", new BigDecimal("60000"))
            .seed(1)
            .clock(clock)
            .start();
    private final SimulatorControl control = new SimulatorControl(simulator.uri(), "kraken");
    private final Venue venue = new KrakenVenue(
            simulator.uri(),
            Environment.TESTNET,
            config(),
            new VenueContext(clock),
            new Tier(MUCH, MUCH, MUCH, MUCH),
            KrakenVenue.STREAM_SETTINGS);

    private VenueConfig config() {
        return VenueConfig.builder()
                .environment(Environment.TESTNET)
                .baseUri(simulator.uri())
                .requestTimeout(Duration.ofSeconds(20))
                .build();
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public Credentials credentials() {
        return new Credentials(KEY, Secret.of(SECRET));
    }

    @Override
    public Credentials strangersCredentials() {
        return new Credentials(
                "strange-key-that-must-not-be-seen", Secret.of("c3RyYW5nZS1zZWNyZXQtdGhhdC1tdXN0LW5vdC1iZS1zZWVu"));
    }

    @Override
    public KeyPermissions permissions() {
        return new KeyPermissions(Permission.YES, Permission.NO, Permission.UNKNOWN);
    }

    @Override
    public Symbol symbol() {
        return Symbol.of("BTC/USDT");
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void pass(Duration time) {
        clock.advance(time);
    }

    @Override
    public void price(Price bid) {
        simulator.setPrice("BTC/USDT", bid.value());
    }

    @Override
    public Duration absenceBound() {
        return Duration.ofSeconds(15);
    }

    @Override
    public int fillsOnAPage() {
        return 50;
    }

    @Override
    public Set<VenueFault> faults() {
        return EnumSet.allOf(VenueFault.class);
    }

    @Override
    public Map<String, String> notTried() {
        return Map.of("P9", "Kraken takes a stop that the market has passed, and it acts at once");
    }

    @Override
    public void arm(VenueFault fault) {
        switch (fault) {
            case SUBMIT_LOST -> control.fault("order", "drop_before");
            case SUBMIT_ANSWER_LOST -> control.fault("order", "accept_then_drop");
            case SUBMIT_ANSWERED_WITH_ERROR -> control.fault("order", "error_after_accept");
            case SUBMIT_RATE_LIMITED -> control.fault("order", "rate_limit", Map.of("code", "EService:Throttled"));
            case PROTECT_LOST -> control.fault("protect", "drop_before");
            case PROTECT_ANSWER_LOST -> control.fault("protect", "accept_then_drop");
            case CANCEL_LOST -> control.fault("cancel", "drop_before");
            case CANCEL_ANSWER_LOST -> control.fault("cancel", "accept_then_drop");
            case LOOKUP_LOST -> control.fault("lookup", "drop_before");
            case LOOKUP_STALE -> stale();
            case READ_LOST -> control.fault("account", "drop_before");
        }
    }

    /** Both requests of the next look that could show an order that has ended. */
    private void stale() {
        Map<String, Object> twice = Map.of("times", 2, "millis", 600_000);
        control.fault("lookup", "stale_lookup", twice);
    }

    @Override
    public Credentials otherCredentials() {
        Credentials other = new Credentials("other-key", Secret.of("b3RoZXI="));
        control.account(other.key(), other.secret().reveal());
        return other;
    }

    @Override
    public VenueLedger ledger() {
        return SimulatorBooks.read(control.ledger(), "kraken", KEY);
    }

    @Override
    public void close() {
        venue.close();
        simulator.close();
    }
}

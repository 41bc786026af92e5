package trade.helix.exchange.xchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.kraken.KrakenExchange;
import trade.helix.api.account.Credentials;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.account.Permission;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.value.Price;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.exchange.internal.SimulatorBooks;
import trade.helix.exchange.internal.SimulatorControl;
import trade.helix.simulator.Simulator;
import trade.helix.simulator.SimulatorBuilder;
import trade.helix.tck.VenueFault;
import trade.helix.tck.VenueFixture;
import trade.helix.tck.VenueLedger;

/** A venue of the simulator, over HTTP, by a module of XChange. */
final class SimulatedFixture implements VenueFixture {
    static final String KEY = "wire-key-that-must-not-be-seen";
    private static final int MOST_IDS = 300;
    private static final String BINANCE_SECRET = "wire-secret-that-must-not-be-seen";
    private static final String KRAKEN_SECRET = "d2lyZS1zZWNyZXQtdGhhdC1tdXN0LW5vdC1iZS1zZWVu";
    private static final String STRANGE_SECRET = "c3RyYW5nZS1zZWNyZXQtdGhhdC1tdXN0LW5vdC1iZS1zZWVu";

    final TickingClock clock = new TickingClock(Instant.parse("2026-01-02T03:04:05Z"));
    final Simulator simulator;
    final XChangeVenue venue;
    final SimulatorControl control;
    private final String name;
    private final String secret;
    private final Map<String, String> tooMany;

    private SimulatedFixture(
            String name,
            Class<? extends Exchange> exchange,
            String secret,
            SimulatorBuilder builder,
            Map<String, String> tooMany) {
        this.name = name;
        this.secret = secret;
        this.tooMany = tooMany;
        this.simulator = builder.port(0)
                .balance("USDT", new BigDecimal("10000"))
                .price("BTC/USDT", new BigDecimal("60000"))
                .seed(1)
                .clock(clock)
                .start();
        this.control = new SimulatorControl(simulator.uri(), name);
        VenueConfig config = VenueConfig.builder()
                .baseUri(simulator.uri())
                .requestTimeout(Duration.ofSeconds(20))
                .option("takerFee", "0.004")
                .option("minNotional", "5") // As the simulated Kraken has it: XChange's module does not tell.
                .build();
        this.venue =
                (XChangeVenue) new XChangeVenueProvider(name + "-x", exchange).open(config, new VenueContext(clock));
    }

    static SimulatedFixture binance() {
        SimulatedFixture fixture = new SimulatedFixture(
                "binance",
                ClockedBinanceExchange.class,
                BINANCE_SECRET,
                Simulator.builder().binanceKey(KEY, BINANCE_SECRET),
                Map.of());
        ClockedBinanceExchange.clock = fixture.clock;
        return fixture;
    }

    static SimulatedFixture kraken() {
        return new SimulatedFixture(
                "kraken",
                KrakenExchange.class,
                KRAKEN_SECRET,
                Simulator.builder()
                        .krakenKey(KEY, KRAKEN_SECRET)
                        .krakenTier(trade.helix.simulator.kraken.Tier.UNLIMITED),
                Map.of("code", "EOrder:Rate limit exceeded"));
    }

    @Override
    public XChangeVenue venue() {
        return venue;
    }

    @Override
    public Credentials credentials() {
        return new Credentials(KEY, Secret.of(secret));
    }

    @Override
    public Credentials strangersCredentials() {
        return new Credentials("strange-key-that-must-not-be-seen", Secret.of(STRANGE_SECRET));
    }

    @Override
    public KeyPermissions permissions() {
        return new KeyPermissions(Permission.UNKNOWN, Permission.UNKNOWN, Permission.UNKNOWN);
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
        return Duration.ZERO;
    }

    @Override
    public int fillsOnAPage() {
        return Fills.MOST_ON_A_PAGE;
    }

    @Override
    public Set<VenueFault> faults() {
        return EnumSet.complementOf(EnumSet.of(VenueFault.LOOKUP_STALE));
    }

    @Override
    public Map<String, String> notTried() {
        return venue.report().contains("protective stop: yes, it is found again by its reference")
                ? Map.of("P9", "XChange's exception of it is the one of every other no")
                : Map.of();
    }

    @Override
    public void arm(VenueFault fault) {
        switch (fault) {
            case SUBMIT_LOST -> control.fault("order", "drop_before");
            case SUBMIT_ANSWER_LOST -> control.fault("order", "accept_then_drop");
            case SUBMIT_ANSWERED_WITH_ERROR -> control.fault("order", "error_after_accept");
            case SUBMIT_RATE_LIMITED -> control.fault("order", "rate_limit", tooMany);
            case PROTECT_LOST -> control.fault("protect", "drop_before");
            case PROTECT_ANSWER_LOST -> control.fault("protect", "accept_then_drop");
            case CANCEL_LOST -> twice("cancel");
            case CANCEL_ANSWER_LOST -> {
                control.fault("cancel", "accept_then_drop");
                control.fault("cancel", "drop_before");
            }
            case LOOKUP_LOST -> twice("lookup");
            case READ_LOST -> twice("account");
            default -> throw new IllegalArgumentException("This fixture cannot make " + fault + ".");
        }
    }

    /** The JDK may repeat what is no POST when it was lost. */
    private void twice(String endpoint) {
        control.fault(endpoint, "drop_before");
        control.fault(endpoint, "drop_before");
    }

    /** Kraken has the number that was made of the id: it is that of the one id of which it is made. */
    @Override
    public VenueLedger ledger() {
        JsonNode ledger = control.ledger();
        ledger.path("orders").forEach(order -> {
            if (order.has("userref")) {
                ((ObjectNode) order)
                        .put("clientOrderId", idOf(order.path("userref").asText()));
            }
        });
        return SimulatorBooks.read(ledger, name, KEY);
    }

    private static String idOf(String number) {
        return IntStream.rangeClosed(1, MOST_IDS)
                .mapToObj(i -> "tck" + i)
                .filter(id -> Reference.NUMBER.write(new ClientOrderId(id)).equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        venue.close();
        simulator.close();
    }
}

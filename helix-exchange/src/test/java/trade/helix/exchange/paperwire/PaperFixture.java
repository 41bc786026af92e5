package trade.helix.exchange.paperwire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Balance;
import trade.helix.api.account.Credentials;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.account.Permission;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.Side;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.KeyValue;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueProvider;
import trade.helix.exchange.binance.BinanceVenueProvider;
import trade.helix.exchange.internal.ManualClock;
import trade.helix.exchange.internal.SimulatorControl;
import trade.helix.exchange.kraken.KrakenVenueProvider;
import trade.helix.exchange.paper.PaperVenue;
import trade.helix.exchange.paper.TroubledKeyValue;
import trade.helix.simulator.Simulator;
import trade.helix.tck.VenueFault;
import trade.helix.tck.VenueFixture;
import trade.helix.tck.VenueLedger;

/** Paper trading at the market of a simulator, read over HTTP; its books are what it keeps. */
final class PaperFixture implements VenueFixture {
    private static final Set<String> LIVE = Set.of("NEW", "TRIGGERED", "PARTIALLY_FILLED");
    private static final Map<String, VenueProvider> PROVIDERS =
            Map.of("binance", new BinanceVenueProvider(), "kraken", new KrakenVenueProvider());

    private final String market;
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final KeyValue kept = KeyValue.inMemory();
    private final TroubledKeyValue store = new TroubledKeyValue(kept);
    private final Simulator simulator;
    private final SimulatorControl control;
    private final Venue venue;

    PaperFixture(String market) {
        this.market = market;
        simulator = Simulator.builder()
                .port(0)
                .price("BTC/USDT", new BigDecimal("60000"))
                .seed(1)
                .clock(clock)
                .start();
        control = new SimulatorControl(simulator.uri(), market);
        VenueConfig config = VenueConfig.builder()
                .environment(Environment.PAPER)
                .baseUri(simulator.uri())
                .requestTimeout(Duration.ofSeconds(20))
                .option("paper.balances", "USDT=10000")
                .build();
        venue = PROVIDERS.get(market).open(config, new VenueContext(clock, store));
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public Credentials credentials() {
        return new Credentials("any-key-that-must-not-be-seen", Secret.of("any-secret-that-must-not-be-seen"));
    }

    @Override
    public Credentials strangersCredentials() {
        return new Credentials("other-key-that-must-not-be-seen", Secret.of("other-secret-that-must-not-be-seen"));
    }

    @Override
    public KeyPermissions permissions() {
        return new KeyPermissions(Permission.YES, Permission.NO, Permission.NO, Permission.NO);
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

    /** Orders meet the book when somebody looks. */
    @Override
    public void price(Price bid) {
        simulator.setPrice("BTC/USDT", bid.value());
        try (var client = venue.login(new AccountId("tck"), PaperVenue.noKey())) {
            client.openOrders(new OpenOrdersQuery(null));
        }
    }

    @Override
    public Duration absenceBound() {
        return Duration.ofSeconds(15);
    }

    @Override
    public int fillsOnAPage() {
        return 100;
    }

    @Override
    public Set<VenueFault> faults() {
        return EnumSet.complementOf(EnumSet.of(VenueFault.LOOKUP_STALE));
    }

    @Override
    public Map<String, String> notTried() {
        return Map.of("N3", "a look-up reads what is kept: there is no second copy that could be behind");
    }

    @Override
    public void arm(VenueFault fault) {
        switch (fault) {
            case SUBMIT_LOST, PROTECT_LOST, CANCEL_LOST -> store.arm(TroubledKeyValue.Trouble.PUT_LOST);
            case SUBMIT_ANSWER_LOST, SUBMIT_ANSWERED_WITH_ERROR, PROTECT_ANSWER_LOST, CANCEL_ANSWER_LOST ->
                store.arm(TroubledKeyValue.Trouble.PUT_KEPT_AND_FAILED);
            case LOOKUP_LOST, READ_LOST -> store.arm(TroubledKeyValue.Trouble.GET_FAILS);
            case SUBMIT_RATE_LIMITED -> control.fault("*", "rate_limit");
            case LOOKUP_STALE -> throw new IllegalArgumentException("Nothing here is stale.");
        }
    }

    @Override
    public VenueLedger ledger() {
        JsonNode json = kept.get("paper." + market + ".tck")
                .map(PaperFixture::parsed)
                .orElseGet(() -> parsed("{\"totals\":{\"USDT\":\"10000\"},\"orders\":[]}"));
        List<VenueLedger.Order> orders = new ArrayList<>();
        List<VenueLedger.Execution> executions = new ArrayList<>();
        BigDecimal held = BigDecimal.ZERO;
        for (JsonNode order : json.path("orders")) {
            BigDecimal filled = BigDecimal.ZERO;
            for (JsonNode fill : order.path("fills")) {
                filled = filled.add(new BigDecimal(fill.path("quantity").asText()));
                executions.add(execution(order, fill));
            }
            VenueLedger.Order entry = order(order, new Quantity(filled));
            orders.add(entry);
            // Of a pair, the target holds what both do.
            boolean isLegOfPair = order.has("pair") && order.has("stop");
            held = entry.live() && !isLegOfPair
                    ? held.add(entry.quantity().minus(entry.filled()).value())
                    : held;
        }
        return new VenueLedger(orders, executions, balances(json.path("totals"), held));
    }

    private static VenueLedger.Order order(JsonNode json, Quantity filled) {
        return new VenueLedger.Order(
                json.path("id").asText(),
                json.path("clientOrderId").asText(),
                Side.valueOf(json.path("side").asText()),
                Quantity.of(json.path("quantity").asText()),
                filled,
                LIVE.contains(json.path("status").asText()),
                json.has("stop") ? Price.of(json.path("stop").asText()) : null);
    }

    private static VenueLedger.Execution execution(JsonNode order, JsonNode fill) {
        return new VenueLedger.Execution(
                order.path("id").asText(),
                Side.valueOf(order.path("side").asText()),
                Price.of(fill.path("price").asText()),
                Quantity.of(fill.path("quantity").asText()),
                Money.of(fill.path("fee").asText(), fill.path("feeAsset").asText()));
    }

    private static Map<Asset, Balance> balances(JsonNode totals, BigDecimal held) {
        Map<Asset, Balance> balances = new HashMap<>();
        totals.fieldNames().forEachRemaining(code -> {
            Asset asset = Asset.of(code);
            Quantity total = Quantity.of(totals.path(code).asText());
            Quantity locked = code.equals("BTC") ? new Quantity(held) : Quantity.ZERO;
            balances.put(asset, new Balance(asset, total.minus(locked), locked));
        });
        return balances;
    }

    private static JsonNode parsed(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("What is kept is no JSON.", e);
        }
    }

    @Override
    public void close() {
        venue.close();
        simulator.close();
    }
}

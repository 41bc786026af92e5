package trade.helix.exchange.binance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import trade.helix.api.account.Balance;
import trade.helix.api.account.Credentials;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.account.Permission;
import trade.helix.api.account.Transfer.Direction;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.Side;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Venue;
import trade.helix.tck.VenueFault;
import trade.helix.tck.VenueFixture;
import trade.helix.tck.VenueLedger;

/** The adapter at a simulated Binance, over HTTP. */
final class BinanceFixture implements VenueFixture {
    private static final Set<String> LIVE = Set.of("NEW", "PARTIALLY_FILLED");

    private final SimulatedVenue sim = new SimulatedVenue();

    @Override
    public Venue venue() {
        return sim.venue;
    }

    @Override
    public Credentials credentials() {
        return new Credentials(SimulatedVenue.KEY, Secret.of(SimulatedVenue.SECRET));
    }

    @Override
    public Credentials strangersCredentials() {
        return new Credentials("strange-key-that-must-not-be-seen", Secret.of("strange-secret-that-must-not-be-seen"));
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
        return sim.clock.instant();
    }

    @Override
    public void pass(Duration time) {
        sim.clock.advance(time);
    }

    @Override
    public void price(Price bid) {
        sim.price(bid.toString());
    }

    @Override
    public Duration absenceBound() {
        return Duration.ofSeconds(15);
    }

    @Override
    public int fillsOnAPage() {
        return 1000;
    }

    @Override
    public Set<VenueFault> faults() {
        return EnumSet.allOf(VenueFault.class);
    }

    @Override
    public void arm(VenueFault fault) {
        switch (fault) {
            case SUBMIT_LOST -> sim.fault("order", "drop_before");
            case SUBMIT_ANSWER_LOST -> sim.fault("order", "accept_then_drop");
            case SUBMIT_ANSWERED_WITH_ERROR -> sim.fault("order", "error_after_accept");
            case PROTECT_LOST -> sim.fault("protect", "drop_before");
            case PROTECT_ANSWER_LOST -> sim.fault("protect", "accept_then_drop");
            case CANCEL_LOST -> sim.fault("cancel", "drop_before");
            case CANCEL_ANSWER_LOST -> sim.fault("cancel", "accept_then_drop");
            case LOOKUP_LOST -> twice("lookup");
            case READ_LOST -> twice("account");
            case LOOKUP_STALE -> sim.fault("lookup", "stale_lookup", Map.of("millis", 600_000));
            case SUBMIT_RATE_LIMITED -> sim.fault("order", "rate_limit");
        }
    }

    /** The JDK may repeat a GET that was lost. */
    private void twice(String endpoint) {
        sim.fault(endpoint, "drop_before");
        sim.fault(endpoint, "drop_before");
    }

    @Override
    public void transfer(Direction direction, Money amount) {
        Money change = direction == Direction.DEPOSIT ? amount : amount.negated();
        sim.transfer(change.asset().code(), change.amount().toPlainString());
    }

    @Override
    public Credentials otherCredentials() {
        Credentials other = new Credentials("other-key", Secret.of("other-secret"));
        sim.control.account(other.key(), other.secret().reveal());
        return other;
    }

    @Override
    public VenueLedger ledger() {
        JsonNode ledger = sim.ledger();
        return new VenueLedger(
                all(ledger.path("orders"), BinanceFixture::order),
                all(ledger.path("fills"), BinanceFixture::execution),
                balances(ledger.path("balances").path("binance").path(SimulatedVenue.KEY)));
    }

    private static <T> List<T> all(JsonNode array, Function<JsonNode, T> reader) {
        List<T> all = new ArrayList<>();
        array.forEach(each -> all.add(reader.apply(each)));
        return all;
    }

    private static VenueLedger.Order order(JsonNode json) {
        return new VenueLedger.Order(
                json.path("venueOrderId").asText(),
                json.path("clientOrderId").asText(),
                Side.valueOf(json.path("side").asText()),
                quantity(json, "quantity"),
                quantity(json, "filled"),
                LIVE.contains(json.path("status").asText()),
                json.hasNonNull("stopPrice") ? Price.of(json.path("stopPrice").asText()) : null);
    }

    private static VenueLedger.Execution execution(JsonNode json) {
        return new VenueLedger.Execution(
                json.path("venueOrderId").asText(),
                Side.valueOf(json.path("side").asText()),
                Price.of(json.path("price").asText()),
                quantity(json, "quantity"),
                Money.of(json.path("fee").asText(), json.path("feeAsset").asText()));
    }

    private static Map<Asset, Balance> balances(JsonNode account) {
        Map<Asset, Balance> balances = new HashMap<>();
        account.fieldNames().forEachRemaining(code -> {
            JsonNode balance = account.path(code);
            Asset asset = Asset.of(code);
            balances.put(asset, new Balance(asset, quantity(balance, "free"), quantity(balance, "locked")));
        });
        return balances;
    }

    private static Quantity quantity(JsonNode json, String field) {
        return Quantity.of(json.path(field).asText());
    }

    @Override
    public void close() {
        sim.close();
    }
}

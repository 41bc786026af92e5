package trade.helix.examples.customvenue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.examples.customvenue.harbour.Deal;
import trade.helix.examples.customvenue.harbour.Harbour;
import trade.helix.examples.customvenue.harbour.Order;
import trade.helix.examples.customvenue.harbour.Statement;
import trade.helix.examples.customvenue.harbour.Trouble;
import trade.helix.tck.FakeTime;
import trade.helix.tck.VenueFault;
import trade.helix.tck.VenueFixture;
import trade.helix.tck.VenueLedger;

/** The adapter opened at a Harbour, and the Harbour's controls and books. */
final class HarbourFixture implements VenueFixture {
    private static final String KEY = "harbour-key-that-must-not-be-seen";
    private static final String SECRET = "harbour-secret-that-must-not-be-seen";

    private final FakeTime time = new FakeTime(Instant.parse("2026-05-15T08:00:00Z"));
    private final Harbour harbour;
    private final Venue venue;

    HarbourFixture() {
        try {
            harbour = Harbour.open(time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        harbour.admit(KEY, SECRET, new BigDecimal("50000"));
        VenueConfig config = VenueConfig.builder().baseUri(harbour.uri()).build();
        venue = new HarbourVenueProvider().open(config, new VenueContext(time));
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
        return new Credentials("a-key-of-nobody", Secret.of(SECRET));
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
        return time.instant();
    }

    @Override
    public void pass(Duration step) {
        time.pass(step);
    }

    @Override
    public void price(Price bid) {
        harbour.price(bid.value());
    }

    @Override
    public Duration absenceBound() {
        return Duration.ZERO;
    }

    @Override
    public int fillsOnAPage() {
        return 50;
    }

    @Override
    public Set<VenueFault> faults() {
        return EnumSet.complementOf(EnumSet.of(VenueFault.LOOKUP_STALE));
    }

    @Override
    public void arm(VenueFault fault) {
        switch (fault) {
            case SUBMIT_LOST, PROTECT_LOST -> harbour.arm("POST /orders", Trouble.LOST);
            case SUBMIT_ANSWER_LOST, PROTECT_ANSWER_LOST -> harbour.arm("POST /orders", Trouble.ANSWER_LOST);
            case SUBMIT_ANSWERED_WITH_ERROR -> harbour.arm("POST /orders", Trouble.ANSWERED_WITH_ERROR);
            case SUBMIT_RATE_LIMITED -> harbour.arm("POST /orders", Trouble.TOO_MANY);
            case CANCEL_LOST -> harbour.arm("DELETE /orders/", Trouble.LOST);
            case CANCEL_ANSWER_LOST -> harbour.arm("DELETE /orders/", Trouble.ANSWER_LOST);
            case LOOKUP_LOST -> twice("GET /orders/");
            case READ_LOST -> twice("GET /balances");
            default -> throw new IllegalArgumentException("The Harbour has no " + fault + ".");
        }
    }

    /** The JDK itself may repeat a GET that was lost. */
    private void twice(String request) {
        harbour.arm(request, Trouble.LOST);
        harbour.arm(request, Trouble.LOST);
    }

    @Override
    public VenueLedger ledger() {
        Statement books = harbour.statement(KEY);
        return new VenueLedger(
                books.orders().stream().map(HarbourFixture::order).toList(),
                books.deals().stream().map(HarbourFixture::execution).toList(),
                Map.of(
                        Asset.of("USDT"), balance("USDT", books.usdt(), BigDecimal.ZERO),
                        Asset.of("BTC"), balance("BTC", books.btc(), books.held())));
    }

    private static VenueLedger.Order order(Order order) {
        BigDecimal stop = order.stop();
        return new VenueLedger.Order(
                order.number(),
                order.id(),
                side(order.side()),
                new Quantity(order.quantity()),
                new Quantity(order.filled()),
                order.isLive(),
                stop == null ? null : new Price(stop));
    }

    private static VenueLedger.Execution execution(Deal deal) {
        return new VenueLedger.Execution(
                deal.order(),
                side(deal.side()),
                new Price(deal.price()),
                new Quantity(deal.quantity()),
                new Money(deal.fee(), Asset.of("USDT")));
    }

    private static Side side(String side) {
        return Side.valueOf(side.toUpperCase(Locale.ROOT));
    }

    private static Balance balance(String asset, BigDecimal total, BigDecimal held) {
        return new Balance(Asset.of(asset), new Quantity(total.subtract(held)), new Quantity(held));
    }

    @Override
    public void close() {
        venue.close();
        harbour.close();
    }
}

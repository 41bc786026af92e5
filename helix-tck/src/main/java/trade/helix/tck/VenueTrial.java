package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Balance;
import trade.helix.api.account.Credentials;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.AttachedStop;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.Venue;

/** One rule's session with a venue, and the steps that rules are made of. */
final class VenueTrial {
    private static final Ratio LEAST_TIMES = new Ratio(BigDecimal.TEN);
    private static final Ratio A_TENTH_MORE = Ratio.ofPercent("110");
    private static final Ratio TO_STOP = Ratio.ofPercent("2");
    private static final Ratio TO_LIMIT = Ratio.ofPercent("1");
    private static final Ratio TO_TARGET = Ratio.ofPercent("5");
    private static final Ratio BEYOND = Ratio.ofPercent("0.1");

    final VenueFixture fixture;
    final Venue venue;
    final ExchangeClient client;
    final Symbol symbol;
    final Instrument instrument;
    private final AtomicInteger ids = new AtomicInteger();

    VenueTrial(VenueFixture fixture) {
        this.fixture = fixture;
        this.venue = fixture.venue();
        this.symbol = fixture.symbol();
        this.client = login(fixture.credentials());
        this.instrument = venue.instrument(symbol)
                .orElseThrow(() -> new AssertionError("The venue does not list the fixture's symbol " + symbol + "."));
    }

    ExchangeClient login(Credentials credentials) {
        return venue.login(new AccountId("tck"), credentials);
    }

    ClientOrderId newId() {
        return new ClientOrderId("tck" + ids.incrementAndGet());
    }

    Price bid() {
        return venue.quote(symbol).bid();
    }

    /** About ten times the least value, and not a round number of steps. */
    Quantity quantity() {
        Quantity step = instrument.quantityStep();
        return Quantity.affordable(instrument.minNotional().times(LEAST_TIMES), bid(), step)
                .plus(instrument.minQuantity().times(new Ratio(BigDecimal.valueOf(3))))
                .floorTo(step)
                .plus(step);
    }

    OrderRequest order(Side side, Quantity quantity) {
        return new OrderRequest(newId(), symbol, side, quantity);
    }

    OrderRequest buy() {
        return order(Side.BUY, quantity());
    }

    /** The smallest that the rules surely take: a tenth above the least value. */
    OrderRequest leastBuy() {
        Quantity step = instrument.quantityStep();
        Quantity quantity = Quantity.affordable(instrument.minNotional().times(A_TENTH_MORE), bid(), step);
        return order(Side.BUY, quantity.plus(instrument.minQuantity()).floorTo(step));
    }

    /** With a stop 2 % below the market. */
    OrderRequest buyWithStop() {
        return buyWithStop(bid().less(TO_STOP).toTick(instrument.priceTick(), RoundingMode.UP));
    }

    OrderRequest buyWithStop(Price stop) {
        return new OrderRequest(newId(), symbol, Side.BUY, quantity(), new AttachedStop(ids.incrementAndGet(), stop));
    }

    SubmitResult.Accepted bought() {
        return accepted(client.submit(buy()));
    }

    /** What can be sold of the base asset now. */
    Quantity owned() {
        return balance(symbol.base()).free().floorTo(instrument.quantityStep());
    }

    Balance balance(Asset asset) {
        return client.account().balance(asset);
    }

    /** Covers all that is owned, 2 % below the market. */
    ProtectionRequest stop() {
        return protection(owned(), null);
    }

    ProtectionRequest pair() {
        return protection(owned(), bid().moved(TO_TARGET).toTick(instrument.priceTick(), RoundingMode.UP));
    }

    ProtectionRequest protection(Quantity quantity, @Nullable Price target) {
        Price stop = bid().less(TO_STOP).toTick(instrument.priceTick(), RoundingMode.UP);
        return new ProtectionRequest(newId(), symbol, quantity, stop, limit(stop), target);
    }

    Price limit(Price stop) {
        return stop.less(TO_LIMIT).toTick(instrument.priceTick(), RoundingMode.DOWN);
    }

    /** Buys and protects what came in. */
    ProtectionRequest protectedBy(boolean pair) {
        bought();
        ProtectionRequest request = pair ? pair() : stop();
        placed(client.protect(request));
        return request;
    }

    void reachStop(ProtectionRequest request) {
        reach(request.stop());
    }

    void reach(Price stop) {
        fixture.price(stop.less(BEYOND).toTick(instrument.priceTick(), RoundingMode.UP));
    }

    void reachTarget(ProtectionRequest request) {
        fixture.price(request.target().orElseThrow().moved(BEYOND).toTick(instrument.priceTick(), RoundingMode.UP));
    }

    Lookup find(OrderRef order) {
        return client.find(new LookupQuery(order, fixture.now()));
    }

    List<OrderState> found(OrderRef order) {
        return assertInstanceOf(Lookup.Found.class, find(order), () -> "look-up of " + order)
                .orders();
    }

    OrderState foundOne(OrderRef order) {
        return only(found(order));
    }

    List<OrderState> open() {
        return client.openOrders(new OpenOrdersQuery(symbol));
    }

    /** Page by page, to the end. */
    List<Fill> fills(FillQuery query) {
        List<Fill> all = new ArrayList<>();
        Page<Fill> page = client.fills(query);
        all.addAll(page.items());
        for (Optional<String> next = page.next(); next.isPresent(); next = page.next()) {
            page = client.fills(query.from(next.get()));
            all.addAll(page.items());
            assertTrue(all.size() <= fixture.ledger().executions().size(), "pages without an end");
        }
        return all;
    }

    VenueLedger ledger() {
        return fixture.ledger();
    }

    void nothingIsAtTheVenue() {
        assertEquals(List.of(), ledger().orders(), "orders at the venue");
    }

    /** The one live order of the ledger. */
    VenueLedger.Order oneLive() {
        return only(live());
    }

    List<VenueLedger.Order> live() {
        return ledger().orders().stream().filter(VenueLedger.Order::live).toList();
    }

    static SubmitResult.Accepted accepted(SubmitResult result) {
        return assertInstanceOf(SubmitResult.Accepted.class, result, "what came of submit");
    }

    static List<OrderState> placed(ProtectResult result) {
        return assertInstanceOf(ProtectResult.Placed.class, result, "what came of protect")
                .orders();
    }

    static List<OrderState> cancelled(CancelResult result) {
        return assertInstanceOf(CancelResult.Cancelled.class, result, "what came of cancel")
                .orders();
    }

    static RefusalReason refused(SubmitResult result) {
        return assertInstanceOf(SubmitResult.Refused.class, result, "what came of submit")
                .refusal()
                .reason();
    }

    static RefusalReason refused(ProtectResult result) {
        return assertInstanceOf(ProtectResult.Refused.class, result, "what came of protect")
                .refusal()
                .reason();
    }

    static <T> T only(List<T> list) {
        assertEquals(1, list.size(), () -> "how many of " + list);
        return list.get(0);
    }
}

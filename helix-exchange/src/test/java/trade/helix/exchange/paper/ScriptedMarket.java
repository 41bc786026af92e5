package trade.helix.exchange.paper;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderBook;
import trade.helix.api.market.OrderBook.Level;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;
import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueException;

/** A market whose book is what a test says. Nobody may log in. */
final class ScriptedMarket implements Venue {
    static final Symbol SYMBOL = Symbol.of("AB/CD");

    private final InstantSource time;
    private final Set<OrderType> types;
    private volatile List<Level> bids = List.of();
    private volatile List<Level> asks = List.of();
    volatile boolean tradable = true;
    volatile int reads;
    volatile boolean unreachable;
    volatile boolean delisted;

    ScriptedMarket(InstantSource time, OrderType... types) {
        this.time = time;
        this.types = Set.of(types);
    }

    void book(List<Level> newBids, List<Level> newAsks) {
        bids = List.copyOf(newBids);
        asks = List.copyOf(newAsks);
    }

    static Level level(String price, String quantity) {
        return new Level(Price.of(price), Quantity.of(quantity));
    }

    @Override
    public VenueId id() {
        return new VenueId("scripted");
    }

    @Override
    public Environment environment() {
        return Environment.LIVE;
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.of(Capability.PROTECTIVE_PAIR);
    }

    @Override
    public List<Symbol> resolve(String text) {
        return List.of(SYMBOL);
    }

    @Override
    public Optional<Instrument> instrument(Symbol symbol) {
        if (delisted || !symbol.equals(SYMBOL)) {
            return Optional.empty();
        }
        return Optional.of(Instrument.builder()
                .symbol(SYMBOL)
                .nativeName("ABCD")
                .tradable(tradable)
                .priceTick(Price.of("0.01"))
                .quantityStep(Quantity.of("0.001"))
                .minQuantity(Quantity.of("0.001"))
                .maxQuantity(Quantity.of("1000"))
                .minNotional(Money.of("0.01", "CD"))
                .takerFee(Ratio.ofFraction("0.0026"))
                .orderTypes(types)
                .build());
    }

    @Override
    public Quote quote(Symbol symbol) {
        return new Quote(symbol, bids.get(0).price(), asks.get(0).price(), time.instant());
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread in each test.
    public OrderBook book(Symbol symbol, int depth) {
        if (unreachable) {
            throw new VenueException(VenueException.Category.UNREACHABLE, "The market does not answer.");
        }
        reads++;
        return new OrderBook(
                symbol,
                bids.subList(0, Math.min(depth, bids.size())),
                asks.subList(0, Math.min(depth, asks.size())),
                time.instant());
    }

    @Override
    public ExchangeClient login(AccountId account, Credentials credentials) {
        throw new AssertionError("Paper logged in at the real venue.");
    }

    @Override
    public void close() {}
}

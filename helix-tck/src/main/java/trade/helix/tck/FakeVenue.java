package trade.helix.tck;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.account.Permission;
import trade.helix.api.account.Transfer.Direction;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderBook;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;
import trade.helix.api.venue.VenueProvider;

/**
 * A venue in memory that lists BTC/USDT, first at 60,000. It fills market orders whole and at once, buys one tick above
 * the price, triggers stops and targets when the price reaches them, and takes 0.1 % of what comes in. Each key has an
 * account of its own that starts with 10,000 USDT. What happens is up to {@link #price}, {@link #arm} and the clock; it
 * keeps every rule of {@link VenueContractTest}. Needs no JUnit. Thread-safe.
 */
public final class FakeVenue implements Venue {
    /** The one symbol. */
    public static final Symbol SYMBOL = FakeMarket.SYMBOL;

    /** What providers and configuration call it. */
    public static final VenueId ID = new VenueId("fake");

    /** How long after the latest possible sending an order can still appear. */
    public static final Duration ABSENCE_BOUND = Duration.ofSeconds(10);

    static final int FILLS_ON_A_PAGE = 3;

    private final InstantSource time;
    private final Capabilities capabilities;
    private final FakeMarket market;
    private final FakeFaults faults = new FakeFaults();
    private final Set<String> refusedKeys = ConcurrentHashMap.newKeySet();
    private volatile KeyPermissions permissions = new KeyPermissions(Permission.YES, Permission.NO, Permission.NO);
    private volatile boolean closed;

    /**
     * A venue that can do everything but send a stop with an entry, or tell of its own accord.
     *
     * @param time its clock and Helix's
     */
    public FakeVenue(InstantSource time) {
        this(
                time,
                Capabilities.of(
                        Capability.PROTECTIVE_STOP,
                        Capability.PROTECTIVE_PAIR,
                        Capability.CERTAIN_ABSENCE,
                        Capability.TRANSFERS));
    }

    /**
     * A venue that can do some things. One that can send a stop with an entry fills such an entry in two executions, so that
     * there are two stops, and takes its fee in the quote asset. One that tells of its own accord does so before the call returns
     * that brought it about.
     *
     * @param time its clock and Helix's
     * @param capabilities what it can do
     */
    public FakeVenue(InstantSource time, Capabilities capabilities) {
        this.time = Objects.requireNonNull(time, "time");
        this.capabilities = Objects.requireNonNull(capabilities, "capabilities");
        this.market = new FakeMarket(time);
    }

    /** {@return a provider that always opens this venue} */
    public VenueProvider provider() {
        return new VenueProvider() {
            @Override
            public String id() {
                return ID.value();
            }

            @Override
            public Venue open(VenueConfig config, VenueContext context) {
                return FakeVenue.this;
            }
        };
    }

    /**
     * Moves the market; what it reaches has filled when this returns.
     *
     * @param bid the best bid from now on, rounded down to the tick of 0.01
     */
    public void price(Price bid) {
        market.price(bid);
    }

    /**
     * Makes the next call that it fits go wrong, once. Several wait for their turn.
     *
     * @param fault what
     */
    public void arm(VenueFault fault) {
        faults.arm(fault);
    }

    /**
     * No longer knows a key; every other one is good.
     *
     * @param key the public half
     */
    public void refuseKey(String key) {
        refusedKeys.add(key);
    }

    /**
     * Sets what it says of every key.
     *
     * @param permissions at first: may trade, may not withdraw, no leverage
     */
    public void permissions(KeyPermissions permissions) {
        this.permissions = Objects.requireNonNull(permissions, "permissions");
    }

    /**
     * Moves funds of an account from outside the venue or out of it.
     *
     * @param key the public half of its key
     * @param direction which way
     * @param amount above zero; what is not free cannot leave
     */
    public void transfer(String key, Direction direction, Money amount) {
        with(key, account -> {
            account.transfer(direction, amount);
            return amount;
        });
    }

    /**
     * What really happened.
     *
     * @param key the public half of an account's key
     * @return its books now
     */
    public VenueLedger ledger(String key) {
        return with(key, FakeAccount::ledger);
    }

    @Override
    public VenueId id() {
        return ID;
    }

    @Override
    public Environment environment() {
        return Environment.TESTNET;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public List<Symbol> resolve(String text) {
        String plain = text.startsWith("FAKE:") ? text.substring("FAKE:".length()) : text;
        return plain.equals(SYMBOL.toString()) || plain.equals(FakeMarket.INSTRUMENT.nativeName())
                ? List.of(SYMBOL)
                : List.of();
    }

    @Override
    public Optional<Instrument> instrument(Symbol symbol) {
        return symbol.equals(SYMBOL) ? Optional.of(FakeMarket.INSTRUMENT) : Optional.empty();
    }

    @Override
    public Quote quote(Symbol symbol) {
        requireListed(symbol);
        requireOpen();
        return market.quote();
    }

    @Override
    public OrderBook book(Symbol symbol, int depth) {
        requireListed(symbol);
        requireOpen();
        BigDecimal tick = FakeMarket.INSTRUMENT.priceTick().value();
        Quote best = market.quote();
        return new OrderBook(
                symbol, levels(best.bid(), tick.negate(), depth), levels(best.ask(), tick, depth), best.at());
    }

    private static List<OrderBook.Level> levels(Price best, BigDecimal step, int depth) {
        return IntStream.range(0, depth)
                .mapToObj(i -> new Price(best.value().add(step.multiply(BigDecimal.valueOf(i)))))
                .map(price -> new OrderBook.Level(price, Quantity.of("100")))
                .toList();
    }

    @Override
    public ExchangeClient login(AccountId account, Credentials credentials) {
        return new FakeExchangeClient(this, credentials.key());
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    boolean knows(String key) {
        return !refusedKeys.contains(key);
    }

    boolean strikes(VenueFault fault) {
        return faults.strikes(fault);
    }

    KeyPermissions permissions() {
        return permissions;
    }

    Instant now() {
        return time.instant();
    }

    <T> T with(String key, Function<FakeAccount, T> work) {
        return market.with(key, work);
    }

    static void requireListed(Symbol symbol) {
        if (!symbol.equals(SYMBOL)) {
            throw new VenueException(Category.REFUSED, "The fake venue lists " + SYMBOL + " only, not " + symbol + ".");
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new VenueException(Category.UNREACHABLE, "The fake venue is closed.");
        }
    }
}

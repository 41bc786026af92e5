package trade.helix.exchange.paper;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderBook;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.KeyValue;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueContext;

/**
 * A venue whose prices are real and whose orders go nowhere. Thread-safe.
 *
 * <p>It reads catalogue, quotes and books of another venue, and never logs in there: no key is needed, and credentials that are
 * given are ignored ({@link #noKey} is one to give). Orders are matched against the live book, read for that order: market
 * orders walk it and what it cannot fill expires; stops and targets rest here and meet the book whenever the account is asked
 * for anything or sent anything. There is no thread and no timer: while nobody asks, nothing triggers. The engine looks at
 * resting orders every 2 s. {@code docs/paper-and-live.md} lists what differs from real trading.
 *
 * <p>What an account has, its live orders and the latest 1,000 that ended are one value in the context's {@link KeyValue},
 * named {@code paper.}, the venue's id, a dot and the account's id. With one that lasts, everything goes on after a restart. An
 * account belongs to one process at a time.
 *
 * <p>It declares stops, pairs where the other venue has them, and certain absence; neither stops that travel nor transfers.
 */
public final class PaperVenue implements Venue {
    /** The names of what {@link Builder#options} takes. */
    public static final Set<String> OPTIONS = Set.of("paper.balances", "paper.latency");

    private static final Logger LOG = LoggerFactory.getLogger(PaperVenue.class);

    private final Venue market;
    private final KeyValue store;
    private final InstantSource time;
    private final FeesIn fees;
    private final Map<Asset, Quantity> balances;
    private final Duration latency;
    private final Sleeper sleeper;
    private final Map<AccountId, PaperAccount> accounts = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private PaperVenue(Builder builder) {
        this.market = builder.market;
        this.store = builder.context.keyValue();
        this.time = builder.context.time();
        this.fees = builder.fees;
        this.balances = Map.copyOf(builder.balances);
        this.latency = builder.latency;
        this.sleeper = builder.sleeper;
    }

    /**
     * Starts a description of paper trading at the market of a venue.
     *
     * @param market an opened one; it is closed with the paper venue
     * @param context the clock, and where the accounts are kept
     * @return a builder
     */
    public static Builder over(Venue market, VenueContext context) {
        return new Builder(market, context);
    }

    /**
     * Credentials for where some must be given.
     *
     * @return a key that is none
     */
    public static Credentials noKey() {
        return new Credentials("paper", Secret.of("paper"));
    }

    /** The id of the venue whose market it is: symbols and journals are spelled alike. */
    @Override
    public VenueId id() {
        return market.id();
    }

    @Override
    public Environment environment() {
        return Environment.PAPER;
    }

    @Override
    public Capabilities capabilities() {
        return pairs()
                ? Capabilities.of(
                        Capability.PROTECTIVE_STOP,
                        Capability.PROTECTIVE_PAIR,
                        Capability.CERTAIN_ABSENCE,
                        Capability.NO_KEYS)
                : Capabilities.of(Capability.PROTECTIVE_STOP, Capability.CERTAIN_ABSENCE, Capability.NO_KEYS);
    }

    private boolean pairs() {
        return market.capabilities().has(Capability.PROTECTIVE_PAIR);
    }

    @Override
    public List<Symbol> resolve(String text) {
        return market.resolve(text);
    }

    @Override
    public Optional<Instrument> instrument(Symbol symbol) {
        return market.instrument(symbol);
    }

    @Override
    public Quote quote(Symbol symbol) {
        return market.quote(symbol);
    }

    @Override
    public OrderBook book(Symbol symbol, int depth) {
        return market.book(symbol, depth);
    }

    /**
     * Opens a session of the account that is kept under its name, or of a new one.
     *
     * @throws trade.helix.api.venue.VenueException if what is kept of it cannot be read
     */
    @Override
    public ExchangeClient login(AccountId account, Credentials credentials) {
        PaperAccount opened = accounts.computeIfAbsent(account, this::open);
        return new PaperClient(opened, pairs(), latency, sleeper, closed::get);
    }

    private PaperAccount open(AccountId account) {
        Keeper keeper =
                new Keeper(store, "paper." + id() + "." + account, () -> PaperState.opened(origin(account), balances));
        keeper.load();
        return new PaperAccount(market, keeper, fees, time);
    }

    private String origin(AccountId account) {
        return "p" + Integer.toUnsignedString(account.hashCode(), Character.MAX_RADIX) + "-"
                + Long.toString(time.millis(), Character.MAX_RADIX);
    }

    @Override
    public void close() {
        closed.set(true);
        market.close();
    }

    /** Collects the parts of a {@link PaperVenue}; not for use by several threads. */
    public static final class Builder {
        private final Venue market;
        private final VenueContext context;
        private FeesIn fees = FeesIn.RECEIVED;
        private Map<Asset, Quantity> balances = Map.of(
                Asset.of("USDT"), Quantity.of("10000"),
                Asset.of("USDC"), Quantity.of("10000"),
                Asset.of("USD"), Quantity.of("10000"),
                Asset.of("EUR"), Quantity.of("10000"));
        private Duration latency = Duration.ZERO;
        private Sleeper sleeper = time -> Thread.sleep(time.toMillis());

        private Builder(Venue market, VenueContext context) {
            this.market = market;
            this.context = context;
        }

        /**
         * In which asset fees are taken, at the instrument's taker rate.
         *
         * @param value default {@link FeesIn#RECEIVED}
         * @return this
         */
        public Builder fees(FeesIn value) {
            this.fees = value;
            return this;
        }

        /**
         * What an account has when it is first opened; one that is kept stays as it is.
         *
         * @param value default 10,000 each of USDT, USDC, USD and EUR
         * @return this
         */
        public Builder balances(Map<Asset, Quantity> value) {
            this.balances = value;
            return this;
        }

        /**
         * How long an order, a protective order or a cancel is under way before the book is read for it. Reading the book is
         * a way to the venue and back already.
         *
         * @param value default nothing; not below zero
         * @return this
         */
        public Builder latency(Duration value) {
            this.latency = value;
            return this;
        }

        /** For tests that wait for nothing. */
        Builder sleeper(Sleeper value) {
            this.sleeper = value;
            return this;
        }

        /**
         * Reads balances and latency from a venue's options; those that are not there stay as they are.
         *
         * @param options {@code paper.balances} such as {@code USDT=10000,BTC=0.5}, {@code paper.latency} as an ISO duration such
         *     as {@code PT0.05S}; others are left to others
         * @return this
         * @throws IllegalArgumentException if one has another form, with every fault in the message
         */
        public Builder options(Map<String, String> options) {
            List<String> faults = new ArrayList<>();
            Optional.ofNullable(options.get("paper.balances")).ifPresent(text -> balances = balances(text, faults));
            Optional.ofNullable(options.get("paper.latency")).ifPresent(text -> latency = latency(text, faults));
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException("Paper trading cannot start: " + String.join("; ", faults) + ".");
            }
            return this;
        }

        private static Map<Asset, Quantity> balances(String text, List<String> faults) {
            Map<Asset, Quantity> read = new HashMap<>();
            for (String part : text.split(",", -1)) {
                String[] sides = part.split("=", -1);
                try {
                    Asset asset = Asset.of(sides[0].strip().toUpperCase(Locale.ROOT));
                    if (sides.length != 2 || read.put(asset, Quantity.of(sides[1])) != null) {
                        faults.add("paper.balances has '" + part + "': name each asset once, as in USDT=10000,BTC=0.5");
                    }
                } catch (IllegalArgumentException e) {
                    faults.add("paper.balances has '" + part + "', which is no asset and amount as in USDT=10000: "
                            + e.getMessage());
                }
            }
            return read;
        }

        private static Duration latency(String text, List<String> faults) {
            try {
                Duration read = Duration.parse(text.strip());
                if (!read.isNegative()) {
                    return read;
                }
                faults.add("paper.latency is below zero: '" + text + "'");
            } catch (DateTimeException e) {
                faults.add("paper.latency is no ISO duration such as PT0.05S: '" + text + "'");
            }
            return Duration.ZERO;
        }

        /**
         * Puts the parts together. It does not need the network yet.
         *
         * @return the venue, to be closed by the caller
         */
        public PaperVenue open() {
            if (!context.keyValue().outlivesTheProcess()) {
                LOG.warn(
                        "Paper accounts at {} are kept in memory: their balances, orders and stops are lost with this process,"
                                + " while a journal that lasts still counts on them. Give Helix a keyValue that lasts.",
                        market.id());
            }
            return new PaperVenue(this);
        }
    }
}

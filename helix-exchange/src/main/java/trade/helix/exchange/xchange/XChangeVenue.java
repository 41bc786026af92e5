package trade.helix.exchange.xchange;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.knowm.xchange.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderBook;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.exchange.internal.Endpoint;
import trade.helix.exchange.internal.Words;

/** A venue as a module of XChange knows it. Opened by {@link XChangeVenueProvider}. Thread-safe. */
public final class XChangeVenue implements Venue {
    private static final Logger LOG = LoggerFactory.getLogger(XChangeVenue.class);

    private final VenueId id;
    private final Environment environment;
    private final Exchanges exchanges;
    private final Exchange exchange;
    private final Options options;
    private final InstantSource time;
    private final Duration patience;
    private final Abilities abilities;
    private final Markets markets;
    private final MarketData market;
    private final KnownOrders known;
    private final Map<Credentials, KeyLane> lanes = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    XChangeVenue(
            VenueId id,
            Environment environment,
            Class<? extends Exchange> type,
            Options options,
            VenueConfig config,
            VenueContext context) {
        this.id = id;
        this.environment = environment;
        this.exchanges = new Exchanges(type, config);
        this.exchange = exchanges.open(null);
        this.options = options;
        this.time = context.time();
        this.patience = config.connectTimeout().plus(config.requestTimeout());
        this.abilities = Abilities.of(exchange);
        Troubles troubles = new Troubles(id.value(), UnaryOperator.identity());
        this.markets =
                new Markets(id.value(), exchange, new Rules(options, abilities.stopsFoundAgain()), troubles, time);
        this.market = new MarketData(id.value(), exchange, markets, abilities, troubles, time, closed);
        this.known = new KnownOrders(id.value(), context.keyValue());
        report().forEach(line -> LOG.info("{}: {}", id, line));
    }

    /**
     * What the module can do and cannot, and what is assumed: one line for each thing, for a person. Found without a call when
     * the venue was opened.
     *
     * @return the lines
     */
    public List<String> report() {
        return abilities.report();
    }

    @Override
    public VenueId id() {
        return id;
    }

    @Override
    public Environment environment() {
        return environment;
    }

    @Override
    public Capabilities capabilities() {
        return abilities.capabilities();
    }

    @Override
    public List<Symbol> resolve(String text) {
        return markets.resolve(text);
    }

    @Override
    public Optional<Instrument> instrument(Symbol symbol) {
        return markets.instrument(symbol);
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
     * Opens a session. All sessions of one key share one instance of XChange and its turn.
     *
     * @throws IllegalArgumentException if the module cannot sign with the key; the message does not repeat it
     */
    @Override
    public ExchangeClient login(AccountId account, Credentials credentials) {
        Endpoint.checkKey(account, credentials);
        KeyLane lane = lanes.computeIfAbsent(credentials, each -> lane(account, each));
        Troubles troubles = new Troubles(
                id.value(),
                text -> text.replace(credentials.key(), "***")
                        .replace(credentials.secret().reveal(), "***"));
        OrderSearch search = new OrderSearch(lane, markets, known, options.reference(), troubles, time);
        return new XChangeClient(
                new AccountReads(id.value(), lane, markets, known, options, troubles, time),
                new Fills(id.value(), lane, markets, known, troubles),
                new OrderEntry(lane, markets, abilities, known, options.reference(), troubles, time),
                search,
                new Cancellation(lane, markets, abilities, search, troubles, time));
    }

    private KeyLane lane(AccountId account, Credentials credentials) {
        Exchange own;
        try {
            own = exchanges.open(credentials);
        } catch (RuntimeException e) {
            // Without its message and itself: either may repeat the secret.
            throw new IllegalArgumentException("XChange's module of " + id + " cannot sign with the key of account "
                    + account + " (" + e.getClass().getSimpleName()
                    + "): copy key and secret from the venue's key page.");
        }
        return new KeyLane(own, exchange, markets, patience, closed);
    }

    @Override
    public void close() {
        closed.set(true);
    }

    @Override
    public String toString() {
        return "XChangeVenue[" + Words.of(id.value()) + "]";
    }
}

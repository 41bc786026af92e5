package trade.helix.exchange.binance;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderBook;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.exchange.internal.AccountStreams;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.Endpoint;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.StreamSettings;
import trade.helix.exchange.internal.Streams;
import trade.helix.exchange.internal.Transport;
import trade.helix.exchange.internal.VenueClock;

/** Binance as this process sees it. */
final class BinanceVenue implements Venue {
    private static final VenueId ID = new VenueId(BinanceVenueProvider.ID);
    private static final Capabilities CAPABILITIES = Capabilities.of(
            Capability.PROTECTIVE_STOP,
            Capability.PROTECTIVE_PAIR,
            Capability.CERTAIN_ABSENCE,
            Capability.PRIVATE_STREAM);

    private static final Capabilities WITH_WALLET_API = Capabilities.of(
            Capability.PROTECTIVE_STOP,
            Capability.PROTECTIVE_PAIR,
            Capability.CERTAIN_ABSENCE,
            Capability.TRANSFERS,
            Capability.PRIVATE_STREAM);

    /**
     * The venue pings every 20 s, and an address may connect 300 times in 5 minutes.
     */
    static final StreamSettings STREAM_SETTINGS = StreamSettings.of(Duration.ofSeconds(60), 300, Duration.ofMinutes(5));

    private final Environment environment;
    private final boolean hasWalletApi;
    private final InstantSource time;
    private final Transport transport;
    private final RateLimits limits = new RateLimits();
    private final Wire wire;
    private final VenueClock clock;
    private final ExchangeInfo info;
    private final Catalogue catalogue;
    private final MarketData market;
    private final URI socket;
    private final Streams streams;
    private final Map<String, Allowance> accounts = new ConcurrentHashMap<>();

    BinanceVenue(
            URI base,
            Environment environment,
            boolean hasWalletApi,
            VenueConfig config,
            InstantSource time,
            StreamSettings streamSettings) {
        this.environment = environment;
        this.hasWalletApi = hasWalletApi;
        this.time = time;
        this.transport = new Transport(base, config);
        this.wire = new Wire(transport, allowance(RateLimit.Kind.REQUEST_WEIGHT));
        this.clock = new VenueClock("Binance", this::now, time);
        this.info = new ExchangeInfo(wire, limits);
        this.catalogue = new Catalogue("Binance", info::read, time);
        this.market = new MarketData(wire, catalogue, time);
        this.socket = Hosts.socketOf(config);
        this.streams = new Streams(BinanceVenueProvider.ID, transport, streamSettings);
    }

    private Allowance allowance(RateLimit.Kind kind) {
        return new Allowance(() -> limits.of(kind), () -> clock.estimate(), time);
    }

    private Instant now() {
        Json answer = wire.get(Cost.TIME, "/api/v3/time", Form.EMPTY);
        return Failures.reading("Binance", "time", () -> answer.time("serverTime"));
    }

    @Override
    public VenueId id() {
        return ID;
    }

    @Override
    public Environment environment() {
        return environment;
    }

    @Override
    public Capabilities capabilities() {
        return hasWalletApi ? WITH_WALLET_API : CAPABILITIES;
    }

    @Override
    public List<Symbol> resolve(String text) {
        return catalogue.resolve(text);
    }

    @Override
    public Optional<Instrument> instrument(Symbol symbol) {
        return catalogue.instrument(symbol);
    }

    @Override
    public Quote quote(Symbol symbol) {
        return market.quote(symbol);
    }

    @Override
    public OrderBook book(Symbol symbol, int depth) {
        return market.book(symbol, depth);
    }

    @Override
    public ExchangeClient login(AccountId account, Credentials credentials) {
        Endpoint.checkKey(account, credentials);
        Allowance orders = accounts.computeIfAbsent(credentials.key(), unused -> allowance(RateLimit.Kind.ORDERS));
        SignedApi api = new SignedApi(wire, clock, orders, credentials);
        AccountStreams own = new AccountStreams(streams, account, new BinanceStream(socket, api, catalogue));
        return new BinanceClient(api, catalogue, info, market, clock, time, hasWalletApi, own);
    }

    @Override
    public void close() {
        streams.close();
        transport.close();
    }
}

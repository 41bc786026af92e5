package trade.helix.exchange.kraken;

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
import trade.helix.api.venue.KeyValue;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.exchange.internal.AccountStreams;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.Endpoint;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.PublicApi;
import trade.helix.exchange.internal.StreamSettings;
import trade.helix.exchange.internal.Streams;
import trade.helix.exchange.internal.Transport;
import trade.helix.exchange.internal.VenueClock;

/** Kraken as this process sees it. */
final class KrakenVenue implements Venue {
    /** For messages. */
    static final String NAME = "Kraken";

    private static final VenueId ID = new VenueId(KrakenVenueProvider.ID);
    private static final Capabilities CAPABILITIES = Capabilities.of(
            Capability.PROTECTIVE_STOP,
            Capability.ATTACHED_STOP,
            Capability.CERTAIN_ABSENCE,
            Capability.PRIVATE_STREAM);

    /** The venue says each second that it is there, and an address may connect about 150 times in 10 minutes. */
    static final StreamSettings STREAM_SETTINGS =
            StreamSettings.of(Duration.ofSeconds(10), 150, Duration.ofMinutes(10));

    private static final String SOCKET_PATH = "/v2";
    private static final URI SOCKET = URI.create("wss://ws-auth.kraken.com" + SOCKET_PATH);

    private final Environment environment;
    private final InstantSource time;
    private final Tier tier;
    private final KeyValue keyValue;
    private final Transport transport;
    private final Taxonomy taxonomy;
    private final VenueClock clock;
    private final Catalogue catalogue;
    private final MarketData market;
    private final SystemState system;
    private final URI socket;
    private final Streams streams;
    private final Map<String, KeyLane> lanes = new ConcurrentHashMap<>();

    KrakenVenue(
            URI base,
            Environment environment,
            VenueConfig config,
            VenueContext context,
            Tier tier,
            StreamSettings streamSettings) {
        this.environment = environment;
        this.keyValue = context.keyValue();
        this.tier = tier;
        this.time = context.time();
        this.transport = new Transport(base, config);
        this.taxonomy = new Taxonomy(this::venueNow);
        PublicApi api = new PublicApi(transport, taxonomy::judge);
        this.clock = new VenueClock(NAME, () -> now(api), time);
        this.catalogue = new Catalogue(NAME, at -> AssetPairs.read(api, at), time);
        this.market = new MarketData(api, catalogue, time);
        this.system = new SystemState(api, time);
        this.socket =
                config.baseUri().map(own -> Endpoint.socket(own, SOCKET_PATH)).orElse(SOCKET);
        this.streams = new Streams(KrakenVenueProvider.ID, transport, streamSettings);
    }

    private Instant venueNow() {
        return clock.estimate();
    }

    /** In whole seconds, cut off: at or before the true time. */
    private static Instant now(PublicApi api) {
        Json answer = api.get("/0/public/Time", Form.EMPTY);
        return Failures.reading(NAME, "Time", () -> Orders.time(answer, "unixtime"));
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
        return CAPABILITIES;
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
        Signer signer = Signer.of(account, credentials.secret());
        KeyLane lane =
                lanes.computeIfAbsent(credentials.key(), key -> new KeyLane(time, tier, new Nonces(keyValue, key)));
        PrivateApi api = new PrivateApi(transport, taxonomy, clock, lane, credentials.key(), signer);
        AccountStreams own = new AccountStreams(streams, account, new KrakenStream(socket, api));
        return new KrakenClient(api, lane, catalogue, system, clock, time, own);
    }

    @Override
    public void close() {
        streams.close();
        transport.close();
    }
}

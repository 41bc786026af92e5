package trade.helix.exchange.binance;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderBook;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.Endpoint;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.PublicApi;
import trade.helix.exchange.internal.Transport;
import trade.helix.exchange.internal.VenueClock;

/** Binance as this process sees it. */
final class BinanceVenue implements Venue {
    private static final VenueId ID = new VenueId(BinanceVenueProvider.ID);
    private static final Capabilities CAPABILITIES =
            Capabilities.of(Capability.PROTECTIVE_STOP, Capability.PROTECTIVE_PAIR, Capability.CERTAIN_ABSENCE);

    private final boolean hasWalletApi;
    private final InstantSource time;
    private final Transport transport;
    private final VenueClock clock;
    private final Catalogue catalogue;
    private final MarketData market;

    BinanceVenue(URI base, boolean hasWalletApi, VenueConfig config, InstantSource time) {
        this.hasWalletApi = hasWalletApi;
        this.time = time;
        this.transport = new Transport(base, config);
        PublicApi api = new PublicApi(transport, Taxonomy::judge);
        this.clock = new VenueClock("Binance", () -> now(api), time);
        this.catalogue = new Catalogue("Binance", at -> ExchangeInfo.read(api, at), time);
        this.market = new MarketData(api, catalogue, time);
    }

    private static Instant now(PublicApi api) {
        Json answer = api.get("/api/v3/time", Form.EMPTY);
        return Failures.reading("Binance", "time", () -> answer.time("serverTime"));
    }

    @Override
    public VenueId id() {
        return ID;
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
        SignedApi api = new SignedApi(transport, clock, credentials);
        return new BinanceClient(api, catalogue, clock, time, hasWalletApi);
    }

    @Override
    public void close() {
        transport.close();
    }
}

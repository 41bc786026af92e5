package trade.helix.examples.customvenue;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
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
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/** The Harbour as this process sees it: what everybody may ask, and the one HTTP client of all sessions. */
final class HarbourVenue implements Venue {
    static final VenueId ID = new VenueId("harbour");

    private final InstantSource time;
    private final Wire wire;
    private final AtomicBoolean closed = new AtomicBoolean();

    HarbourVenue(URI base, VenueConfig config, InstantSource time) {
        this.time = time;
        this.wire = new Wire(base, config, closed::get);
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
        return Capabilities.of(Capability.PROTECTIVE_STOP);
    }

    @Override
    public List<Symbol> resolve(String text) {
        return instruments().stream()
                .filter(each -> text.equals(each.symbol().toString()) || text.equals(each.nativeName()))
                .map(Instrument::symbol)
                .toList();
    }

    @Override
    public Optional<Instrument> instrument(Symbol symbol) {
        return instruments().stream()
                .filter(each -> each.symbol().equals(symbol))
                .findFirst();
    }

    /** Asked each time, for it is one line. A long list deserves to be kept, with its age. */
    private List<Instrument> instruments() {
        return wire.get("/pairs", pairs -> Shapes.all(pairs, Shapes::instrument))
                .orThrow();
    }

    @Override
    public Quote quote(Symbol symbol) {
        OrderBook book = book(symbol, 1);
        if (book.bids().isEmpty() || book.asks().isEmpty()) {
            throw new VenueException(Category.UNREADABLE, "The Harbour's book of " + symbol + " has an empty side.");
        }
        return new Quote(symbol, book.bids().get(0).price(), book.asks().get(0).price(), book.at());
    }

    @Override
    public OrderBook book(Symbol symbol, int depth) {
        Instant asked = time.instant();
        return wire.get(
                        "/book?pair=" + Shapes.pair(symbol) + "&depth=" + depth,
                        json -> new OrderBook(
                                symbol, Shapes.levels(json.path("bids")), Shapes.levels(json.path("asks")), asked))
                .orThrow();
    }

    @Override
    public ExchangeClient login(AccountId account, Credentials credentials) {
        if (!credentials.key().matches("[\\x21-\\x7e]+")) {
            throw new IllegalArgumentException(
                    "The key of account " + account + " has characters that no key has: copy it once more.");
        }
        AtomicBoolean sessionClosed = new AtomicBoolean();
        return new HarbourClient(wire.signing(credentials, sessionClosed::get), time, sessionClosed);
    }

    @Override
    public void close() {
        closed.set(true);
    }
}

package trade.helix.tck;

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
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.Venue;

/** A venue that does what another one does, to be broken in one place. */
class DelegatingVenue implements Venue {
    final Venue sound;

    DelegatingVenue(Venue sound) {
        this.sound = sound;
    }

    @Override
    public VenueId id() {
        return sound.id();
    }

    @Override
    public Environment environment() {
        return sound.environment();
    }

    @Override
    public Capabilities capabilities() {
        return sound.capabilities();
    }

    @Override
    public List<Symbol> resolve(String text) {
        return sound.resolve(text);
    }

    @Override
    public Optional<Instrument> instrument(Symbol symbol) {
        return sound.instrument(symbol);
    }

    @Override
    public Quote quote(Symbol symbol) {
        return sound.quote(symbol);
    }

    @Override
    public OrderBook book(Symbol symbol, int depth) {
        return sound.book(symbol, depth);
    }

    @Override
    public ExchangeClient login(AccountId account, Credentials credentials) {
        return sound.login(account, credentials);
    }

    @Override
    public void close() {
        sound.close();
    }
}

package trade.helix.api.venue;

import java.util.List;
import java.util.Optional;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderBook;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;

/**
 * A venue as this process sees it: one catalogue, one clock offset, one set of limits, one HTTP client for all accounts.
 *
 * <p>Calls block within the configured deadlines and may be interrupted. Thread-safe.
 */
public interface Venue extends AutoCloseable {
    /** {@return its name} */
    VenueId id();

    /**
     * The world that it really trades in, also where its configuration left that open.
     *
     * @return which one; constant while it is open
     */
    Environment environment();

    /** {@return what it can do; constant while it is open} */
    Capabilities capabilities();

    /**
     * What a sender's spelling of a symbol may mean here.
     *
     * @param text such as {@code BTC/USDT}, {@code BTCUSDT} or {@code BINANCE:BTCUSDT}
     * @return every pair of the catalogue that it fits: none, one, or several if it is ambiguous; never a substitute
     * @throws VenueException if the catalogue cannot be read
     */
    List<Symbol> resolve(String text);

    /**
     * The trading rules of a symbol.
     *
     * @param symbol which
     * @return its rules; empty if the venue does not list it
     * @throws VenueException if the catalogue cannot be read
     */
    Optional<Instrument> instrument(Symbol symbol);

    /**
     * The best prices now.
     *
     * @param symbol a listed one
     * @return the prices, read during this call
     * @throws VenueException if they cannot be read
     */
    Quote quote(Symbol symbol);

    /**
     * The first levels of the book now.
     *
     * @param symbol a listed one
     * @param depth how many levels on each side, 1 to 1000; the venue may give fewer
     * @return the book
     * @throws VenueException if it cannot be read
     */
    OrderBook book(Symbol symbol, int depth);

    /**
     * Opens the session of one account. It does not need the network yet.
     *
     * @param account the host's name for it
     * @param credentials its key
     * @return the session, closed with the venue at the latest
     */
    ExchangeClient login(AccountId account, Credentials credentials);

    /** Closes every session and connection. Idempotent. */
    @Override
    void close();
}

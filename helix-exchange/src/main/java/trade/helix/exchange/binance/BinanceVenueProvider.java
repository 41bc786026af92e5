package trade.helix.exchange.binance;

import java.net.URI;
import java.util.Set;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueProvider;
import trade.helix.exchange.internal.Endpoint;
import trade.helix.exchange.paper.PaperVenue;

/**
 * Opens Binance Spot, under the id {@code binance}: {@code https://api.binance.com} for {@code LIVE},
 * {@code https://testnet.binance.vision} for {@code TESTNET}, or whatever {@code baseUri} says. Where the environment is not
 * set it is {@code TESTNET}.
 *
 * <p>{@code PAPER} reads the market of {@code LIVE} and sends nothing there: see {@link PaperVenue}. It needs no key. Its options
 * are {@code paper.balances}, what an account has at first, such as {@code USDT=10000,BTC=0.5} (default 10,000 each of USDT,
 * USDC, USD and EUR), and {@code paper.latency}, how long an order is under way, such as {@code PT0.05S} (default nothing
 * beside the reading of the book). Fees are taken in what comes in. The rest of this page is about real orders.
 *
 * <p>One HTTP/1.1 client serves all accounts of an opened venue. No order or cancel is ever sent twice: no retry, no redirect.
 * A call ends within the connect time-out plus the request time-out; one that must first read the venue's time or
 * symbols, as the very first does, within that time for each read.
 *
 * <p>Markets: spot only. Protective orders: a stop alone, or a stop and a target as one order list. Where a symbol has
 * {@code STOP_LOSS} that is the stop, else {@code STOP_LOSS_LIMIT} with the request's limit: the answer's type tells which.
 * Amounts go out as plain decimal text and are never rounded here.
 *
 * <p>Before an order leaves it is held to the filters of exchangeInfo: quantity and price grids, values, price bands. Where
 * Binance reckons with an average price that it does not tell, the last quote of the past 10 s stands in, and only what is
 * outside by more than a tenth is refused. An entry is also refused when the symbol does not trade, or when the number of
 * open orders leaves no room to protect it; for that the venue is asked only if the count of this session is full.
 *
 * <p>Limits: the weight of requests counts for all accounts of an opened venue, orders for each key. Entries, and reads that
 * no order waits for, stop at four fifths of either, as {@code RATE_LIMITED} with the time to wait. On 429 and 418 nothing is
 * sent until {@code Retry-After} is over, by all accounts, or for "too many orders" of that key; then exits, protection,
 * cancels and look-ups go first, everything else a second later. Other processes at the same address are not known of:
 * their use shows in the answers.
 *
 * <p>The venue's time is measured at first use, by reads after 2 minutes, by orders after 5, and after a refused timestamp.
 *
 * <p>A stream is one connection to the WebSocket API for each subscription, {@code wss://ws-api.binance.com:443/ws-api/v3} or
 * that of the testnet, or at the host of {@code baseUri}. It is renewed after 23 to 23.5 hours, before Binance ends it, and
 * taken for dead after a minute without a sign of life. Of the 300 attempts in 5 minutes that an address has, 240 are used.
 *
 * <p>{@code permissions} asks the wallet API about the key. The testnet has none: everything is unknown there, and never
 * taken for no. Sources: Binance's published Spot API documents, of 2026-07.
 */
public final class BinanceVenueProvider implements VenueProvider {
    static final String ID = "binance";

    /** Makes the provider; it holds nothing. */
    public BinanceVenueProvider() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Venue open(VenueConfig config, VenueContext context) {
        URI base = Hosts.of(config);
        Environment environment = Hosts.environment(config);
        boolean isPaper = environment == Environment.PAPER;
        Endpoint.check("Binance", base, config, isPaper ? PaperVenue.OPTIONS : Set.of());
        boolean hasWalletApi =
                environment == Environment.LIVE || config.baseUri().isPresent();
        Venue venue =
                new BinanceVenue(base, environment, hasWalletApi, config, context.time(), BinanceVenue.STREAM_SETTINGS);
        return isPaper
                ? PaperVenue.over(venue, context).options(config.options()).open()
                : venue;
    }
}

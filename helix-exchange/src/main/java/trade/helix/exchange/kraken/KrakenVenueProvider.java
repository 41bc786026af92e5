package trade.helix.exchange.kraken;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueProvider;
import trade.helix.exchange.internal.Endpoint;
import trade.helix.exchange.paper.FeesIn;
import trade.helix.exchange.paper.PaperVenue;

/**
 * Opens Kraken Spot, under the id {@code kraken}: {@code https://api.kraken.com} for {@code LIVE}, or whatever
 * {@code baseUri} says. Kraken has no test system for spot, so {@code TESTNET} needs a {@code baseUri}: a simulator's. Where the
 * environment is not set it is {@code PAPER}.
 *
 * <p>{@code PAPER} reads the market of {@code LIVE} and sends nothing there: see {@link PaperVenue}. It needs no key. Its options
 * are {@code paper.balances}, what an account has at first, such as {@code USD=10000,BTC=0.5} (default 10,000 each of USDT, USDC,
 * USD and EUR), and {@code paper.latency}, how long an order is under way, such as {@code PT0.05S} (default nothing beside the
 * reading of the book). Fees are taken in the quote asset. The rest of this page is about real orders.
 *
 * <p>One HTTP/1.1 client serves all accounts of an opened venue. No order or cancel is ever sent twice: no retry, no redirect.
 * Private calls of one key go one after the other; one whose turn does not come within the connect time-out plus the request
 * time-out is not sent. From its turn a call ends within that time again; one that must first read the venue's time or pairs,
 * as the very first does, within that time for each read.
 *
 * <p>Markets: spot only, quantities in the base asset, fees in the quote asset. An accepted order tells nothing of its
 * fills: a look-up does. Protective orders: a stop alone, as an order of its own, or a conditional close that goes with a
 * market entry, of which each execution places one stop; no pair. A stop whose trigger the market has passed acts at once.
 * Every order carries a deadline of 5 s by Kraken's clock, so that a look-up can be certain that it never arrived.
 * Amounts go out as plain decimal text and are never rounded here.
 *
 * <p>An entry is refused before it is sent where the pair's rules or the state of pair or venue forbid it. Balances that
 * earn, are staked or bonded are not tradable and left out.
 *
 * <p>A key serves one process alone, has no nonce window, and may query funds, open and closed orders, and create and
 * cancel orders. With a {@link trade.helix.api.venue.KeyValue} that lasts, its nonces rise over restarts whatever any clock
 * does; without one, as far as Kraken's own time does not step back.
 *
 * <p>A stream is one connection for each subscription, to {@code wss://ws-auth.kraken.com/v2} or to {@code /v2} at the host of
 * {@code baseUri}, with a token of its own, for which the key needs the right to create one ({@code create-ws-token}); without
 * it that is told, and tried again every 5 minutes. It tells of orders, and of balances as far as orders change them, not of
 * deposits. It is renewed after 23 to 23.5 hours, and taken for dead after 10 s without a sign of life. Of the about 150
 * attempts in 10 minutes that an address has, 120 are used.
 *
 * <p>Both of Kraken's limits are counted here as those of the account's level, which the option {@code tier} tells: {@code
 * starter} (the lowest, and the default), {@code intermediate} or {@code pro}. An entry stops at four fifths of the orders of
 * its pair, with the time to wait; exits, protective orders and cancels always go. Of the calls, watching a resting stop may
 * use three fifths, other reads four, and look-ups of what is not settled all.
 */
public final class KrakenVenueProvider implements VenueProvider {
    static final String ID = "kraken";

    private static final URI LIVE = URI.create("https://api.kraken.com");
    private static final Logger LOG = LoggerFactory.getLogger(KrakenVenueProvider.class);
    private static final Set<String> PAPER_OPTIONS =
            Stream.concat(PaperVenue.OPTIONS.stream(), Stream.of(Tier.OPTION)).collect(Collectors.toUnmodifiableSet());

    /** Makes the provider; it holds nothing. */
    public KrakenVenueProvider() {}

    @Override
    public String id() {
        return ID;
    }

    /** A host's name may end with a dot. */
    private static boolean isReal(URI base) {
        String host = base.getHost();
        return host != null && (host + ".").toLowerCase(Locale.ROOT).startsWith(LIVE.getHost() + ".");
    }

    @Override
    public Venue open(VenueConfig config, VenueContext context) {
        URI base = config.baseUri().orElse(LIVE);
        Environment environment = config.environment().orElse(Environment.PAPER);
        if (environment == Environment.TESTNET && isReal(base)) {
            throw new IllegalArgumentException("Kraken has no test system for spot, and " + base
                    + " trades real money: set baseUri to a simulator, or the environment to PAPER or LIVE.");
        }
        boolean isPaper = environment == Environment.PAPER;
        Endpoint.check(KrakenVenue.NAME, base, config, isPaper ? PAPER_OPTIONS : Set.of(Tier.OPTION));
        Tier tier = Tier.of(config.options().getOrDefault(Tier.OPTION, "starter"));
        Venue venue = new KrakenVenue(base, environment, config, context, tier, KrakenVenue.STREAM_SETTINGS);
        if (isPaper) {
            return PaperVenue.over(venue, context)
                    .options(config.options())
                    .fees(FeesIn.QUOTE)
                    .open();
        }
        if (!context.keyValue().outlivesTheProcess()) {
            LOG.warn(
                    "The last nonce of a Kraken key is kept in memory: after a restart its calls are refused if Kraken's clock"
                            + " has stepped back meanwhile. Give Helix a keyValue that lasts.");
        }
        return venue;
    }
}

package trade.helix.exchange.xchange;

import org.jspecify.annotations.Nullable;
import org.knowm.xchange.Exchange;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueProvider;

/**
 * Opens any venue that XChange has a module for, under the id {@code xchange}, or several under ids of their own. The module,
 * such as {@code org.knowm.xchange:xchange-bitstamp}, has to be on the class path, all of one version; 5.2.2 is tried.
 *
 * <p>Options:
 * <ul>
 *   <li>{@code exchange}: the class of the exchange, {@code org.knowm.xchange.bitstamp.BitstampExchange}, or its short name,
 *       {@code bitstamp}. Needed under the id {@code xchange}, and nowhere else.
 *   <li>{@code takerFee}: the undiscounted fee of an order that takes, as a fraction, 0.001 for 0.1 %; 0.01 where not given.
 *   <li>{@code quantityScale}: decimals of a quantity where the module tells none; without it such a pair is not listed.
 *   <li>{@code minNotional}: the least value of an order in the quote asset of its pair, where the module tells none (Kraken's,
 *       for one); without it there is none, and the venue refuses what is too small in words that Helix takes for unknown.
 *   <li>{@code wallet}: which wallet is traded from where the venue has several.
 *   <li>{@code reference}: how a client order id is sent, as {@code text}, or as a {@code number} made of it, which is the
 *       default for Kraken.
 * </ul>
 *
 * <p>What it promises is less than an adapter of its own does. Nothing is ever sent twice, and an outcome that is not certain
 * is unknown; but an order whose answer was lost may never be found again, and then stays unknown until a person settles it:
 * XChange has no bound after which it certainly did not arrive. A protective stop is placed only where it is surely found
 * again, which is so for few modules; {@link XChangeVenue#report} tells. The rights of a key are unknown. There is no deadline
 * for a whole call, only the connect and the request time-out, the latter for each wait for the next bytes. The pairs are read
 * once, at first use. Calls of a key go one after the other.
 *
 * <p>It opens only in a JVM that was started with {@code -Dsun.net.http.retryPost=false}, without which the JDK itself sends
 * an order again, and {@code -Dhttp.maxConnections=256} (at least 8).
 */
public final class XChangeVenueProvider implements VenueProvider {
    /** The id under which it is found on the class path. */
    public static final String ID = "xchange";

    private final String id;
    private final @Nullable Class<?> exchange;

    // Nothing of XChange may be touched here or in id(): it is an optional dependency, and every host that looks a
    // venue up by
    // its id makes this provider as well.

    /** The one that is found on the class path: the option {@code exchange} says which. */
    public XChangeVenueProvider() {
        this.id = ID;
        this.exchange = null;
    }

    /**
     * One for a single exchange.
     *
     * @param id of the venue; small letters, digits and dashes
     * @param exchange XChange's class
     */
    public XChangeVenueProvider(String id, Class<? extends Exchange> exchange) {
        this.id = id;
        this.exchange = exchange;
    }

    @Override
    public String id() {
        return id;
    }

    /**
     * Opens the venue; nothing is sent yet.
     *
     * @throws IllegalArgumentException if the configuration cannot work, XChange or its module is missing, or the JVM was started
     *     with other settings, with the remedy in the message
     */
    @Override
    public Venue open(VenueConfig config, VenueContext context) {
        try {
            Class.forName("org.knowm.xchange.Exchange", false, XChangeVenueProvider.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "XChange is not on the class path: add the artifact of the exchange, such as"
                            + " org.knowm.xchange:xchange-bitstamp:5.2.2.",
                    e);
        }
        return Opening.open(id, exchange, config, context, JdkHttp.ofSystem());
    }
}

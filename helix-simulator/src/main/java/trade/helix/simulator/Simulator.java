package trade.helix.simulator;

import java.math.BigDecimal;
import java.net.URI;

/**
 * Venues on loopback that serve until closed.
 *
 * <p>Thread-safe. Several may run in one process; they share nothing. Threads are daemons.
 */
public final class Simulator implements AutoCloseable {
    private final Venues venues;
    private final LoopbackServer server;
    private final URI uri;

    Simulator(Venues venues, int port) {
        this.venues = venues;
        this.server = new LoopbackServer(venues, port);
        this.uri = URI.create("http://" + LoopbackServer.HOST + ":" + server.port());
    }

    /**
     * Prepares a simulator.
     *
     * @return a builder with defaults for everything
     */
    public static SimulatorBuilder builder() {
        return new SimulatorBuilder();
    }

    /**
     * Where it listens.
     *
     * @return such as {@code http://127.0.0.1:18080}
     */
    public URI uri() {
        return uri;
    }

    /**
     * Moves a market at every venue; stops trigger and resting orders fill before this returns.
     *
     * @param symbol such as {@code BTC/USDT}, one of those that it started with
     * @param price in quote, at least a tick; rounded down to the tick
     * @throws IllegalArgumentException if the symbol is not listed or the price is too small
     */
    public void setPrice(String symbol, BigDecimal price) {
        venues.setPrice(symbol, price);
    }

    /**
     * Plays a price path in place of the one before; it begins now.
     *
     * @param csv lines of {@code time,price} or {@code time,price,symbol}: a time is a number of seconds or an ISO
     *     instant, and does not fall; a line without a symbol is for the one that was listed first
     * @param speed how many times faster than the path's times, not negative; zero waits for {@code POST /sim/prices/step}
     * @throws IllegalArgumentException if the path cannot be used; the message names the line
     */
    public void playPrices(String csv, BigDecimal speed) {
        venues.play(csv, speed);
    }

    /** Stops serving and frees the port. Closing twice does nothing more. */
    @Override
    public void close() {
        server.close();
    }
}

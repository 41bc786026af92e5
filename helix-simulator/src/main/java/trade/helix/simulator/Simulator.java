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

    /** Stops serving and frees the port. Closing twice does nothing more. */
    @Override
    public void close() {
        server.close();
    }
}

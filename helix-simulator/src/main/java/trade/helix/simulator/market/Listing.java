package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pair as one venue trades it: its grid, its price so far, its book and its open orders. */
public final class Listing {
    private final Instrument instrument;
    private final BigDecimal open;
    private final Instant openedAt;
    private final Map<Long, Order> openOrders = new LinkedHashMap<>();
    private final List<Fill> fills = new ArrayList<>();
    private final Candles candles;
    private BigDecimal last;
    private BigDecimal high;
    private BigDecimal low;
    private Book book;
    private long updates = 1;

    Listing(Instrument instrument, BigDecimal price, Instant now) {
        this.instrument = instrument;
        this.open = price;
        this.openedAt = now;
        this.candles = new Candles(now, price);
        this.last = price;
        this.high = price;
        this.low = price;
        this.book = Book.around(instrument, price);
    }

    /**
     * Its grid.
     *
     * @return fixed from the start
     */
    public Instrument instrument() {
        return instrument;
    }

    /**
     * The price now.
     *
     * @return in quote, on the grid
     */
    public BigDecimal last() {
        return last;
    }

    /**
     * The first price.
     *
     * @return in quote
     */
    public BigDecimal open() {
        return open;
    }

    /**
     * The highest price so far.
     *
     * @return in quote
     */
    public BigDecimal high() {
        return high;
    }

    /**
     * The lowest price so far.
     *
     * @return in quote
     */
    public BigDecimal low() {
        return low;
    }

    /**
     * When it was listed.
     *
     * @return the start of the simulator
     */
    public Instant openedAt() {
        return openedAt;
    }

    /**
     * The liquidity now.
     *
     * @return the book around {@link #last}
     */
    public Book book() {
        return book;
    }

    /**
     * How often the price was set.
     *
     * @return grows with each change, starts at 1
     */
    public long updates() {
        return updates;
    }

    /**
     * All fills of all accounts.
     *
     * @return a copy, oldest first
     */
    public List<Fill> fills() {
        return List.copyOf(fills);
    }

    /**
     * The orders that can still fill.
     *
     * @return a copy, oldest first
     */
    public List<Order> openOrders() {
        return List.copyOf(openOrders.values());
    }

    /**
     * The open orders of one account.
     *
     * @param account whose, or null for all
     * @return a copy, oldest first
     */
    public List<Order> openOrders(@Nullable Account account) {
        return openOrders.values().stream()
                .filter(order -> account == null || order.account() == account)
                .toList();
    }

    /**
     * Its past.
     *
     * @return always the same
     */
    public Candles candles() {
        return candles;
    }

    void moves(BigDecimal price, Instant now) {
        candles.moves(price, now);
        last = price;
        high = high.max(price);
        low = low.min(price);
        book = Book.around(instrument, price);
        updates++;
    }

    void opens(Order order) {
        openOrders.put(order.id(), order);
    }

    void forgetsIfDone(Order order) {
        if (!order.isOpen()) {
            openOrders.remove(order.id());
        }
    }

    void records(Fill fill) {
        fills.add(fill);
        candles.trades(fill);
    }
}

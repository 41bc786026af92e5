package trade.helix.simulator.binance;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.market.Instrument;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.OrderRequest;
import trade.helix.simulator.market.OrderType;

/** The trading rules of one symbol, as exchangeInfo publishes them. Average prices are the last price here. */
final class Filters {
    static final int MAX_ORDERS = 200;
    static final int MAX_ALGO_ORDERS = 5;
    static final int MAX_LISTS = 20;
    /** Of trailing stops, in basis points. */
    static final int LEAST_TRAIL = 10;

    static final int MOST_TRAIL = 2000;
    static final BigDecimal PERCENT_UP = new BigDecimal(5);
    static final BigDecimal PERCENT_DOWN = new BigDecimal("0.2");
    private static final long LARGEST_ORDERS = 108_000_000;
    private static final long LARGEST_MARKET_ORDERS = 1_200_000;
    private static final long LARGEST_NOTIONAL_ORDERS = 1_800_000;
    private static final BigDecimal PRICE_ROOM = new BigDecimal(20);

    private final Instrument instrument;

    private Filters(Instrument instrument) {
        this.instrument = instrument;
    }

    static Filters of(Listing listing) {
        return new Filters(listing.instrument());
    }

    Instrument instrument() {
        return instrument;
    }

    BigDecimal maxPrice() {
        return instrument.toTick(instrument.reference().multiply(PRICE_ROOM));
    }

    BigDecimal maxQuantity() {
        return instrument.quantityWorth(LARGEST_ORDERS);
    }

    BigDecimal maxMarketQuantity() {
        return instrument.quantityWorth(LARGEST_MARKET_ORDERS);
    }

    BigDecimal maxNotional() {
        return instrument.minNotional().multiply(BigDecimal.valueOf(LARGEST_NOTIONAL_ORDERS));
    }

    void check(OrderRequest request, BigDecimal last) {
        checkPrice(request.price());
        checkPrice(request.trigger());
        checkPercent(request.price(), last);
        BigDecimal quantity = request.quantity();
        if (quantity != null) {
            checkQuantity(quantity, maxQuantity(), "LOT_SIZE");
            if (request.type() == OrderType.MARKET) {
                checkQuantity(quantity, maxMarketQuantity(), "MARKET_LOT_SIZE");
            }
        }
        checkNotional(notional(request, last), request.type() == OrderType.MARKET);
    }

    private void checkPrice(@Nullable BigDecimal price) {
        if (price == null) {
            return;
        }
        boolean inRange = price.compareTo(instrument.tick()) >= 0 && price.compareTo(maxPrice()) <= 0;
        if (!inRange || price.remainder(instrument.tick()).signum() != 0) {
            throw BinanceException.filter("PRICE_FILTER");
        }
    }

    private static void checkPercent(@Nullable BigDecimal price, BigDecimal average) {
        if (price == null) {
            return;
        }
        boolean tooHigh = price.compareTo(average.multiply(PERCENT_UP)) > 0;
        if (tooHigh || price.compareTo(average.multiply(PERCENT_DOWN)) < 0) {
            throw BinanceException.filter("PERCENT_PRICE_BY_SIDE");
        }
    }

    private void checkQuantity(BigDecimal quantity, BigDecimal largest, String filter) {
        boolean inRange = quantity.compareTo(instrument.step()) >= 0 && quantity.compareTo(largest) <= 0;
        if (!inRange || quantity.remainder(instrument.step()).signum() != 0) {
            throw BinanceException.filter(filter);
        }
    }

    private static BigDecimal notional(OrderRequest request, BigDecimal last) {
        BigDecimal worth = request.worth();
        BigDecimal quantity = request.quantity();
        if (worth != null || quantity == null) {
            return worth == null ? BigDecimal.ZERO : worth;
        }
        BigDecimal price = request.price() != null ? request.price() : request.trigger();
        return quantity.multiply(price == null ? last : price);
    }

    private void checkNotional(BigDecimal notional, boolean market) {
        boolean tooLarge = !market && notional.compareTo(maxNotional()) > 0;
        if (tooLarge || notional.compareTo(instrument.minNotional()) < 0) {
            throw BinanceException.filter("NOTIONAL");
        }
    }
}

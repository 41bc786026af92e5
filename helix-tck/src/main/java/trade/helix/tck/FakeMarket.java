package trade.helix.tck;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/** The price, the accounts and the one lock of the fake venue. */
final class FakeMarket {
    static final Symbol SYMBOL = Symbol.of("BTC/USDT");
    static final Instrument INSTRUMENT = Instrument.builder()
            .symbol(SYMBOL)
            .nativeName("BTCUSDT")
            .priceTick(Price.of("0.01"))
            .quantityStep(Quantity.of("0.00001"))
            .minQuantity(Quantity.of("0.00001"))
            .maxQuantity(Quantity.of("9000"))
            .minNotional(Money.of("5", "USDT"))
            .takerFee(Ratio.ofPercent("0.1"))
            .orderTypes(Set.of(OrderType.MARKET, OrderType.STOP_LOSS, OrderType.LIMIT_MAKER))
            .build();

    private final InstantSource time;
    private final FakeNews news = new FakeNews();
    private final Map<String, FakeAccount> accounts = new HashMap<>();
    private Price bid = Price.of("60000");
    private long ids = 1000;

    FakeMarket(InstantSource time) {
        this.time = time;
    }

    /** Does something with an account while nobody else does, and tells who listens. */
    <T> T with(String key, Function<FakeAccount, T> work) {
        try {
            return alone(key, work);
        } finally {
            news.tellAll();
        }
    }

    private synchronized <T> T alone(String key, Function<FakeAccount, T> work) {
        return work.apply(accounts.computeIfAbsent(key, any -> new FakeAccount(this)));
    }

    void price(Price now) {
        move(now);
        news.tellAll();
    }

    private synchronized void move(Price now) {
        bid = now.toTick(INSTRUMENT.priceTick(), RoundingMode.DOWN);
        accounts.values().forEach(FakeAccount::priceMoved);
    }

    FakeNews news() {
        return news;
    }

    synchronized Price bid() {
        return bid;
    }

    /** One tick above the best bid. */
    synchronized Price ask() {
        return new Price(bid.value().add(INSTRUMENT.priceTick().value()));
    }

    /** Both prices of one moment. */
    synchronized Quote quote() {
        return new Quote(SYMBOL, bid(), ask(), now());
    }

    synchronized String nextId() {
        return Long.toString(++ids);
    }

    Instant now() {
        return time.instant();
    }

    /** Whether a number is a whole multiple of a step. */
    static boolean isOnGrid(BigDecimal value, BigDecimal step) {
        return value.remainder(step).signum() == 0;
    }
}

package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a market behaves just now: as it should, or oddly towards one request. Not thread-safe. */
public final class Temper {
    private final InstantSource clock;
    private Quirks quirks = Quirks.NONE;

    Temper(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Works under quirks, which end with the work.
     *
     * @param <T> of the result
     * @param odd how the market behaves
     * @param work what is done meanwhile
     * @return what the work returns
     */
    public <T> T under(Quirks odd, Supplier<T> work) {
        quirks = odd;
        try {
            return work.get();
        } finally {
            quirks = Quirks.NONE;
        }
    }

    /**
     * Whether an order shows.
     *
     * @param order of this venue
     * @return false while a quirk hides it
     */
    public boolean shows(Order order) {
        return quirks.lag().isZero() || !order.createdAt().plus(quirks.lag()).isAfter(clock.instant());
    }

    /**
     * Whether histories show a fill twice.
     *
     * @return true while a quirk wants it
     */
    public boolean repeatsFills() {
        return quirks.repeatsFills();
    }

    /** What part of the next order may fill, told once; null for all. */
    @Nullable
    BigDecimal useFraction() {
        BigDecimal fraction = quirks.fillFraction();
        quirks = new Quirks(null, quirks.lag(), quirks.repeatsFills());
        return fraction;
    }
}

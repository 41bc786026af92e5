package trade.helix.store.jdbc;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import trade.helix.api.value.Price;
import trade.helix.api.value.Ratio;

/** Decimals as columns hold them, every digit of them. */
final class Decimals {
    private Decimals() {}

    static @Nullable BigDecimal of(@Nullable Price price) {
        return price == null ? null : price.value();
    }

    /** A column whose name ends in {@code _pct}: 1 is 1 %. */
    static @Nullable BigDecimal percent(@Nullable Ratio ratio) {
        return ratio == null ? null : ratio.percent();
    }

    /** Reads what {@link #percent} wrote. */
    static @Nullable Ratio ratio(@Nullable String percent) {
        return percent == null ? null : Ratio.ofPercent(percent);
    }
}

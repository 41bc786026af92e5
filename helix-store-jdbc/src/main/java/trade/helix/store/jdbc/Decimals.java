package trade.helix.store.jdbc;

import org.jspecify.annotations.Nullable;
import trade.helix.api.value.Money;
import trade.helix.api.value.Ratio;

/** Decimals as columns hold them: plain digits, every one of them. */
final class Decimals {
    private Decimals() {}

    static String text(Money money) {
        return money.amount().toPlainString();
    }

    /** A column whose name ends in {@code _pct}: 1 is 1 %. */
    static @Nullable String percent(@Nullable Ratio ratio) {
        return ratio == null ? null : ratio.percent().toPlainString();
    }

    /** Reads what {@link #percent} wrote. */
    static @Nullable Ratio ratio(@Nullable String percent) {
        return percent == null ? null : Ratio.ofPercent(percent);
    }
}

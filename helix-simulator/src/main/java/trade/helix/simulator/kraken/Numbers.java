package trade.helix.simulator.kraken;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** How the venue writes amounts and times. */
final class Numbers {
    static final int DECIMALS = 8;
    private static final int TIME_DECIMALS = 6;
    private static final int NANO_DECIMALS = 9;

    private Numbers() {}

    /** A text with eight decimals. */
    static String amount(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
    }

    /** Seconds since 1970 with six decimals, the rest cut off. */
    static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond())
                .add(BigDecimal.valueOf(time.getNano(), NANO_DECIMALS))
                .setScale(TIME_DECIMALS, RoundingMode.DOWN);
    }
}

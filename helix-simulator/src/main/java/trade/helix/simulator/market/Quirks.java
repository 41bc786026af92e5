package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a market behaves oddly towards one request.
 *
 * @param fillFraction what part of an order's quantity may fill when it is placed, 0.5 is half; null for all
 * @param lag orders younger than this are not shown; zero shows all
 * @param repeatsFills whether histories show a fill twice
 */
public record Quirks(@Nullable BigDecimal fillFraction, Duration lag, boolean repeatsFills) {
    /** As it should be. */
    public static final Quirks NONE = new Quirks(null, Duration.ZERO, false);
}

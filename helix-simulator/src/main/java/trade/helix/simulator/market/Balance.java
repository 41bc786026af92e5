package trade.helix.simulator.market;

import java.math.BigDecimal;

/**
 * What an account has of one asset; neither part is ever negative.
 *
 * @param free what new orders may use
 * @param locked what open orders have set aside
 */
public record Balance(BigDecimal free, BigDecimal locked) {
    static final Balance NONE = new Balance(BigDecimal.ZERO, BigDecimal.ZERO);

    /**
     * Refuses a negative part: it would be money made from nothing.
     *
     * @param free what new orders may use
     * @param locked what open orders have set aside
     */
    public Balance {
        if (free.signum() < 0 || locked.signum() < 0) {
            throw new IllegalStateException("A balance would become negative: free " + free + ", locked " + locked);
        }
    }

    Balance credit(BigDecimal amount) {
        return new Balance(free.add(amount), locked);
    }

    Balance lock(BigDecimal amount) {
        return new Balance(free.subtract(amount), locked.add(amount));
    }
}

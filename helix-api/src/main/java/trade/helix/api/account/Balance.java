package trade.helix.api.account;

import java.util.Objects;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Quantity;

/**
 * What an account has of one asset.
 *
 * @param asset the asset
 * @param free what new orders may use
 * @param held what open orders have locked
 */
public record Balance(Asset asset, Quantity free, Quantity held) {
    public Balance {
        Objects.requireNonNull(asset, "asset");
        Objects.requireNonNull(free, "free");
        Objects.requireNonNull(held, "held");
    }

    /** {@return free and held together} */
    public Quantity total() {
        return free.plus(held);
    }
}

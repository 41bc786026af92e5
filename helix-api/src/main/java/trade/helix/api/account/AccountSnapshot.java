package trade.helix.api.account;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Quantity;

/**
 * An account's balances at one moment.
 *
 * @param balances by asset; an asset that is not in it is not held
 * @param at when they were read, by the reader's clock
 */
public record AccountSnapshot(Map<Asset, Balance> balances, Instant at) {
    public AccountSnapshot {
        balances = Map.copyOf(balances);
        Objects.requireNonNull(at, "at");
    }

    /**
     * The balance of an asset.
     *
     * @param asset which
     * @return its balance, zero where the account has none
     */
    public Balance balance(Asset asset) {
        return balances.getOrDefault(asset, new Balance(asset, Quantity.ZERO, Quantity.ZERO));
    }

    /**
     * Whether just these quantities are held back, and nothing of any other asset.
     *
     * @param held by asset
     * @return whether orders that hold them back explain all that is held
     */
    public boolean isHeldBy(Map<Asset, Quantity> held) {
        return held.keySet().stream().allMatch(balances::containsKey)
                && balances.values().stream()
                        .allMatch(balance -> balance.held().equals(held.getOrDefault(balance.asset(), Quantity.ZERO)));
    }
}

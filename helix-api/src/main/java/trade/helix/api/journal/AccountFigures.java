package trade.helix.api.journal;

import java.util.Map;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Quantity;

/**
 * The state of an account that outlives its trades. Written whole each time, so that the latest one is enough.
 *
 * @param status running, halted or killed
 * @param lossStreak losing trades in a row
 * @param losses the figures of the loss limits, by quote asset
 * @param holdings what belongs to the owner and is never sold, by asset
 */
public record AccountFigures(
        AccountStatus status, int lossStreak, Map<Asset, LossFigures> losses, Map<Asset, Quantity> holdings) {
    public AccountFigures {
        losses = Map.copyOf(losses);
        holdings = Map.copyOf(holdings);
    }
}

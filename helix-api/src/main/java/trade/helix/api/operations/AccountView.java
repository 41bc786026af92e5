package trade.helix.api.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.Danger;
import trade.helix.api.account.Discrepancy;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.trade.Trade;
import trade.helix.api.value.Asset;

/**
 * One account, as it stands.
 *
 * @param account which
 * @param venue where
 * @param status running, halted or killed
 * @param venueReachable whether the venue answered the last time it was asked
 * @param lastSignalAt when a signal last came in since the start; null if none did
 * @param openTrades the trades that hold or await a quantity
 * @param unknownOrders orders whose outcome is not known
 * @param comparedAt when the venue was last compared with the journal; null before the first time since the start
 * @param differences what the latest comparison with the venue found that the journal does not explain
 * @param losses the figures of the loss limits, by quote asset
 * @param dangers what was acknowledged about it at the start
 */
public record AccountView(
        AccountId account,
        VenueId venue,
        AccountStatus status,
        boolean venueReachable,
        @Nullable Instant lastSignalAt,
        List<Trade> openTrades,
        List<ClientOrderId> unknownOrders,
        @Nullable Instant comparedAt,
        List<Discrepancy> differences,
        Map<Asset, LossFigures> losses,
        Set<Danger> dangers) {
    public AccountView {
        openTrades = List.copyOf(openTrades);
        unknownOrders = List.copyOf(unknownOrders);
        differences = List.copyOf(differences);
        losses = Map.copyOf(losses);
        dangers = Set.copyOf(dangers);
    }
}

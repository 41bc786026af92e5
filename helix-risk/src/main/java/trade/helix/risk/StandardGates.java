package trade.helix.risk;

import java.util.List;
import trade.helix.api.risk.RiskGate;

/** The gates that every account has, in the order in which they decide. The loss budget is no gate: it is always on. */
public final class StandardGates {
    private StandardGates() {}

    /**
     * The gates with the limits of the settings.
     *
     * @param settings the limits
     * @return daily loss limit, account running, open trades, least balance, venue reachable, pair available, least notional
     */
    public static List<RiskGate> of(RiskSettings settings) {
        return List.of(
                new DailyLossLimitGate(settings.maxDailyLoss()),
                new AccountRunningGate(),
                new OpenTradesGate(settings.maxOpenTrades()),
                new MinBalanceGate(settings.minBalance()),
                new VenueReachableGate(settings.reachability()),
                new PairAvailableGate(),
                new MinNotionalGate(settings));
    }
}

package trade.helix.api.risk;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.value.Money;

/**
 * What is known when an entry is judged: one immutable picture for all gates.
 *
 * @param now the moment of the decision
 * @param status whether the account is running
 * @param account its balances
 * @param reachableAt when the venue last answered
 * @param equity quote asset free and held, and open quantities at bid; the owner's holdings are out
 * @param losses the figures of the proposal's quote asset
 * @param exposures every trade that is open, in flight or unknown
 * @param activity what the account has done lately
 */
public record RiskContext(
        Instant now,
        AccountStatus status,
        AccountSnapshot account,
        Instant reachableAt,
        Money equity,
        LossFigures losses,
        List<Exposure> exposures,
        Activity activity) {
    public RiskContext {
        exposures = List.copyOf(exposures);
        Objects.requireNonNull(activity, "activity");
    }

    /** {@return the worst-case losses set aside for all exposures in the quote asset of the equity} */
    public Money reserved() {
        Money sum = Money.zero(equity.asset());
        for (Exposure each : exposures) {
            if (each.reserved().asset().equals(equity.asset())) {
                sum = sum.plus(each.reserved());
            }
        }
        return sum;
    }
}

package trade.helix.engine.core;

import java.time.Instant;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;
import trade.helix.risk.CircuitBreaker;
import trade.helix.risk.RiskSettings;

/**
 * Finds what changed of the quote assets without an order of ours. A difference counts once a second look, some time later,
 * finds the same: the first may have met balances that lag behind an order.
 */
final class Transfers {
    /**
     * A difference that was seen once.
     *
     * @param difference quote units, above zero for what came in
     * @param since the time of the balances that showed it first
     */
    record Suspicion(Money difference, Instant since) {}

    private final Draft draft;
    private final CoreSettings settings;
    private final CircuitBreaker breaker;

    Transfers(Draft draft, CoreSettings settings, RiskSettings risk) {
        this.draft = draft;
        this.settings = settings;
        this.breaker = new CircuitBreaker(risk);
    }

    /** Looks at the balances that are known, if any. */
    void look() {
        AccountSnapshot account = draft.facts().account();
        if (account == null || !isCalm(account)) {
            return;
        }
        draft.account().figures().losses().values().forEach(losses -> look(account, losses));
    }

    private void look(AccountSnapshot account, LossFigures losses) {
        Asset quote = losses.cash().asset();
        Money difference = cash(account, quote).minus(explained(losses));
        Suspicion earlier = draft.suspicion(quote);
        if (!difference.isPositive() && !difference.isNegative()) {
            draft.suspect(quote, null);
        } else if (earlier == null || !earlier.difference().equals(difference)) {
            draft.suspect(quote, new Suspicion(difference, account.at()));
        } else if (!account.at().isBefore(earlier.since().plus(settings.transferSettling()))) {
            draft.suspect(quote, null);
            draft.record(new JournalRecord.TransferRecorded(difference));
            draft.record(new JournalRecord.AccountUpdated(
                    breaker.afterTransfer(draft.account().figures(), difference),
                    "a change of " + difference + " that no order explains"));
        }
    }

    /** Quote units free and held. */
    static Money cash(AccountSnapshot account, Asset quote) {
        return new Money(account.balance(quote).total().value(), quote);
    }

    /** Quote units that the fills of open trades brought, less those that they took. */
    static Money flow(AccountState account, Asset quote) {
        return account.trades().values().stream()
                .filter(trade -> trade.symbol().quote().equals(quote))
                .map(TradeState::flow)
                .reduce(Money.zero(quote), Money::plus);
    }

    private Money explained(LossFigures losses) {
        return losses.cash().plus(flow(draft.account(), losses.cash().asset()));
    }

    /** Whether nothing is on its way, and no protective order has filled that we have not heard of. */
    private boolean isCalm(AccountSnapshot account) {
        return draft.account().trades().values().stream().allMatch(trade -> {
            Quantity held =
                    trade.owned().plus(draft.account().holding(trade.symbol().base()));
            return trade.legs().stream().allMatch(leg -> leg.isSettled() || isStanding(leg))
                    && !account.balance(trade.symbol().base()).total().isBelow(held);
        });
    }

    private boolean isStanding(OrderLeg leg) {
        return leg.is(Leg.PROTECTION)
                && leg.isLive()
                && !leg.isMissingFills()
                && draft.errand(leg.id()).isAtRest();
    }
}

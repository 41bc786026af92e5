package trade.helix.engine.core;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;
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

    /** A hundred-thousandth of the balance: 0.10 of 10,000. */
    private static final Ratio ROUNDING = Ratio.ofFraction("0.00001");

    private final Draft draft;
    private final CoreSettings settings;
    private final RiskPicture picture;
    private final CircuitBreaker breaker;

    Transfers(Draft draft, CoreSettings settings, RiskSettings risk, RiskPicture picture) {
        this.draft = draft;
        this.settings = settings;
        this.picture = picture;
        this.breaker = new CircuitBreaker(risk);
    }

    /** Looks at the balances that are known, if any. */
    void look() {
        AccountSnapshot account = draft.facts().account();
        if (account == null) {
            return;
        }
        // First: what came in today must not count in what the day started with.
        picture.openDays(account);
        if (isCalm(account)) {
            draft.account().figures().losses().values().forEach(losses -> look(account, losses));
        }
    }

    private void look(AccountSnapshot account, LossFigures losses) {
        Asset quote = losses.cash().asset();
        Money explained = explained(losses);
        Money difference = cash(account, quote).minus(explained);
        Suspicion earlier = draft.suspicion(quote);
        if (isRounding(difference, explained)) {
            draft.suspect(quote, null);
        } else if (earlier == null || earlier.difference().isPositive() != difference.isPositive()) {
            draft.suspect(quote, new Suspicion(difference, account.at()));
        } else {
            Money agreed = difference.isPositive()
                    ? difference.min(earlier.difference())
                    : difference.max(earlier.difference());
            boolean stands = !account.at().isBefore(earlier.since().plus(settings.transferSettling()));
            draft.suspect(quote, stands ? null : new Suspicion(agreed, earlier.since()));
            if (stands) {
                book(agreed);
            }
        }
    }

    /** What both looks agree on; the rest is found by the next two. */
    private void book(Money amount) {
        draft.record(new JournalRecord.TransferRecorded(amount));
        draft.record(new JournalRecord.AccountUpdated(
                breaker.afterTransfer(draft.account().figures(), amount),
                "a change of " + amount + " that no order explains"));
    }

    /** Venues round what fills cost. What adds up to more is found in the end. */
    private static boolean isRounding(Money difference, Money explained) {
        Money most = explained.max(explained.negated()).times(ROUNDING);
        return !most.isBelow(difference.max(difference.negated()));
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
        Map<Asset, Quantity> held = new HashMap<>();
        for (TradeState trade : draft.account().trades().values()) {
            if (!trade.legs().stream().allMatch(leg -> leg.isSettled() || isStanding(leg))) {
                return false;
            }
            held.merge(trade.symbol().base(), trade.owned(), Quantity::plus);
        }
        return held.entrySet().stream().allMatch(entry -> {
            Quantity expected = entry.getValue().plus(draft.account().holding(entry.getKey()));
            return !account.balance(entry.getKey()).total().isBelow(expected);
        });
    }

    private boolean isStanding(OrderLeg leg) {
        return leg.is(Leg.PROTECTION)
                && leg.isLive()
                && !leg.isMissingFills()
                && draft.errand(leg.id()).isAtRest();
    }
}

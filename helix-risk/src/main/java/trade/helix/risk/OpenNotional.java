package trade.helix.risk;

import java.util.function.Predicate;
import trade.helix.api.market.Instrument;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.Exposure;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.Verdict;
import trade.helix.api.value.Money;
import trade.helix.api.value.Ratio;

/** What is open and what an entry adds to it at worst, against the equity: the arithmetic of the exposure gates. */
final class OpenNotional {
    static final Ratio DEFAULT_ALLOWANCE = RiskSettings.defaults().entryAllowance();

    private final Instrument instrument;
    private final RiskContext context;
    private final Money added;

    OpenNotional(EntryProposal proposal, RiskContext context, Ratio entryAllowance) {
        this.instrument = proposal.instrument();
        this.context = context;
        this.added = proposal.quote()
                .ask()
                .moved(entryAllowance)
                .times(proposal.size(), instrument.symbol().quote());
    }

    /** Passes if those exposures and the entry are at most a share of the equity. */
    Verdict verdict(Ratio most, ReasonCode reason, Predicate<Exposure> counted) {
        Money open = context.exposures().stream()
                .filter(counted)
                .map(Exposure::notional)
                .reduce(Money.zero(instrument.symbol().quote()), Money::plus);
        Money limit = context.equity().times(most);
        Money sum = open.plus(added);
        return Verdict.of(
                sum.compareTo(limit) <= 0,
                reason,
                "at most " + limit,
                sum + " at worst",
                "equity " + context.equity(),
                "most " + most,
                "open " + open,
                "this entry at worst " + added);
    }
}

package trade.helix.examples.autotrader;

import trade.helix.api.market.Symbol;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.Verdict;

/** Only the configured pair is traded. */
final class TradingPairGate implements RiskGate {
    private final Symbol pair;

    TradingPairGate(Symbol pair) {
        this.pair = pair;
    }

    @Override
    public GateId id() {
        return new GateId("trading-pair");
    }

    @Override
    public Phase phase() {
        return Phase.BEFORE_SIZE;
    }

    @Override
    public Verdict check(EntryProposal proposal, RiskContext context) {
        Symbol symbol = proposal.instrument().symbol();
        return Verdict.of(symbol.equals(pair), ReasonCode.PAIR_NOT_AVAILABLE, pair.toString(), symbol.toString());
    }
}

package trade.helix.risk;

import trade.helix.api.market.Instrument;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.Verdict;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/** Entry, stop and exit each stay above the venue's least quantity and value, even after the worst fee and at the worst price. Reason {@code below_min_notional}. */
final class MinNotionalGate implements RiskGate {
    private static final GateId ID = new GateId("min-notional");

    private final RiskSettings settings;

    MinNotionalGate(RiskSettings settings) {
        this.settings = settings;
    }

    @Override
    public GateId id() {
        return ID;
    }

    @Override
    public Phase phase() {
        return Phase.AFTER_SIZE;
    }

    @Override
    public Verdict check(EntryProposal proposal, RiskContext context) {
        Instrument instrument = proposal.instrument();
        Asset base = instrument.symbol().base();
        Price exit = WorstCase.exit(proposal, settings);
        Quantity sellable = WorstCase.sellable(proposal.size(), instrument);
        Money value = exit.times(sellable, instrument.symbol().quote());
        boolean enough = !sellable.isZero()
                && !sellable.isBelow(instrument.minQuantity())
                && !value.isBelow(instrument.minNotional());
        return Verdict.of(
                enough,
                ReasonCode.BELOW_MIN_NOTIONAL,
                "at least " + instrument.minQuantity() + " " + base + " and " + instrument.minNotional(),
                sellable + " " + base + " worth " + value + " at worst",
                "size " + proposal.size() + " " + base,
                "fee " + instrument.takerFee(),
                "worst exit " + exit + " " + instrument.symbol().quote());
    }
}

package trade.helix.risk;

import java.math.BigDecimal;
import trade.helix.api.market.Instrument;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/**
 * What an entry can cost at worst: bought at the quote plus its allowance, sold at the stop less its allowance, an
 * undiscounted taker fee both ways, and one step of the quantity grid left unsold.
 *
 * <p>At 60,000 with a stop at 58,800, allowances of 0.2 % and 0.5 % and a fee of 0.1 %, one unit costs
 * 60,120 x 1.001 - 58,506 x 0.999 = 1,732.626 at worst. A fee taken in base costs a little less than one taken in quote,
 * so the formula takes the latter for both.
 */
final class WorstCase {
    private final Instrument instrument;
    private final Price entry;
    private final Price costPerUnit;
    private final Price lossPerUnit;
    private final Money dust;

    WorstCase(EntryProposal proposal, RiskSettings settings) {
        this.instrument = proposal.instrument();
        this.entry = proposal.quote().ask().moved(settings.entryAllowance());
        this.costPerUnit = entry.moved(instrument.takerFee());
        BigDecimal proceeds =
                exit(proposal, settings).less(instrument.takerFee()).value();
        this.lossPerUnit = new Price(costPerUnit.value().subtract(proceeds));
        this.dust = entry.times(instrument.quantityStep(), quote());
    }

    /** The lowest price at which the position is expected to be sold. */
    static Price exit(EntryProposal proposal, RiskSettings settings) {
        return proposal.stop().less(settings.stopAllowance());
    }

    /** What can be sold again after a fee taken in base, on the grid. */
    static Quantity sellable(Quantity bought, Instrument instrument) {
        Ratio kept = instrument.takerFee().complement();
        return bought.times(kept).floorTo(instrument.quantityStep());
    }

    /** The highest price at which the entry is expected to fill. */
    Price entry() {
        return entry;
    }

    /** Quote units that buying one base unit takes, fee included. */
    Price costPerUnit() {
        return costPerUnit;
    }

    /** Quote units lost by one base unit, fees both ways included. */
    Price lossPerUnit() {
        return lossPerUnit;
    }

    /** What a quantity can lose. */
    Money loss(Quantity quantity) {
        return lossPerUnit.times(quantity, quote()).plus(dust);
    }

    /** The largest quantity on the grid whose worst loss fits. */
    Quantity fitting(Money headRoom) {
        return Quantity.affordable(headRoom.minus(dust), lossPerUnit, instrument.quantityStep());
    }

    private Asset quote() {
        return instrument.symbol().quote();
    }
}

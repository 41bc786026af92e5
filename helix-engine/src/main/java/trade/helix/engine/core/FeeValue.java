package trade.helix.engine.core;

import java.util.Optional;
import trade.helix.api.market.Instrument;
import trade.helix.api.order.Fill;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;

/** What the fee of an execution is worth in the quote asset. */
final class FeeValue {
    private FeeValue() {}

    /**
     * A fee in a third asset, whose rate is not known here, counts as the undiscounted taker fee: never less than what it
     * was. Empty where the rules of the symbol, and so that rate, are not known yet.
     */
    static Optional<Money> of(Fill fill, Facts facts) {
        Money fee = fill.fee();
        if (fee.asset().equals(fill.symbol().quote())) {
            return Optional.of(fee);
        }
        if (fee.asset().equals(fill.symbol().base())) {
            return Optional.of(
                    fill.price().times(new Quantity(fee.amount()), fill.symbol().quote()));
        }
        return facts.instrument(fill.symbol())
                .map(Instrument::takerFee)
                .map(rate -> fill.notional().times(rate));
    }
}

package trade.helix.engine.core;

import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.Intent;
import trade.helix.api.market.Instrument;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.value.Price;
import trade.helix.api.value.Ratio;
import trade.helix.risk.RiskSettings;

/**
 * Where stops and targets go: a share of the entry price away, on the tick grid toward the entry.
 *
 * @param settings distances and allowances
 * @param pairs whether the venue holds a stop and a target together; without that there is no target
 */
record TradePolicy(RiskSettings settings, boolean pairs) {

    Price stop(Price entry, Instrument instrument) {
        return entry.less(settings.stopDistance()).toTick(instrument.priceTick(), RoundingMode.UP);
    }

    /** Whether a stop leaves room for its limit on the tick grid. */
    boolean hasStopLimit(Price stop, Instrument instrument) {
        return !instrument.priceTick().isAbove(stop.less(settings.stopAllowance()));
    }

    /** The worst price of a stop that has to be a limit order. */
    Price stopLimit(Price stop, Instrument instrument) {
        return stop.less(settings.stopAllowance()).toTick(instrument.priceTick(), RoundingMode.DOWN);
    }

    @Nullable
    Price target(Price entry, Instrument instrument) {
        Ratio distance = settings.targetDistanceOrNull();
        if (!pairs || distance == null) {
            return null;
        }
        return entry.moved(distance).toTick(instrument.priceTick(), RoundingMode.DOWN);
    }

    Intent.Prices protection(Price entry, Instrument instrument) {
        Price stop = stop(entry, instrument);
        return new Intent.Prices(null, stop, stopLimit(stop, instrument), target(entry, instrument));
    }

    static ProtectionRequest request(Intent intent) {
        Intent.Prices prices = intent.prices();
        if (prices.stop() == null || prices.stopLimit() == null) {
            throw new IllegalStateException(
                    "Protective order " + intent.clientOrderId() + " was committed without a stop.");
        }
        return new ProtectionRequest(
                intent.clientOrderId(),
                intent.symbol(),
                intent.quantity(),
                prices.stop(),
                prices.stopLimit(),
                prices.target());
    }
}

package trade.helix.engine.core;

import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.Intent;
import trade.helix.api.market.Instrument;
import trade.helix.api.order.AttachedStop;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.value.Price;
import trade.helix.api.value.Ratio;
import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Capability;
import trade.helix.risk.RiskSettings;

/**
 * Where stops and targets go: a share of the entry price away, on the tick grid toward the entry.
 *
 * @param settings distances and allowances
 * @param venue whether it holds stops; if so whether it holds a stop and a target together, without which there is no target;
 *     and whether a stop travels with an entry
 */
record TradePolicy(RiskSettings settings, Capabilities venue) {

    /** Whether entries carry their stops; a target needs a pair, which is placed apart. */
    boolean attaches() {
        return venue.has(Capability.ATTACHED_STOP) && !hasTarget();
    }

    /** Whether stops rest at the venue; otherwise the price is looked at. */
    boolean isGuardedByVenue() {
        return venue.has(Capability.PROTECTIVE_STOP);
    }

    private boolean hasTarget() {
        return settings.targetDistanceOrNull() != null
                && (venue.has(Capability.PROTECTIVE_PAIR) || !isGuardedByVenue());
    }

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
        if (distance == null || !hasTarget()) {
            return null;
        }
        return entry.moved(distance).toTick(instrument.priceTick(), RoundingMode.DOWN);
    }

    Intent.Prices protection(Price entry, Instrument instrument) {
        Price stop = stop(entry, instrument);
        return new Intent.Prices(null, stop, stopLimit(stop, instrument), target(entry, instrument));
    }

    static OrderRequest entry(Intent intent) {
        Integer number = intent.carrier();
        Price stop = intent.prices().stop();
        return new OrderRequest(
                intent.clientOrderId(),
                intent.symbol(),
                intent.side(),
                intent.quantity(),
                number == null || stop == null ? null : new AttachedStop(number, stop));
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

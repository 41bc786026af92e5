package trade.helix.simulator.binance;

import org.jspecify.annotations.Nullable;
import trade.helix.simulator.market.Account;

/**
 * A request that has passed the gates.
 *
 * @param parameters what was sent
 * @param sender who sent it; null at public endpoints
 * @param times the unit of times in the reply
 */
record Call(Parameters parameters, @Nullable Account sender, TimeScale times) {
    Account account() {
        if (sender == null) {
            throw new IllegalStateException("A public endpoint has no account.");
        }
        return sender;
    }
}

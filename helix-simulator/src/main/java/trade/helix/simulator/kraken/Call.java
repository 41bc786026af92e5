package trade.helix.simulator.kraken;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.market.Account;

/**
 * A request that has passed the gates.
 *
 * @param fields what was sent
 * @param sender who sent it; null at public endpoints
 * @param arrived when the venue got it
 */
record Call(Fields fields, @Nullable Account sender, Instant arrived) {
    Account account() {
        if (sender == null) {
            throw new IllegalStateException("A public endpoint has no account.");
        }
        return sender;
    }
}

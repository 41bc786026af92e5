package trade.helix.api.intake;

import trade.helix.api.signal.Signal;
import trade.helix.api.store.StoreException;

/** Takes signals. Thread-safe. */
@FunctionalInterface
public interface SignalIntake {
    /**
     * Stores a signal and queues it for its account. When this returns, the signal survives a crash.
     *
     * @param signal authenticated and parsed
     * @return the receipt
     * @throws StoreException if it could not be stored: nothing was done, and it may be sent again
     * @throws IllegalArgumentException if no account of that name is configured
     */
    SignalReceipt submit(Signal signal);
}

package trade.helix.api.intake;

import trade.helix.api.signal.Signal;
import trade.helix.api.store.StoreException;

/** Takes signals. Thread-safe. */
@FunctionalInterface
public interface SignalIntake {
    /**
     * Stores a signal and queues it for its account. When this returns, an entry survives a crash. An exit does as well, unless
     * the store fails: then it runs all the same, and its receipt says that it is {@linkplain SignalReceipt#isRecorded() not
     * recorded}. It returns after a few seconds at the latest.
     *
     * @param signal authenticated and parsed
     * @return the receipt
     * @throws StoreException if it could not be stored: nothing was done, or its message says what is not known, and it may be
     *     sent again
     * @throws NotTakenException if it was not taken for another reason: nothing was done, and it may be sent again
     * @throws IllegalArgumentException if no account of that name is configured
     */
    SignalReceipt submit(Signal signal);
}

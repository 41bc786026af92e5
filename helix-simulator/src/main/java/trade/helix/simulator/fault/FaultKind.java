package trade.helix.simulator.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What goes wrong. */
public enum FaultKind {
    /** The request is read whole, then the connection closes: nothing was done, nothing is answered. */
    DROP_BEFORE,
    /** The request is carried out, then the connection closes without a byte of an answer. */
    ACCEPT_THEN_DROP,
    /** The request is carried out, then the venue says that it does not know what became of it. */
    ERROR_AFTER_ACCEPT,
    /** The request waits before it is looked at. */
    LATENCY;

    /**
     * The name in the control protocol.
     *
     * @return such as {@code drop_before}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a kind by name.
     *
     * @param word such as {@code drop_before}
     * @return empty if there is none, or not yet
     */
    public static Optional<FaultKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}

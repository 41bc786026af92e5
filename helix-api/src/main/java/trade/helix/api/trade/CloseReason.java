package trade.helix.api.trade;

import java.util.Locale;

/** Why a trade ended. */
public enum CloseReason {
    /** A signal asked for it. */
    SIGNAL,
    /** Its stop filled. */
    STOP_LOSS,
    /** Its target filled. */
    TAKE_PROFIT,
    /** A person closed it. */
    MANUAL,
    /** The breaker closed it. */
    CIRCUIT_BREAKER,
    /** It could not be protected, so it was sold. */
    UNPROTECTED;

    /** {@return the name in tables and logs, such as {@code stop_loss}} */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

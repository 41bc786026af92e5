package trade.helix.api.trade;

import java.util.Locale;

/** Where a trade stands. */
public enum TradeStatus {
    /** It holds a quantity. */
    OPEN,
    /** It ended by an exit. */
    CLOSED,
    /** It ended by its stop. */
    STOPPED_OUT,
    /** Its entry filled nothing. */
    CANCELLED;

    /** {@return the name in tables and logs, such as {@code stopped_out}} */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

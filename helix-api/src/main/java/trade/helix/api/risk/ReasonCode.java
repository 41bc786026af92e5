package trade.helix.api.risk;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A stable name for why a signal was rejected, for programs, tables and message texts. Gates of a host bring their own.
 *
 * @param value 1 to 64 small letters, digits and underscores
 */
public record ReasonCode(String value) {
    // First: the constants below are checked against it.
    private static final Pattern FORM = Pattern.compile("[a-z0-9_]{1,64}");

    /** As many positions are open as the settings allow. */
    public static final ReasonCode POSITION_ALREADY_OPEN = new ReasonCode("position_already_open");

    /** The account is halted. */
    public static final ReasonCode ACCOUNT_HALTED = new ReasonCode("account_halted");

    /** The day's realised loss has reached its limit. */
    public static final ReasonCode DAILY_LOSS_LIMIT = new ReasonCode("daily_loss_limit");

    /** Less than half a standard trade fits into what is left of the loss limit. */
    public static final ReasonCode LOSS_BUDGET_EXHAUSTED = new ReasonCode("loss_budget_exhausted");

    /** The equity is below the least that trading makes sense with. */
    public static final ReasonCode BALANCE_BELOW_MINIMUM = new ReasonCode("balance_below_minimum");

    /** The venue does not answer. */
    public static final ReasonCode EXCHANGE_UNREACHABLE = new ReasonCode("exchange_unreachable");

    /** The size is below the venue's minimum. */
    public static final ReasonCode BELOW_MIN_NOTIONAL = new ReasonCode("below_min_notional");

    /** The venue does not trade this symbol, or not now. */
    public static final ReasonCode PAIR_NOT_AVAILABLE = new ReasonCode("pair_not_available");

    /** The symbol's spelling fits more than one pair of the venue. */
    public static final ReasonCode AMBIGUOUS_SYMBOL = new ReasonCode("ambiguous_symbol");

    /** An earlier order's outcome is not known yet. */
    public static final ReasonCode OUTCOME_UNKNOWN = new ReasonCode("outcome_unknown");

    /** There is nothing to close. */
    public static final ReasonCode NO_OPEN_POSITION = new ReasonCode("no_open_position");

    /** A later exit of the same symbol came first. */
    public static final ReasonCode SUPERSEDED = new ReasonCode("superseded");

    /** The signal was older than 30 s before its order could leave. */
    public static final ReasonCode STALE = new ReasonCode("stale");

    /** The process ended before it had decided. */
    public static final ReasonCode EXPIRED_BY_RESTART = new ReasonCode("expired_by_restart");

    /** The venue refused the order. */
    public static final ReasonCode REFUSED_BY_VENUE = new ReasonCode("refused_by_venue");

    /** The order never reached the venue, or filled nothing. */
    public static final ReasonCode NOT_FILLED = new ReasonCode("not_filled");

    /** The account has no room for it in its queue. */
    public static final ReasonCode QUEUE_FULL = new ReasonCode("queue_full");

    /** A gate failed to answer, which counts as a veto. */
    public static final ReasonCode GATE_FAILED = new ReasonCode("gate_failed");

    /** No size can be computed. */
    public static final ReasonCode NOT_COMPUTABLE = new ReasonCode("not_computable");

    /** The sizer failed: it threw, gave nothing, or gave a size that nobody can reckon with. */
    public static final ReasonCode SIZER_FAILED = new ReasonCode("sizer_failed");

    /** The sender's time of the signal is missing, too long ago, or in the future. */
    public static final ReasonCode SIGNAL_AGE = new ReasonCode("signal_age");

    /** The live price is too far from the sender's, or the sender gave none. */
    public static final ReasonCode PRICE_DRIFT = new ReasonCode("price_drift");

    /** The best bid is too far below the best ask. */
    public static final ReasonCode SPREAD_TOO_WIDE = new ReasonCode("spread_too_wide");

    /** The settings allow no entry at this hour or on this day of the week. */
    public static final ReasonCode OUTSIDE_TRADING_HOURS = new ReasonCode("outside_trading_hours");

    /** The symbol is not on the list of those that may be traded. */
    public static final ReasonCode SYMBOL_NOT_ALLOWED = new ReasonCode("symbol_not_allowed");

    /** The symbol's latest stop-out is too recent. */
    public static final ReasonCode COOL_DOWN = new ReasonCode("cool_down");

    /** As many entries were made in the UTC day as the settings allow. */
    public static final ReasonCode TOO_MANY_TRADES = new ReasonCode("too_many_trades");

    /** Too much of the equity would be in this symbol. */
    public static final ReasonCode SYMBOL_EXPOSURE = new ReasonCode("symbol_exposure");

    /** Too much of the equity would be in open trades. */
    public static final ReasonCode TOTAL_EXPOSURE = new ReasonCode("total_exposure");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public ReasonCode {
        if (!FORM.matcher(Objects.requireNonNull(value, "value")).matches()) {
            throw new IllegalArgumentException("Not a reason code: '" + value
                    + "'. Use 1 to 64 small letters, digits and underscores, as in account_halted.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

package trade.helix.api.account;

import java.util.Locale;

/** Why an account takes no entries. Causes add up, and each is lifted on its own terms. */
public enum HaltCause {
    /** The day's loss limit is reached; not lifted before 00:00 UTC. */
    DAILY_LIMIT,
    /** Too many losing trades in a row. */
    LOSS_STREAK,
    /** A person said so. */
    HUMAN,
    /** The venue holds something that the journal does not explain. */
    ORPHAN,
    /** Something could not be found out: an outcome, a permission, the state at the start. */
    UNRESOLVED,
    /** The store fails: exits and protection go on unrecorded. Lifted when it has all that was kept. */
    STORE,
    /** Another process owns the account. */
    LOCK_LOST;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** {@return the name in logs, events and tables, such as {@code daily_limit}} */
    public String code() {
        return code;
    }
}

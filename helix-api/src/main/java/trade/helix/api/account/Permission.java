package trade.helix.api.account;

/** Whether a key may do something. Unknown is not no. */
public enum Permission {
    /** The venue says that it may. */
    YES,
    /** The venue says that it may not. */
    NO,
    /** The venue does not say. */
    UNKNOWN
}

package trade.helix.api.risk;

/** When a gate is asked. Between the two, the size is computed and the caps shrink it. */
public enum Phase {
    /** Before there is a size. */
    BEFORE_SIZE,
    /** After it: the gate judges the size itself. */
    AFTER_SIZE
}

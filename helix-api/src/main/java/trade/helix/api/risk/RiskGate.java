package trade.helix.api.risk;

/**
 * One check on an entry. Exits never pass a gate.
 *
 * <p>It is pure: what it needs is in its arguments, and the same arguments give the same verdict. It is called by
 * several accounts at once, so it is thread-safe. If it throws, that counts as a veto with {@code gate_failed}.
 */
public interface RiskGate {
    /** {@return its name, unique among the gates of one risk manager} */
    GateId id();

    /** {@return whether it judges the size} */
    Phase phase();

    /**
     * Judges an entry.
     *
     * @param proposal what would be done; its size is there in {@link Phase#AFTER_SIZE} only
     * @param context what is known
     * @return the verdict, with limit and actual
     */
    Verdict check(EntryProposal proposal, RiskContext context);
}

package trade.helix.api.risk;

/** Decides how much a standard trade is. Caps and rounding come after it. Pure and thread-safe, like a gate. */
public interface PositionSizer {
    /**
     * The size of a standard trade.
     *
     * @param proposal what would be bought, and its stop
     * @param context what is known
     * @return the size with its arithmetic, or why there is none
     */
    Sizing size(EntryProposal proposal, RiskContext context);
}

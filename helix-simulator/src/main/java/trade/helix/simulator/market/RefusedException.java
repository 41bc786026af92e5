package trade.helix.simulator.market;

/** The matching engine refused an order; nothing changed. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Refusal refusal;

    /**
     * Refuses an order.
     *
     * @param refusal why
     */
    public RefusedException(Refusal refusal) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
    }

    /**
     * Why.
     *
     * @return the reason, for the venue to put in its own words
     */
    public Refusal refusal() {
        return refusal;
    }
}

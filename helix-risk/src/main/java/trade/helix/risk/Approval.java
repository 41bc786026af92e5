package trade.helix.risk;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;

/**
 * Proof that one entry passed every gate. Only {@link RiskManager} makes it, it opens the way to the venue once, and it is
 * never rebuilt from storage (invariant I2). Thread-safe.
 */
public final class Approval {
    private final EntryProposal proposal;
    private final Money reserved;
    private final int renewals;
    private final AtomicBoolean spent = new AtomicBoolean();
    private final AtomicBoolean renewed = new AtomicBoolean();

    Approval(EntryProposal proposal, Money reserved) {
        this(proposal, reserved, 0);
    }

    private Approval(EntryProposal proposal, Money reserved, int renewals) {
        this.proposal = proposal;
        this.reserved = reserved;
        this.renewals = renewals;
    }

    /** Another for the same order, once this is used up; at most so many in a row. */
    Optional<Approval> renewed(int most) {
        if (!spent.get()) {
            throw new IllegalStateException("The approval of signal " + proposal.signalRef() + " has not been used.");
        }
        return renewals < most && renewed.compareAndSet(false, true)
                ? Optional.of(new Approval(proposal, reserved, renewals + 1))
                : Optional.empty();
    }

    /** {@return what was approved, with its size} */
    public EntryProposal proposal() {
        return proposal;
    }

    /** {@return base units, on the instrument's grid} */
    public Quantity quantity() {
        return proposal.size();
    }

    /** {@return the worst-case loss to be set aside until the trade ends, in the quote asset} */
    public Money reserved() {
        return reserved;
    }

    /**
     * Uses the approval up.
     *
     * @throws IllegalStateException if it was used before
     */
    public void spend() {
        if (!spent.compareAndSet(false, true)) {
            throw new IllegalStateException("The approval of signal " + proposal.signalRef()
                    + " has been used: one approval is for one order. Ask the risk manager again.");
        }
    }

    @Override
    public String toString() {
        return "Approval[" + quantity() + " " + proposal.instrument().symbol() + ", reserved " + reserved + "]";
    }
}

package trade.helix.api.account;

import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * Running, halted by causes, or killed. A halt takes no entries and leaves protective orders in place; killed is a halt
 * that only an explicit, audited acknowledgement ends.
 *
 * @param causes why halted; empty when running
 * @param killed whether the drawdown limit was reached
 */
public record AccountStatus(Set<HaltCause> causes, boolean killed) {
    /** Takes entries. */
    public static final AccountStatus RUNNING = new AccountStatus(Set.of(), false);

    public AccountStatus {
        causes = Set.copyOf(causes);
    }

    /** {@return whether entries are taken} */
    public boolean isRunning() {
        return causes.isEmpty() && !killed;
    }

    /**
     * This status with one more cause.
     *
     * @param cause why
     * @return the status after it
     */
    public AccountStatus halted(HaltCause cause) {
        var more = new TreeSet<>(causes);
        more.add(cause);
        return new AccountStatus(more, killed);
    }

    /**
     * This status without one cause; the others stay.
     *
     * @param cause what is lifted
     * @return the status after it
     */
    public AccountStatus lifted(HaltCause cause) {
        var fewer = new TreeSet<>(causes);
        fewer.remove(cause);
        return new AccountStatus(fewer, killed);
    }

    /** As logs and people read it: {@code running}, {@code halted(human, orphan)}, {@code killed}. */
    @Override
    public String toString() {
        if (causes.isEmpty()) {
            return killed ? "killed" : "running";
        }
        StringJoiner halts = new StringJoiner(", ", killed ? "killed, halted(" : "halted(", ")");
        for (HaltCause cause : HaltCause.values()) {
            if (causes.contains(cause)) {
                halts.add(cause.code());
            }
        }
        return halts.toString();
    }
}

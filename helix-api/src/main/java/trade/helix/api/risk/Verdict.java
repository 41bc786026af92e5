package trade.helix.api.risk;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One gate's answer, with the limit that it applied and the figure that it found. Immutable. */
public final class Verdict {
    private final @Nullable ReasonCode veto;
    private final String limit;
    private final String actual;

    private Verdict(@Nullable ReasonCode veto, String limit, String actual) {
        this.veto = veto;
        this.limit = Objects.requireNonNull(limit, "limit");
        this.actual = Objects.requireNonNull(actual, "actual");
    }

    /**
     * Nothing against it.
     *
     * @param limit what was allowed, with its unit: {@code at most 1 open}
     * @param actual what was found, with its unit: {@code 0 open}
     * @return the verdict
     */
    public static Verdict pass(String limit, String actual) {
        return new Verdict(null, limit, actual);
    }

    /**
     * The entry must not happen.
     *
     * @param reason the stable name of why
     * @param limit what was allowed, with its unit
     * @param actual what was found, with its unit
     * @return the verdict
     */
    public static Verdict veto(ReasonCode reason, String limit, String actual) {
        return new Verdict(Objects.requireNonNull(reason, "reason"), limit, actual);
    }

    /**
     * Passes or vetoes by a condition.
     *
     * @param passes whether there is nothing against it
     * @param reason the reason if there is
     * @param limit what was allowed, with its unit
     * @param actual what was found, with its unit
     * @return the verdict
     */
    public static Verdict of(boolean passes, ReasonCode reason, String limit, String actual) {
        return passes ? pass(limit, actual) : veto(reason, limit, actual);
    }

    /** {@return whether there is nothing against it} */
    public boolean passed() {
        return veto == null;
    }

    /** {@return why not; empty when passed} */
    public Optional<ReasonCode> reason() {
        return Optional.ofNullable(veto);
    }

    /** {@return what was allowed, with its unit} */
    public String limit() {
        return limit;
    }

    /** {@return what was found, with its unit} */
    public String actual() {
        return actual;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Verdict that
                && Objects.equals(veto, that.veto)
                && limit.equals(that.limit)
                && actual.equals(that.actual);
    }

    @Override
    public int hashCode() {
        return Objects.hash(veto, limit, actual);
    }

    @Override
    public String toString() {
        return (veto == null ? "pass" : "veto " + veto) + " (limit " + limit + ", actual " + actual + ")";
    }
}

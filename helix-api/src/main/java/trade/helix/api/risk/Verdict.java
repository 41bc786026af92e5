package trade.helix.api.risk;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One gate's answer, with the limit that it applied, the figure that it found, and what it looked at to find it. Immutable.
 */
public final class Verdict {
    private final @Nullable ReasonCode veto;
    private final String limit;
    private final String actual;
    private final List<String> inputs;

    private Verdict(@Nullable ReasonCode veto, String limit, String actual, String[] inputs) {
        this.veto = veto;
        this.limit = Objects.requireNonNull(limit, "limit");
        this.actual = Objects.requireNonNull(actual, "actual");
        this.inputs = List.of(inputs);
    }

    /**
     * Nothing against it.
     *
     * @param limit what was allowed, with its unit: {@code at most 1 open}
     * @param actual what was found, with its unit: {@code 0 open}
     * @param inputs what it was found from, each as name, value and unit: {@code equity 10000 USDT}
     * @return the verdict
     */
    public static Verdict pass(String limit, String actual, String... inputs) {
        return new Verdict(null, limit, actual, inputs);
    }

    /**
     * The entry must not happen.
     *
     * @param reason the stable name of why
     * @param limit what was allowed, with its unit
     * @param actual what was found, with its unit
     * @param inputs what it was found from, each as name, value and unit: {@code equity 10000 USDT}
     * @return the verdict
     */
    public static Verdict veto(ReasonCode reason, String limit, String actual, String... inputs) {
        return new Verdict(Objects.requireNonNull(reason, "reason"), limit, actual, inputs);
    }

    /**
     * Passes or vetoes by a condition.
     *
     * @param passes whether there is nothing against it
     * @param reason the reason if there is
     * @param limit what was allowed, with its unit
     * @param actual what was found, with its unit
     * @param inputs what it was found from, each as name, value and unit: {@code equity 10000 USDT}
     * @return the verdict
     */
    public static Verdict of(boolean passes, ReasonCode reason, String limit, String actual, String... inputs) {
        return passes ? pass(limit, actual, inputs) : veto(reason, limit, actual, inputs);
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

    /** {@return what it was found from, each as name, value and unit; empty if there is no more than the actual figure} */
    public List<String> inputs() {
        return inputs;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Verdict that
                && Objects.equals(veto, that.veto)
                && limit.equals(that.limit)
                && actual.equals(that.actual)
                && inputs.equals(that.inputs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(veto, limit, actual, inputs);
    }

    /** As people read it: {@code veto price_drift (limit at most 0.5 %, actual 2 %) from signal price 60000 USDT, ask 61200 USDT}. */
    @Override
    public String toString() {
        String answer = (veto == null ? "pass" : "veto " + veto) + " (limit " + limit + ", actual " + actual + ")";
        return inputs.isEmpty() ? answer : answer + " from " + String.join(", ", inputs);
    }
}

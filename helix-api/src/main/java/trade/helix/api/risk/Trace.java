package trade.helix.api.risk;

import java.util.ArrayList;
import java.util.List;
import trade.helix.api.internal.OneLine;

/**
 * Every answer that led to one decision: what each gate said, and how the size came about.
 *
 * @param gates in the order in which they were asked; the first veto decided
 * @param sizing the arithmetic of the size, one step a line; empty if it was not reached
 */
public record Trace(List<GateResult> gates, List<String> sizing) {
    /** Nothing was asked. */
    public static final Trace EMPTY = new Trace(List.of(), List.of());

    public Trace {
        gates = List.copyOf(gates);
        sizing = List.copyOf(sizing);
    }

    /** {@return one readable line for each gate, then one for each step of the size} */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        gates.forEach(gate -> lines.add("gate " + gate));
        sizing.forEach(step -> lines.add(OneLine.of("size " + step)));
        return List.copyOf(lines);
    }
}

package trade.helix.api.risk;

import java.util.Objects;
import trade.helix.api.internal.OneLine;

/**
 * What one gate said of one entry.
 *
 * @param gate which gate
 * @param phase when it was asked
 * @param verdict what it said
 */
public record GateResult(GateId gate, Phase phase, Verdict verdict) {
    public GateResult {
        Objects.requireNonNull(gate, "gate");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(verdict, "verdict");
    }

    /** One line: the gate, whether it passed, limit, actual and inputs. */
    @Override
    public String toString() {
        return OneLine.of(gate + ": " + verdict);
    }
}

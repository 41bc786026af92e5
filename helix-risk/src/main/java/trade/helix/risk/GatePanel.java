package trade.helix.risk;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.GateResult;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.Verdict;

/** The gates of a risk manager in the order in which they decide; each was asked for its name and phase once. */
final class GatePanel {
    private final List<Seat> seats;

    private record Seat(GateId id, Phase phase, RiskGate gate) {
        Seat {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(phase, "phase");
        }
    }

    GatePanel(List<RiskGate> gates) {
        if (gates.isEmpty()) {
            throw new IllegalArgumentException(
                    "No gate is configured, which would approve everything: start from StandardGates.");
        }
        this.seats = gates.stream()
                .map(gate -> new Seat(gate.id(), gate.phase(), gate))
                .toList();
        Set<GateId> seen = new HashSet<>();
        for (Seat seat : seats) {
            if (!seen.add(seat.id())) {
                throw new IllegalArgumentException("Two gates are named " + seat.id() + ": rename or remove one.");
            }
        }
    }

    /** Asks those of a phase, every one of them, and adds what they say. */
    void ask(Phase phase, EntryProposal proposal, RiskContext context, List<GateResult> results) {
        for (Seat seat : seats) {
            if (seat.phase() == phase) {
                results.add(new GateResult(seat.id(), phase, verdict(seat.gate(), proposal, context)));
            }
        }
    }

    /** A gate that fails has not approved: whatever it throws is a veto with its own reason. */
    private static Verdict verdict(RiskGate gate, EntryProposal proposal, RiskContext context) {
        try {
            return Objects.requireNonNull(gate.check(proposal, context), "verdict");
        } catch (RuntimeException | LinkageError e) {
            // A LinkageError: a class that the gate needs is missing.
            return Verdict.veto(ReasonCode.GATE_FAILED, "an answer", e.toString());
        }
    }
}

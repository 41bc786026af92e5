package trade.helix.risk;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import trade.helix.api.market.Symbol;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.GateSetting;
import trade.helix.api.risk.GateSettings;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.RiskGateProvider;
import trade.helix.api.risk.Verdict;

/**
 * The symbol is on a list. Reason {@code symbol_not_allowed}. Immutable.
 *
 * @param symbols those that may be traded; at least one
 */
public record SymbolAllowlistGate(Set<Symbol> symbols) implements RiskGate {
    private static final GateId ID = new GateId("symbol-allowlist");

    /**
     * Checks that the list is not empty.
     *
     * @throws IllegalArgumentException if it is
     */
    public SymbolAllowlistGate {
        new Limits(SymbolAllowlistGate.class).some("symbols", symbols.size()).check();
        symbols = Set.copyOf(symbols);
    }

    @Override
    public GateId id() {
        return ID;
    }

    @Override
    public Phase phase() {
        return Phase.BEFORE_SIZE;
    }

    @Override
    public Verdict check(EntryProposal proposal, RiskContext context) {
        Symbol symbol = proposal.instrument().symbol();
        return Verdict.of(
                symbols.contains(symbol),
                ReasonCode.SYMBOL_NOT_ALLOWED,
                symbols.stream().map(Symbol::toString).sorted().collect(Collectors.joining(", ", "one of ", "")),
                symbol.toString(),
                "as the signal spells it " + proposal.signal().symbol());
    }

    /** Makes the gate by name. Thread-safe. */
    public static final class Provider implements RiskGateProvider {
        /** For {@code ServiceLoader}. */
        public Provider() {}

        @Override
        public String id() {
            return ID.value();
        }

        @Override
        public RiskGate create(GateSettings settings) {
            GateSetting<List<Symbol>> symbols = settings.list("symbols", "symbols as in BTC/USDT", Symbol::of);
            return settings.make(() -> new SymbolAllowlistGate(Set.copyOf(symbols.value())), symbols);
        }
    }
}

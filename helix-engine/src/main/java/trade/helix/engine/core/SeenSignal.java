package trade.helix.engine.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.Decision;
import trade.helix.api.market.Symbol;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalRef;

/**
 * A signal that came in: kept while it waits, and for as long as a repetition of it is dropped.
 *
 * @param ref our identity of it
 * @param signal the signal
 * @param symbol what its symbol means; null where that is not known
 * @param at when it came in
 * @param decision what was decided; null while it waits
 */
record SeenSignal(
        SignalRef ref,
        Signal signal,
        @Nullable Symbol symbol,
        Instant at,
        @Nullable Decision decision) {
    boolean isUndecided() {
        return decision == null;
    }

    boolean is(SignalAction action) {
        return signal.action() == action;
    }

    SeenSignal with(Decision decided) {
        return new SeenSignal(ref, signal, symbol, at, decided);
    }

    /** Whether a later signal is a repetition of this one. A SELL that closed nothing does not stop the next one. */
    boolean isRepeatedBy(Signal later, Symbol laterSymbol) {
        boolean same =
                later.action() == signal.action() && later.id().equals(signal.id()) && laterSymbol.equals(symbol);
        boolean stands = is(SignalAction.BUY) || decision == null || decision.kind() == Decision.Kind.ACCEPTED;
        return same && stands && (decision == null || decision.kind() != Decision.Kind.DEDUPLICATED);
    }
}

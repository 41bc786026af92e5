package trade.helix.store.jdbc;

import org.jspecify.annotations.Nullable;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.Verdict;

/** The parts of a verdict, as JSON holds them; it passed if it has no veto. */
record VerdictShape(@Nullable ReasonCode veto, String limit, String actual) {
    static VerdictShape of(Verdict verdict) {
        return new VerdictShape(verdict.reason().orElse(null), verdict.limit(), verdict.actual());
    }

    Verdict verdict() {
        return veto == null ? Verdict.pass(limit, actual) : Verdict.veto(veto, limit, actual);
    }
}

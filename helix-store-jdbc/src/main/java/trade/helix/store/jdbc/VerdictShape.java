package trade.helix.store.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.Verdict;

/** The parts of a verdict, as JSON holds them; it passed if it has no veto. */
record VerdictShape(@Nullable ReasonCode veto, String limit, String actual, List<String> inputs) {
    static VerdictShape of(Verdict verdict) {
        return new VerdictShape(verdict.reason().orElse(null), verdict.limit(), verdict.actual(), verdict.inputs());
    }

    Verdict verdict() {
        String[] each = inputs.toArray(String[]::new);
        return veto == null ? Verdict.pass(limit, actual, each) : Verdict.veto(veto, limit, actual, each);
    }
}

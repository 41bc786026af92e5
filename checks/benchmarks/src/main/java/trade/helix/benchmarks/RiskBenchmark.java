package trade.helix.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.HaltCause;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.value.Ratio;
import trade.helix.risk.RiskDecision;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;

/** One whole evaluation: all standard gates, loss budget, size with its caps, and the trace. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RiskBenchmark {
    private final EntryProposal proposal = Entries.proposal();
    private final RiskContext running = Entries.context(AccountStatus.RUNNING);
    private final RiskContext halted = Entries.context(AccountStatus.RUNNING.halted(HaltCause.HUMAN));
    private final RiskManager standard = RiskManager.standard(RiskSettings.defaults());
    private final RiskManager tiny = RiskManager.standard(
            RiskSettings.builder().riskPerTrade(Ratio.ofPercent("0.001")).build());

    /** Makes sure that each benchmark decides as its name says. */
    public RiskBenchmark() {
        expect("approved", approved());
        expect(ReasonCode.ACCOUNT_HALTED.value(), rejectedEarly());
        expect(ReasonCode.BELOW_MIN_NOTIONAL.value(), rejectedLate());
    }

    /**
     * Nothing is against it.
     *
     * @return approved
     */
    @Benchmark
    public RiskDecision approved() {
        return standard.evaluate(proposal, running);
    }

    /**
     * The account is halted, which one of the first gates says; all others are asked too.
     *
     * @return rejected
     */
    @Benchmark
    public RiskDecision rejectedEarly() {
        return standard.evaluate(proposal, halted);
    }

    /**
     * The size is below the venue's minimum, which the last gate says.
     *
     * @return rejected
     */
    @Benchmark
    public RiskDecision rejectedLate() {
        return tiny.evaluate(proposal, running);
    }

    private static void expect(String expected, RiskDecision decision) {
        String actual = decision.fold(yes -> "approved", no -> no.reason().value());
        if (!actual.equals(expected)) {
            throw new IllegalStateException("This would not measure " + expected + " but " + actual + ": " + decision);
        }
    }
}

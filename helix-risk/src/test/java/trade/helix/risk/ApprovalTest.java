package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trade.helix.risk.Entries.usdt;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.Trace;
import trade.helix.api.value.Quantity;

class ApprovalTest {
    private final EntryProposal proposal =
            Entries.proposal(RiskSettings.defaults()).withSize(Quantity.of("0.08333"));
    private final Approval approval = new Approval(proposal, usdt("144.98"));

    @Test
    void anApprovalCarriesWhatWasApprovedAndWhatIsReserved() {
        assertThat(approval.proposal()).isSameAs(proposal);
        assertThat(approval.quantity()).isEqualTo(Quantity.of("0.08333"));
        assertThat(approval.reserved()).isEqualTo(usdt("144.98"));
        assertThat(approval).hasToString("Approval[0.08333 BTC/USDT, reserved 144.98 USDT]");
    }

    @Test
    void aSecondUseNamesTheSignalAndTheRemedy() {
        approval.spend();

        assertThatThrownBy(approval::spend)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("signal s-1")
                .hasMessageContaining("Ask the risk manager again");
    }

    @Test
    void oneOfTwoThreadsGetsThrough() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Boolean> use = () -> {
            together.await();
            try {
                approval.spend();
                return true;
            } catch (IllegalStateException used) {
                return false;
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> uses = threads.invokeAll(List.of(use, use));

            assertThat(uses.get(0).get()).isNotEqualTo(uses.get(1).get());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aDecisionHandsItselfToTheSideThatFits() {
        RiskDecision yes = new RiskDecision.Approved(approval, Trace.EMPTY);
        RiskDecision no = new RiskDecision.Rejected(ReasonCode.STALE, "31 s old", Trace.EMPTY);

        assertThat(yes.<Object>fold(it -> it.approval(), it -> "rejected")).isSameAs(approval);
        assertThat(no.<Object>fold(it -> "approved", it -> it.detail())).isEqualTo("31 s old");
    }
}

package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.OrderStatus;

/** What a start halts, and what a person's word lifts: never more than what is resolved (I12). */
class ResumeTest {
    private static final Instant NOW = Sample.NOW.plusSeconds(1);
    private static final Standing RECONCILED = Standing.NONE.clean(Sample.NOW);

    private final TradeState bought = Sample.bought(Sample.SYMBOL);
    private final OrderLeg stop = Sample.leg(Leg.PROTECTION, "10");
    private final TradeState covered = Sample.with(bought, Sample.seen(stop, "v2", OrderStatus.NEW, "0"));

    @Test
    void aStartThatCouldNotAskTheVenueHalts() {
        Facts facts = new Facts(Map.of(), Map.of(), Sample.balances(Sample.NOW, "8999 USDT"), Sample.NOW);
        assertThat(causes(new OneStep(covered)
                        .take(new Input.Booted(NOW, new VenueId("model"), 7, facts, "the venue does not answer"))))
                .containsExactly(HaltCause.UNRESOLVED);
        assertThat(causes(new OneStep(covered).take(new Input.Booted(NOW, new VenueId("model"), 7, facts, null))))
                .isEmpty();
    }

    @Test
    void whatIsResolvedAndComparedIsLifted() {
        assertThat(resumed(covered, RECONCILED)).isEmpty();
    }

    @Test
    void anAccountThatWasNotComparedStaysHalted() {
        assertThat(resumed(covered, Standing.NONE)).containsExactly(HaltCause.UNRESOLVED);
    }

    @Test
    void anOrderInQuestionKeepsItHalted() {
        TradeState asking = Sample.with(bought, stop.with(Outcome.UNKNOWN, "dropped"));
        assertThat(resumed(asking, RECONCILED)).containsExactly(HaltCause.UNRESOLVED);
    }

    @Test
    void aTradeWhoseProtectionSomebodyTakesBackKeepsItHalted() {
        TradeState left = Sample.with(Sample.with(bought, takenBack("p1")), takenBack("p2"));
        assertThat(resumed(left, RECONCILED)).containsExactly(HaltCause.UNRESOLVED);
    }

    @Test
    void anOrphanIsLiftedOnceTheComparisonIsClean() {
        assertThat(causes(halted(HaltCause.ORPHAN, covered).standing(RECONCILED).take(resume())))
                .isEmpty();
        assertThat(causes(halted(HaltCause.ORPHAN, covered)
                        .standing(Standing.NONE)
                        .take(resume())))
                .containsExactly(HaltCause.ORPHAN);
    }

    private static OrderLeg takenBack(String id) {
        OrderLeg leg = OrderLeg.of(Sample.intent(Sample.SYMBOL, Leg.PROTECTION, id, "10", null), Sample.NOW);
        return Sample.seen(leg, "v-" + id, OrderStatus.CANCELED, "0").with(Outcome.ACCEPTED, OrderLeg.SALES_READ);
    }

    private static List<HaltCause> resumed(TradeState trade, Standing standing) {
        return causes(halted(HaltCause.UNRESOLVED, trade).standing(standing).take(resume()));
    }

    private static OneStep halted(HaltCause cause, TradeState trade) {
        return new OneStep(trade)
                .account(account -> account.with(
                        account.figures().with(account.figures().status().halted(cause))));
    }

    private static Input resume() {
        return new Input.ResumeCommanded(NOW, "ann");
    }

    private static List<HaltCause> causes(OneStep step) {
        return List.copyOf(step.state().status().causes());
    }
}

package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.JournalRecord.AccountUpdated;
import trade.helix.api.journal.JournalRecord.TradeUpdated;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.TradeId;
import trade.helix.api.trade.TradeStatus;
import trade.helix.api.value.Money;

/** The end of a trade: whoever waits for it is told once all that he waits for has ended, and its result is booked. */
class ClosingTest {
    private static final SignalRef SELL = new SignalRef("s-sell");
    private static final Instant NOW = Sample.NOW.plusSeconds(1);
    private static final TradeState.ExitWish WISH = new TradeState.ExitWish(CloseReason.SIGNAL, List.of(SELL));

    private final TradeState bought = Sample.bought(Sample.SYMBOL);
    private final TradeState sold = Sample.with(
                    bought,
                    Sample.filled(Sample.seen(Sample.leg(Leg.EXIT, "10"), "v3", OrderStatus.FILLED, "10"), "f1", "10"))
            .with(WISH);
    private final TradeState other = another(bought.with(WISH));

    @Test
    void whoeverWaitsForTheEndIsTold() {
        OneStep step = ended(sold);
        assertThat(outcome(step, SELL)).isInstanceOf(SignalOutcome.Closed.class);
        assertThat(outcome(step, sold.ref())).isInstanceOf(SignalOutcome.Opened.class);
        assertThat(step.records(TradeUpdated.class))
                .extracting(record -> record.trade().status())
                .containsExactly(TradeStatus.CLOSED);
    }

    @Test
    void whileAnotherTradeOfTheSameExitIsOpenNobodyIsTold() {
        OneStep step = new OneStep(sold, other).take(new Input.CaughtUp(NOW));
        assertThat(step.effects(Effect.Answer.class))
                .extracting(Effect.Answer::ref)
                .doesNotContain(SELL);
        TradeState unasked =
                another(bought.with(new TradeState.ExitWish(CloseReason.SIGNAL, List.of(new SignalRef("s-another")))));
        OneStep alone = new OneStep(sold, unasked).take(new Input.CaughtUp(NOW));
        assertThat(outcome(alone, SELL)).isInstanceOf(SignalOutcome.Closed.class);
    }

    @Test
    void anExitThatWaitedForAnEntryWhichBoughtNothingHadNothingToClose() {
        TradeState trade = Sample.trade();
        TradeState refused =
                trade.with(trade.entry().with(Outcome.REFUSED, "no")).with(WISH);
        OneStep step = ended(refused);
        assertThat(reason(outcome(step, SELL))).isEqualTo(ReasonCode.NO_OPEN_POSITION);
        assertThat(reason(outcome(step, trade.ref()))).isEqualTo(ReasonCode.REFUSED_BY_VENUE);
        TradeState absent = trade.with(trade.entry().with(Outcome.ABSENT, "no"));
        assertThat(reason(outcome(ended(absent), trade.ref()))).isEqualTo(ReasonCode.NOT_FILLED);
        OneStep awaited = new OneStep(refused, other).take(new Input.CaughtUp(NOW));
        assertThat(awaited.effects(Effect.Answer.class))
                .extracting(Effect.Answer::ref)
                .doesNotContain(SELL);
    }

    @Test
    void aResultIsTheOwnersCashFromThenOn() {
        OneStep step = ended(sold);
        // 999 less 1,001
        assertThat(step.state().losses().get(Sample.SYMBOL.quote()).cash()).isEqualTo(Money.of("9998", "USDT"));
        assertThat(step.records(AccountUpdated.class))
                .extracting(AccountUpdated::why)
                .anyMatch(why -> why.contains("ended with -2 USDT"));
    }

    private static OneStep ended(TradeState trade) {
        return new OneStep(trade).take(new Input.CaughtUp(NOW));
    }

    private static TradeState another(TradeState trade) {
        return new TradeState(
                new TradeId("t-2"),
                trade.ref(),
                trade.signalId(),
                trade.openedAt(),
                true,
                List.of(trade.entry()),
                trade.best(),
                trade.exit());
    }

    private static ReasonCode reason(SignalOutcome outcome) {
        assertThat(outcome).isInstanceOf(SignalOutcome.Rejected.class);
        return ((SignalOutcome.Rejected) outcome).reason();
    }

    private static SignalOutcome outcome(OneStep step, SignalRef ref) {
        return step.effects(Effect.Answer.class).stream()
                .filter(answer -> answer.ref().equals(ref))
                .findFirst()
                .orElseThrow()
                .outcome();
    }
}

package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.HaltCause;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * One day, worked out by hand: 10,000 USDT, 1 % risk, a stop 2 % away, a limit of 3 % a day, fees of 0.1 %, and each trade
 * stopped out at 58,800.
 *
 * <p>A unit bought at 60,000 can lose 60,000 x 1.002 x 1.001 - 58,800 x 0.995 x 0.999 = 1,732.626 at worst; one step of the
 * grid, 0.6012, may stay unsold. Of each size, 0.1 % goes as fee and the rest is sold in steps of 0.00001:
 *
 * <pre>
 *     equity          at risk / 1,200   left of 300     fits      size      sold      result
 * 1   10,000          0.083333          300             0.172800  0.08333   0.08324   -110.182512
 * 2    9,889.817488   0.082415          189.817488      0.109207  0.08241   0.08232   -109.024416
 * 3    9,780.793072   0.081506           80.793072      0.046283  0.04628   0.04623    -61.194324
 * 4    9,719.598748   0.080996           19.598748      half a trade, 0.04049, needs 70.755227: halted
 * </pre>
 */
class WorkedExampleTest {
    private final ModelWorld world = new ModelWorld();

    @Test
    void successiveStopOutsShrinkTheSizeUntilTheDayIsHalted() {
        List<String> sizes = List.of("0.08333", "0.08241", "0.04628");
        List<String> lost = List.of("110.182512", "219.206928", "280.401252");
        for (int i = 0; i < sizes.size(); i++) {
            world.signal(SignalAction.BUY);
            world.performAll();
            assertThat(lastEntry()).as("size %s", i + 1).isEqualTo(Quantity.of(sizes.get(i)));
            world.venue.move(Price.of("58800"));
            world.pass(Duration.ofSeconds(3));
            assertThat(losses().lossToday()).as("lost after %s", i + 1).isEqualTo(Money.of(lost.get(i), "USDT"));
            world.venue.move(Price.of("60000"));
        }
        SignalRef fourth = world.signal(SignalAction.BUY);
        world.performAll();

        assertThat(world.answers.get(fourth)).isInstanceOfSatisfying(SignalOutcome.Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(ReasonCode.DAILY_LOSS_LIMIT);
            assertThat(rejected.detail()).contains("70.75522674").contains("19.598748");
        });
        assertThat(world.state.status().causes()).containsExactly(HaltCause.DAILY_LIMIT);
    }

    private Quantity lastEntry() {
        return world.journal.stream()
                .map(entry -> entry.record())
                .filter(JournalRecord.IntentCommitted.class::isInstance)
                .map(record -> ((JournalRecord.IntentCommitted) record).intent())
                .filter(intent -> intent.leg() == Leg.ENTRY)
                .reduce((first, second) -> second)
                .orElseThrow()
                .quantity();
    }

    private LossFigures losses() {
        return Objects.requireNonNull(world.state.losses().get(ModelVenue.USDT));
    }
}

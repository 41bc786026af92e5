package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.value.Price;
import trade.helix.engine.core.ModelVenue.Accident;

/** The owner's coins lie beside the trade's, so that the venue would sell them too: no exit touches them (invariant I7). */
class HoldingsTest {
    private static final BigDecimal OWNED = new BigDecimal("0.5");

    /** Less than a step of the grid is left of the trade. */
    private static final BigDecimal WITH_DUST = new BigDecimal("0.50001");

    private final ModelWorld world = new ModelWorld(1, OWNED);

    @BeforeEach
    void open() {
        world.venue.sliced = true;
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(3));
        assertThat(world.state.openTrades()).hasSize(1);
    }

    @Test
    void anExitSellsWhatTheTradeHolds() {
        sell();
    }

    @Test
    void anExitThatFillsByHalfGoesOnWithTheOtherHalf() {
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.HALF));
        sell();
    }

    @Test
    void anExitAfterAStopThatFilledByHalfSellsTheOtherHalf() {
        world.venue.move(Price.of("58700"));
        sell();
    }

    private void sell() {
        SignalRef sell = world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(10));
        assertThat(world.answers.get(sell)).isInstanceOf(SignalOutcome.Closed.class);
        assertThat(world.venue.btc).isBetween(OWNED, WITH_DUST);
        assertThat(world.venue.liveOrders()).isEmpty();
    }
}

package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.HaltCause;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.Side;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.Trade;
import trade.helix.api.value.Price;
import trade.helix.api.value.Ratio;
import trade.helix.risk.RiskSettings;

/** A venue where no stop can rest: Helix looks at the price instead, and the owner's coins lie beside the trade's. */
class PriceGuardTest {
    private static final BigDecimal OWNED = new BigDecimal("0.5");
    private static final Duration LOOK = Duration.ofSeconds(3);

    private final ModelWorld world = ModelWorld.unguarded(
            RiskSettings.builder().targetDistance(Ratio.ofPercent("3")).build(), OWNED);
    private final SignalRef buy = world.signal(SignalAction.BUY);

    @BeforeEach
    void open() {
        world.pass(LOOK);
        assertThat(world.state.openTrades()).hasSize(1);
    }

    private List<OrderState> sales() {
        return world.venue.orders.values().stream()
                .map(ModelVenue.Order::state)
                .filter(order -> order.side() == Side.SELL)
                .toList();
    }

    private CloseReason reason() {
        return world.journal.stream()
                .map(entry -> entry.record())
                .filter(JournalRecord.TradeUpdated.class::isInstance)
                .map(record -> ((JournalRecord.TradeUpdated) record).trade())
                .flatMap(trade -> trade.closing().stream())
                .map(Trade.Closing::reason)
                .findFirst()
                .orElseThrow();
    }

    private void assertSoldOnce() {
        assertThat(world.state.openTrades()).isEmpty();
        assertThat(sales()).hasSize(1);
        assertThat(world.venue.btc).isBetween(OWNED, new BigDecimal("0.50001"));
    }

    @Test
    void theTradeIsOpenAndNothingProtectiveIsSent() {
        world.pass(Duration.ofMinutes(5));

        assertThat(world.answers.get(buy)).isInstanceOf(SignalOutcome.Opened.class);
        assertThat(sales()).isEmpty();
        assertThat(world.state.openTrades()).hasSize(1);
        assertThat(world.state.status().isRunning()).isTrue();
    }

    @Test
    void itIsSoldWhenTheBidIsAtTheStop() {
        world.venue.move(Price.of("58800.01"));
        world.pass(LOOK);
        assertThat(world.state.openTrades()).hasSize(1);

        world.venue.move(Price.of("58790"));
        world.pass(LOOK);

        assertSoldOnce();
        assertThat(reason()).isEqualTo(CloseReason.STOP_LOSS);
    }

    @Test
    void itIsSoldWhenTheBidIsAtTheTarget() {
        world.venue.move(Price.of("61900"));
        world.pass(LOOK);

        assertSoldOnce();
        assertThat(reason()).isEqualTo(CloseReason.TAKE_PROFIT);
    }

    @Test
    void aSignalSellsIt() {
        SignalRef sell = world.signal(SignalAction.SELL);
        world.pass(LOOK);

        assertSoldOnce();
        assertThat(world.answers.get(sell)).isInstanceOf(SignalOutcome.Closed.class);
    }

    @Test
    void anExitThatTheVenueRefusesIsTriedAgainAndNothingProtectiveIsSent() {
        world.venue.refusesExits = true;
        world.venue.move(Price.of("58700"));
        world.pass(Duration.ofSeconds(20));
        world.venue.refusesExits = false;
        world.pass(Duration.ofMinutes(2));

        assertSoldOnce();
    }

    @Test
    void aPriceThatCannotBeReadIsNotGuessed() {
        world.factsFail = true;
        world.venue.move(Price.of("58700"));
        world.pass(Duration.ofSeconds(30));
        assertThat(sales()).isEmpty();

        world.factsFail = false;
        world.pass(LOOK);

        assertSoldOnce();
    }

    @Test
    void itGoesOnAfterARestart() {
        world.boot();
        world.pass(LOOK);
        world.venue.move(Price.of("58700"));
        world.pass(LOOK);

        assertSoldOnce();
    }

    @Test
    void whatWasSoldUnrecordedBeforeACrashIsNotSoldAgain() {
        world.failStore();
        world.venue.move(Price.of("58700"));
        world.pass(LOOK);
        assertThat(sales()).hasSize(1);

        world.boot();
        world.pass(Duration.ofMinutes(3));

        assertThat(sales()).hasSize(1);
        assertThat(world.venue.btc).isBetween(OWNED, new BigDecimal("0.50001"));
        assertThat(world.state.status().causes()).contains(HaltCause.ORPHAN);
    }
}

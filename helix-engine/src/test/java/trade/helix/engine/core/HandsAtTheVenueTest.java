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
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeStatus;
import trade.helix.api.value.Ratio;
import trade.helix.engine.core.ModelVenue.Accident;

/** Somebody else cancels, sells, or the venue loses an order: told apart, and nothing of the owner is sold. */
class HandsAtTheVenueTest {
    private static final BigDecimal OWNED = new BigDecimal("0.5");

    private final ModelWorld world = new ModelWorld(1, OWNED);

    @BeforeEach
    void open() {
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(3));
    }

    @Test
    void aStopThatIsCancelledByHandIsReplacedOnce() {
        cancelByHand();
        world.pass(Duration.ofSeconds(5));
        assertThat(liveStops()).hasSize(1);
        assertThat(world.state.status().isRunning()).isTrue();

        cancelByHand();
        world.pass(Duration.ofSeconds(10));
        assertThat(liveStops()).isEmpty();
        assertThat(world.state.status().causes()).containsExactly(HaltCause.UNRESOLVED);
        assertThat(world.state.openTrades()).as("left as it is").hasSize(1);
    }

    @Test
    void aTradeThatIsSoldByHandIsBookedWithThatSale() {
        String held = bought();
        cancelByHand();
        world.venue.sellByHand(held);
        world.pass(Duration.ofSeconds(5));

        Trade closed = closed();
        assertThat(closed.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(closed.closing().orElseThrow().reason()).isEqualTo(CloseReason.MANUAL);
        assertThat(closed.closing().orElseThrow().averagePrice().orElseThrow().value())
                .isEqualByComparingTo("60000");
        assertThat(world.venue.btc).as("what is the owner's stays").isGreaterThanOrEqualTo(OWNED);
        assertThat(world.state.status().isRunning()).isTrue();
    }

    /** Its stop is taken back with an answer that gets lost, so that it is not clear who did; nothing else was sold by hand. */
    @Test
    void theSaleOfATradeThatHasJustEndedIsNotTakenForOneByHand() {
        world.signal(SignalAction.SELL);
        world.performAll();
        assertThat(world.state.openTrades()).isEmpty();
        world.signal(SignalAction.BUY);
        world.performAll();
        world.venue.accidents.add(Accident.DROPPED_AFTER);
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(5));

        assertThat(closed().closing().orElseThrow().reason()).isEqualTo(CloseReason.SIGNAL);
        assertThat(world.venue.btc.subtract(OWNED)).isLessThan(new BigDecimal("0.001"));
    }

    /** The trade's coins stood under its stop then; so they were the owner's other ones. */
    @Test
    void norIsOneOfTheOwnersCoinsFromBeforeTheStopWasTakenBack() {
        world.venue.sellByHand("0.3");
        world.pass(Duration.ofSeconds(20));
        world.venue.accidents.add(Accident.DROPPED_AFTER);
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(5));

        assertThat(closed().closing().orElseThrow().reason()).isEqualTo(CloseReason.SIGNAL);
        assertThat(world.venue.btc.subtract(new BigDecimal("0.2"))).isLessThan(new BigDecimal("0.001"));
    }

    @Test
    void norIsItAfterAnEntryThatBoughtNothing() {
        world.signal(SignalAction.SELL);
        world.performAll();
        world.venue.accidents.add(Accident.REFUSED);
        world.signal(SignalAction.BUY);
        world.performAll();
        world.signal(SignalAction.BUY);
        world.performAll();
        assertThat(world.state.openTrades()).hasSize(1);
        world.venue.accidents.add(Accident.DROPPED_AFTER);
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(5));

        assertThat(closed().closing().orElseThrow().reason()).isEqualTo(CloseReason.SIGNAL);
        assertThat(world.venue.btc.subtract(OWNED)).isLessThan(new BigDecimal("0.001"));
    }

    @Test
    void aTradeThatIsSoldByHandWhileNobodyWatchesIsBookedAsWell() {
        String held = bought();
        cancelByHand();
        world.venue.sellByHand(held);
        world.boot();
        world.pass(Duration.ofSeconds(60));

        assertThat(closed().closing().orElseThrow().reason()).isEqualTo(CloseReason.MANUAL);
        assertThat(world.venue.btc).as("what is the owner's stays").isGreaterThanOrEqualTo(OWNED);
    }

    @Test
    void anExitAfterASaleByHandSellsNothingOfTheOwners() {
        String held = bought();
        cancelByHand();
        world.venue.sellByHand(held);
        SignalRef sell = world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(5));

        assertThat(world.answers.get(sell)).isInstanceOf(SignalOutcome.Closed.class);
        assertThat(world.venue.btc).isGreaterThanOrEqualTo(OWNED);
        assertThat(closed().closing().orElseThrow().reason()).isEqualTo(CloseReason.MANUAL);
    }

    @Test
    void aPartThatIsSoldByHandIsBookedAndTheRestProtected() {
        cancelByHand();
        world.venue.sellByHand("0.02");
        world.pass(Duration.ofSeconds(5));

        assertThat(world.state.openTrades()).hasSize(1);
        assertThat(liveStops()).hasSize(1);
        assertThat(world.venue.free()).as("all but what the trade still holds").isEqualByComparingTo(freeOfTheOwner());
    }

    @Test
    void whatIsSoldByHandBeyondTheTradeWasTheOwners() {
        cancelByHand();
        world.venue.sellByHand("0.3");
        world.pass(Duration.ofSeconds(5));

        Trade closed = closed();
        assertThat(closed.closing().orElseThrow().reason()).isEqualTo(CloseReason.MANUAL);
        BigDecimal held = closed.entry().received().value();
        JournalRecord.FillRecorded part = records(JournalRecord.FillRecorded.class).stream()
                .filter(record -> record.fill().side() == Side.SELL)
                .findFirst()
                .orElseThrow();
        assertThat(part.fill().quantity().value()).isEqualByComparingTo(held);
        assertThat(part.fill().fee().amount())
                .as("its share of the fee")
                .isLessThan(part.fill().notional().amount().multiply(new BigDecimal("0.00101")));
    }

    @Test
    void aSaleOfTheOwnersCoinsWhileTheStopStandsIsNotOurs() {
        world.venue.sellByHand("0.3");
        world.pass(Duration.ofSeconds(5));
        assertThat(liveStops()).hasSize(1);
        assertThat(world.state.openTrades()).hasSize(1);
        assertThat(records(JournalRecord.FillRecorded.class)).hasSize(1);
    }

    @Test
    void aStopThatTheVenueLostIsReplacedOnceAndThenTheTradeIsSold() {
        loseStop();
        world.pass(Duration.ofSeconds(30));
        assertThat(liveStops()).hasSize(1);

        loseStop();
        world.pass(Duration.ofSeconds(30));
        assertThat(closed().closing().orElseThrow().reason()).isEqualTo(CloseReason.UNPROTECTED);
        assertThat(world.venue.btc).isGreaterThanOrEqualTo(OWNED);
    }

    /** As Kraken is of an order that it once showed. */
    @Test
    void alsoWhereTheVenueIsNeverSureThatItIsGone() {
        world.venue.isNeverSure = true;
        loseStop();
        world.pass(Duration.ofSeconds(50));
        assertThat(liveStops()).isEmpty();
        world.pass(Duration.ofSeconds(30));
        assertThat(liveStops()).hasSize(1);
        assertThat(world.state.status().isRunning()).isTrue();
    }

    @Test
    void aStopThatFilledAndThenLeftTheVenuesBooksIsBookedByItsSale() {
        world.venue.move(world.venue.price.less(Ratio.ofPercent("3")));
        loseAll();
        world.pass(Duration.ofSeconds(30));

        assertThat(closed().closing().orElseThrow().reason()).isEqualTo(CloseReason.STOP_LOSS);
        assertThat(world.venue.btc).isGreaterThanOrEqualTo(OWNED);
    }

    private BigDecimal freeOfTheOwner() {
        BigDecimal live = liveStops().stream()
                .map(order -> order.state().quantity().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return world.venue.btc.subtract(live);
    }

    private String bought() {
        return world.venue.btc.subtract(OWNED).toPlainString();
    }

    private void cancelByHand() {
        world.venue.end(stop(), OrderStatus.CANCELED);
    }

    private void loseStop() {
        world.venue.orders.remove(stop());
    }

    private void loseAll() {
        world.venue.orders.values().removeIf(order -> order.state().side() == Side.SELL);
    }

    private ClientOrderId stop() {
        return liveStops().get(0).state().clientOrderId().orElseThrow();
    }

    private List<ModelVenue.Order> liveStops() {
        return world.venue.orders.values().stream()
                .filter(order -> order.state().side() == Side.SELL
                        && order.state().status().isLive())
                .toList();
    }

    private Trade closed() {
        assertThat(world.state.openTrades()).isEmpty();
        List<JournalRecord.TradeUpdated> updates = records(JournalRecord.TradeUpdated.class);
        return updates.get(updates.size() - 1).trade();
    }

    private <R extends JournalRecord> List<R> records(Class<R> type) {
        return world.journal.stream()
                .map(entry -> entry.record())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}

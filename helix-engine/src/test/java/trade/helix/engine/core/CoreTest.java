package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.HaltCause;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeStatus;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.engine.core.ModelVenue.Accident;

class CoreTest {
    private final ModelWorld world = new ModelWorld();

    @Test
    void aBuyBecomesAProtectedTradeAndASellEndsIt() {
        SignalRef buy = world.signal(SignalAction.BUY);
        world.performAll();

        assertThat(world.answers.get(buy)).isInstanceOf(SignalOutcome.Opened.class);
        assertThat(orders(Side.BUY)).hasSize(1);
        var stop = liveStops().get(0);
        // 0.08333 bought, 0.1 % of it taken as fee, rounded down to the grid
        assertThat(stop.state().quantity()).hasToString("0.08324");
        assertThat(stop.state().stopPrice()).contains(Price.of("58800"));

        world.venue.move(Price.of("61000"));
        SignalRef sell = world.signal(SignalAction.SELL);
        world.performAll();

        assertThat(world.answers.get(sell)).isInstanceOf(SignalOutcome.Closed.class);
        assertThat(liveStops()).isEmpty();
        Trade trade = lastTrade();
        assertThat(trade.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(trade.closing().orElseThrow().reason()).isEqualTo(CloseReason.SIGNAL);
        // 0.08324 x 61,000 less 0.1 %, less 0.08333 x 60,000
        assertThat(trade.pnl())
                .contains(Money.of("5077.64", "USDT")
                        .minus(Money.of("5.07764", "USDT"))
                        .minus(Money.of("4999.8", "USDT")));
    }

    @Test
    void theIntentIsDurableBeforeItsEffect() {
        world.signal(SignalAction.BUY);
        while (orders(Side.BUY).isEmpty()) {
            long committed = world.journal.stream()
                    .filter(entry -> entry.record() instanceof JournalRecord.IntentCommitted)
                    .count();
            assertThat(world.perform()).isTrue();
            assertThat(orders(Side.BUY).size()).isLessThanOrEqualTo((int) committed);
        }
    }

    @Test
    void aStopThatFillsClosesTheTradeAtItsRealPrice() {
        world.signal(SignalAction.BUY);
        world.performAll();
        world.venue.move(Price.of("58700"));
        world.pass(Duration.ofSeconds(3));

        assertThat(lastTrade().status()).isEqualTo(TradeStatus.STOPPED_OUT);
        assertThat(lastTrade().closing().orElseThrow().averagePrice()).contains(Price.of("58700"));
        assertThat(world.state.openTrades()).isEmpty();
    }

    @Test
    void anUnknownEntryThatArrivedIsFoundAndProtected() {
        world.venue.accidents.add(Accident.DROPPED_AFTER);
        SignalRef buy = world.signal(SignalAction.BUY);
        world.performAll();

        assertThat(orders(Side.BUY)).hasSize(1);
        assertThat(liveStops()).hasSize(1);
        assertThat(world.answers.get(buy)).isInstanceOf(SignalOutcome.Opened.class);
    }

    @Test
    void anUnknownEntryThatNeverArrivedEndsOnlyByTheVenuesCertainty() {
        world.venue.accidents.add(Accident.DROPPED_BEFORE);
        SignalRef buy = world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(10));
        SignalRef second = world.signal(SignalAction.BUY);
        world.performAll();
        assertThat(reason(second)).isEqualTo(ReasonCode.OUTCOME_UNKNOWN);
        assertThat(world.answers).doesNotContainKey(buy);

        world.pass(Duration.ofSeconds(10));
        assertThat(reason(buy)).isEqualTo(ReasonCode.NOT_FILLED);
        assertThat(orders(Side.BUY)).isEmpty();
    }

    @Test
    void anEntryThatACrashLeftWithoutAnAnswerIsUnknown() {
        world.signal(SignalAction.BUY);
        world.boot();
        world.venue.accidents.add(Accident.SILENT);
        world.performAll();
        SignalRef second = world.signal(SignalAction.BUY);
        world.performAll();

        assertThat(reason(second)).isEqualTo(ReasonCode.OUTCOME_UNKNOWN);
        world.pass(Duration.ofSeconds(30));
        assertThat(world.state.openTrades()).isEmpty();
        assertThat(world.venue.orders).isEmpty();
    }

    @Test
    void oneLookThatDeniesTheEntryIsNotEnough() {
        world.venue.accidents.addAll(List.of(Accident.DROPPED_AFTER, Accident.DENIED));
        SignalRef buy = world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(5));

        assertThat(world.answers.get(buy)).isInstanceOf(SignalOutcome.Opened.class);
        assertThat(liveStops()).hasSize(1);
    }

    @Test
    void aSellDuringAnUnknownEntryIsRememberedAndRunsWhenItIsKnown() {
        world.venue.accidents.add(Accident.DROPPED_AFTER);
        world.venue.accidents.add(Accident.SILENT);
        world.signal(SignalAction.BUY);
        world.performAll();
        SignalRef sell = world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(5));

        assertThat(world.answers.get(sell)).isInstanceOf(SignalOutcome.Closed.class);
        assertThat(world.venue.free()).isEqualByComparingTo(world.venue.btc);
        assertThat(liveStops()).isEmpty();
    }

    @Test
    void aStopThatFillsWhileASellCancelsItIsTheExit() {
        world.signal(SignalAction.BUY);
        world.performAll();
        SignalRef sell = world.signal(SignalAction.SELL);
        world.venue.move(Price.of("58800"));
        world.performAll();

        assertThat(world.answers.get(sell)).isInstanceOf(SignalOutcome.Closed.class);
        assertThat(orders(Side.SELL)).hasSize(1);
        assertThat(lastTrade().status()).isEqualTo(TradeStatus.STOPPED_OUT);
    }

    @Test
    void whileAnExitIsOnItsWayNothingMoreIsSold() {
        world.signal(SignalAction.BUY);
        world.performAll();
        world.signal(SignalAction.SELL);
        world.perform();
        assertThat(intents(Leg.EXIT)).isEqualTo(1);

        world.step(new Input.FactsRead(world.venue.now, 0, world.venue.facts()));
        world.performAll();
        assertThat(intents(Leg.EXIT)).isEqualTo(1);
    }

    @Test
    void aRefusedSellIsToldLeadsToProtectionAgainAndDoesNotStopTheSameSignal() {
        world.signal(SignalAction.BUY);
        world.performAll();
        world.venue.accidents.add(Accident.NONE);
        world.venue.accidents.add(Accident.REFUSED);
        SignalRef refused = world.signal(SignalAction.SELL, "Exit");
        world.performAll();

        assertThat(reason(refused)).isEqualTo(ReasonCode.REFUSED_BY_VENUE);
        assertThat(world.state.openTrades()).hasSize(1);
        assertThat(liveStops()).hasSize(1);

        SignalRef again = world.signal(SignalAction.SELL, "Exit");
        world.pass(Duration.ofSeconds(2));
        assertThat(world.answers.get(again)).isInstanceOf(SignalOutcome.Closed.class);
        assertThat(liveStops()).isEmpty();
    }

    @Test
    void theRecordedTradeHasTheStopThatWasPlaced() {
        world.pass(Duration.ofSeconds(2));
        world.signal(SignalAction.BUY);
        world.perform();
        world.venue.move(Price.of("60100"));
        world.performAll();

        assertThat(lastTrade().stop())
                .isEqualTo(liveStops().get(0).state().stopPrice().orElseThrow());
        assertThat(lastTrade().stop()).isEqualTo(Price.of("58898"));
    }

    @Test
    void aStopThatWasNeverSentDoesNotHoldUpTheExit() {
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.NOT_SENT));
        world.signal(SignalAction.BUY);
        world.performAll();
        SignalRef sell = world.signal(SignalAction.SELL);
        world.performAll();

        assertThat(world.answers.get(sell)).isInstanceOf(SignalOutcome.Closed.class);
        assertThat(orders(Side.SELL)).hasSize(1);
    }

    @Test
    void protectionThatIsRefusedTwiceEndsTheTradeAtMarket() {
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.REFUSED, Accident.REFUSED));
        world.signal(SignalAction.BUY);
        world.performAll();

        assertThat(lastTrade().closing().orElseThrow().reason()).isEqualTo(CloseReason.UNPROTECTED);
        assertThat(world.state.openTrades()).isEmpty();
    }

    /** Found by {@link CoreModelTest}: the second try of a protective order was refused while the first one was live. */
    @Test
    void aRefusedSecondTrySaysNothingOfTheFirst() {
        world.venue.accidents.addAll(
                List.of(Accident.NONE, Accident.DROPPED_AFTER, Accident.DROPPED_BEFORE, Accident.REFUSED));
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(5));

        assertThat(liveStops()).hasSize(1);
        assertThat(intents(Leg.PROTECTION)).isEqualTo(1);
        assertThat(intents(Leg.EXIT)).isZero();
        assertThat(world.state.openQuestions()).isEmpty();
    }

    @Test
    void aVenueThatDropsEverythingIsAskedAboutOnceASecond() {
        world.signal(SignalAction.BUY);
        world.perform();
        world.venue.always = Accident.DROPPED_BEFORE;
        world.venue.calls = 0;
        world.pass(Duration.ofSeconds(60));

        assertThat(world.venue.calls).isLessThan(200);
        world.venue.always = Accident.NONE;
        world.pass(Duration.ofSeconds(70));
        assertThat(world.state.openTrades())
                .as("it could not be protected, so it is sold")
                .isEmpty();
        assertThat(liveStops()).isEmpty();
    }

    @Test
    void protectionCancelledFromOutsideIsReplacedOnceThenLeftAndTold() {
        world.signal(SignalAction.BUY);
        world.performAll();
        world.venue.cancelNow(liveStops().get(0).state().clientOrderId().orElseThrow());
        world.pass(Duration.ofSeconds(3));
        assertThat(liveStops()).hasSize(1);

        world.venue.cancelNow(liveStops().get(0).state().clientOrderId().orElseThrow());
        world.pass(Duration.ofSeconds(3));
        assertThat(liveStops()).isEmpty();
        assertThat(world.state.status().causes()).containsExactly(HaltCause.UNRESOLVED);
        assertThat(orders(Side.BUY)).hasSize(1);
    }

    @Test
    void aRepeatedSignalIsDroppedAlsoAfterARestart() {
        world.signal(SignalAction.BUY, "Long-1");
        world.performAll();
        SignalRef again = world.signal(SignalAction.BUY, "Long-1");
        world.performAll();
        assertThat(world.answers.get(again)).isInstanceOf(SignalOutcome.Deduplicated.class);

        world.boot();
        SignalRef later = world.signal(SignalAction.BUY, "Long-1");
        world.performAll();
        assertThat(world.answers.get(later)).isInstanceOf(SignalOutcome.Deduplicated.class);

        world.pass(Duration.ofSeconds(61));
        SignalRef afterwards = world.signal(SignalAction.BUY, "Long-1");
        world.performAll();
        assertThat(reason(afterwards)).isEqualTo(ReasonCode.POSITION_ALREADY_OPEN);
    }

    @Test
    void aSellWithNothingOpenIsRejectedAndDoesNotStopTheNextOne() {
        SignalRef first = world.signal(SignalAction.SELL, "Exit");
        assertThat(world.perform()).isTrue();
        assertThat(reason(first)).isEqualTo(ReasonCode.NO_OPEN_POSITION);
        world.signal(SignalAction.BUY);
        world.performAll();

        SignalRef second = world.signal(SignalAction.SELL, "Exit");
        world.performAll();
        assertThat(world.answers.get(second)).isInstanceOf(SignalOutcome.Closed.class);
    }

    @Test
    void aSilentVenueRejectsAnEntryAndNothingIsSent() {
        world.pass(Duration.ofSeconds(20));
        world.factsFail = true;
        SignalRef buy = world.signal(SignalAction.BUY);
        world.performAll();

        assertThat(reason(buy)).isEqualTo(ReasonCode.EXCHANGE_UNREACHABLE);
        assertThat(world.venue.orders).isEmpty();
    }

    @Test
    void anEntryNotDecidedBeforeARestartExpires() {
        world.pass(Duration.ofSeconds(20));
        SignalRef buy = world.signal(SignalAction.BUY);
        world.boot();
        world.performAll();

        assertThat(reason(buy)).isEqualTo(ReasonCode.EXPIRED_BY_RESTART);
    }

    @Test
    void aHaltTakesNoEntriesAndLetsExitsPass() {
        world.signal(SignalAction.BUY);
        world.performAll();
        world.step(new Input.HaltCommanded(world.venue.now, "tester"));
        SignalRef buy = world.signal(SignalAction.BUY);
        SignalRef sell = world.signal(SignalAction.SELL);
        world.performAll();

        assertThat(reason(buy)).isIn(ReasonCode.ACCOUNT_HALTED, ReasonCode.SUPERSEDED);
        assertThat(world.answers.get(sell)).isInstanceOf(SignalOutcome.Closed.class);

        world.step(new Input.ResumeCommanded(world.venue.now, "tester"));
        assertThat(world.state.status().isRunning()).isTrue();
    }

    @Test
    void derivedIdsFitTheStrictestVenue() {
        world.signal(SignalAction.BUY);
        world.performAll();

        assertThat(world.venue.orders.keySet())
                .extracting(ClientOrderId::value)
                .allMatch(id -> id.matches("[a-z0-9]{18}"))
                .doesNotHaveDuplicates();
    }

    private List<ModelVenue.Order> orders(Side side) {
        return world.venue.orders.values().stream()
                .filter(order -> order.state().side() == side)
                .toList();
    }

    private List<ModelVenue.Order> liveStops() {
        return orders(Side.SELL).stream()
                .filter(order -> order.state().status() == OrderStatus.NEW)
                .toList();
    }

    private long intents(Leg leg) {
        return world.journal.stream()
                .filter(entry -> entry.record() instanceof JournalRecord.IntentCommitted committed
                        && committed.intent().leg() == leg)
                .count();
    }

    private ReasonCode reason(SignalRef ref) {
        SignalOutcome outcome = world.answers.get(ref);
        assertThat(outcome).isInstanceOf(SignalOutcome.Rejected.class);
        return ((SignalOutcome.Rejected) outcome).reason();
    }

    private Trade lastTrade() {
        return world.journal.stream()
                .map(entry -> entry.record())
                .filter(JournalRecord.TradeUpdated.class::isInstance)
                .map(record -> ((JournalRecord.TradeUpdated) record).trade())
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}

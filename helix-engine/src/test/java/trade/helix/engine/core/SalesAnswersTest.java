package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.journal.JournalRecord.FillRecorded;
import trade.helix.api.journal.JournalRecord.IntentCommitted;
import trade.helix.api.journal.JournalRecord.OrderObserved;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.value.Quantity;

/** What was sold at the venue decides whether a stop is sent again: sent again after it has filled, it sells the owner's (I7). */
class SalesAnswersTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TradeState bought = Sample.bought(Sample.SYMBOL);
    private final OrderLeg stop = Sample.leg(Leg.PROTECTION, "10");
    private final OrderLeg attached = Sample.attached("10");
    private final OrderLeg unknown = stop.with(Outcome.UNKNOWN, "dropped");
    private final OrderLeg live = Sample.seen(stop, "v2", OrderStatus.NEW, "0");
    private final OrderLeg cancelled = Sample.seen(stop, "v2", OrderStatus.CANCELED, "0");
    private final ClientOrderId id = stop.id();

    @Test
    void aStopThatIsNowhereAndSoldNothingIsSentAgainUnderItsId() {
        OneStep step = read(unknown);
        assertThat(step.effects(Effect.Protect.class))
                .extracting(effect -> effect.request().clientOrderId())
                .containsExactly(id);
        assertThat(step.leg(id).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void whileASaleIsUnexplainedItIsNot() {
        OneStep step = read(unknown, sale("f1", "10"));
        assertThat(step.effects(Effect.Protect.class)).isEmpty();
        assertThat(step.pauses(id)).containsExactly(SECOND);
    }

    @Test
    void orWhileSomethingWasCommittedAfterIt() {
        OrderLeg later = Sample.leg(Leg.EXIT, "10").with(Outcome.REFUSED, "no");
        TradeState trade = Sample.with(Sample.with(bought, unknown), later);
        OneStep step = new OneStep(trade).take(new Input.SalesRead(at(1), id, List.of()));
        assertThat(step.effects(Effect.Protect.class)).isEmpty();
        assertThat(step.pauses(id)).containsExactly(SECOND);
    }

    @Test
    void orWhereTheTradeIsToBeSold() {
        TradeState trade = Sample.with(bought, unknown).with(new TradeState.ExitWish(CloseReason.SIGNAL, List.of()));
        OneStep step = new OneStep(trade).take(new Input.SalesRead(at(1), id, List.of()));
        assertThat(step.effects(Effect.Protect.class)).isEmpty();
        OneStep gone = new OneStep(trade)
                .errand(id, errand -> errand.with(Errand.Doubt.NOTHING_TO_CANCEL))
                .take(new Input.SalesRead(at(1), id, List.of()));
        assertThat(gone.effects(Effect.SubmitExit.class))
                .as("it is sold in its stead")
                .hasSize(1);
    }

    @Test
    void afterFiveSecondsWithoutProtectionItIsSoldInstead() {
        TradeState trade = Sample.with(bought, unknown);
        OneStep step =
                new OneStep(trade).uncoveredSince(trade, Sample.NOW).take(new Input.SalesRead(at(5), id, List.of()));
        assertThat(step.effects(Effect.Protect.class)).isEmpty();
        assertThat(step.state().account().trade(trade.id()).orElseThrow().exit())
                .isNotNull();
    }

    @Test
    void carriedStopsThatAreNotThereGiveWayToOneOfOurs() {
        OneStep step = new OneStep(Sample.with(bought, attached.with(Outcome.UNKNOWN, "dropped")))
                .take(new Input.SalesRead(at(1), id, List.of()));
        assertThat(step.errand(id).doubt()).isEqualTo(Errand.Doubt.NOT_THERE);
        assertThat(step.effects(Effect.Protect.class))
                .extracting(effect -> effect.request().clientOrderId())
                .doesNotContain(id)
                .hasSize(1);
    }

    @Test
    void aStopThatSomebodyTookBackIsReplacedIfNothingWasSold() {
        OneStep step = read(cancelled);
        assertThat(step.leg(id).detail()).isEqualTo(OrderLeg.SALES_READ);
        assertThat(step.effects(Effect.Protect.class)).hasSize(1);
        assertThat(step.state().facts().reachableAt()).isEqualTo(at(1));
    }

    @Test
    void whoeverTookItBackAndSoldHasClosedTheTrade() {
        OneStep step = read(cancelled, sale("f1", "10"));
        assertThat(step.state().openTrades()).isEmpty();
        assertThat(step.records(IntentCommitted.class))
                .extracting(record -> record.intent().leg())
                .containsExactly(Leg.MANUAL);
    }

    @Test
    void ofASaleBeyondTheTradeOnlyItsPartIsBooked() {
        OneStep step = read(cancelled, sale("f1", "4"), sale("f2", "20"), sale("f3", "1"));
        assertThat(step.records(FillRecorded.class))
                .extracting(record -> record.fill().id() + " " + record.fill().quantity())
                .containsExactly("f1 4", "f2:part 6");
        assertThat(step.records(FillRecorded.class).get(1).fill().fee().amount())
                .as("its share of a fee of 1")
                .isEqualByComparingTo("0.3");
    }

    @Test
    void aSaleWhileTheStopStillStoodWasOfSomethingElse() {
        OrderObserved seen = new OrderObserved(
                id, new VenueOrderId("v2"), OrderType.STOP_LOSS, OrderStatus.CANCELED, Quantity.ZERO, null, at(1));
        OrderLeg known = stop.with(Outcome.ACCEPTED, "").with(seen, at(1));
        assertThat(read(known, sale("f1", "10")).records(FillRecorded.class)).isEmpty();
        Fill after = Sample.fill("f1", Side.SELL, "10", "1", "USDT").at(at(1)).build();
        assertThat(read(known, after).records(FillRecorded.class)).hasSize(1);
    }

    @Test
    void whatTheStopItselfSoldIsBookedToIt() {
        OneStep step = read(cancelled, own("f1", "4"));
        assertThat(step.leg(id).filled()).isEqualTo(Quantity.of("4"));
        assertThat(step.records(IntentCommitted.class))
                .extracting(record -> record.intent().leg())
                .doesNotContain(Leg.MANUAL);
    }

    @Test
    void whatAnExitInQuestionMayHaveSoldIsNobodyElsesSale() {
        OrderLeg exit = Sample.leg(Leg.EXIT, "10").with(Outcome.UNKNOWN, "dropped");
        TradeState trade = Sample.with(Sample.with(bought, cancelled), exit);
        OneStep step = new OneStep(trade).take(new Input.SalesRead(at(1), id, List.of(sale("f1", "10"))));
        assertThat(step.records(FillRecorded.class)).isEmpty();
        assertThat(step.pauses(id)).containsExactly(SECOND);
        assertThat(step.leg(id).owesSales()).isTrue();
        OneStep none = new OneStep(trade).take(new Input.SalesRead(at(1), id, List.of()));
        assertThat(none.leg(id).owesSales()).isFalse();
    }

    @Test
    void anEarlierProcessMayHaveTakenItBackItselfAndSold() {
        TradeState trade = Sample.with(bought, cancelled);
        OneStep sold = new OneStep(trade).unsure(trade).take(new Input.SalesRead(at(1), id, List.of(sale("f1", "10"))));
        assertThat(sold.records(FillRecorded.class)).isEmpty();
        assertThat(sold.records(IntentCommitted.class))
                .extracting(record -> record.intent().leg())
                .containsExactly(Leg.EXIT);
        OneStep nothing = new OneStep(trade).unsure(trade).take(new Input.SalesRead(at(1), id, List.of()));
        assertThat(nothing.state().unsure()).isEmpty();
    }

    @Test
    void aStopThatTurnedUpMayHaveSoldBefore() {
        OrderLeg twice = live.with(Outcome.ACCEPTED, OrderLeg.TURNED_UP);
        OneStep step = read(twice, sale("f1", "10"));
        assertThat(step.leg(id).filled()).isEqualTo(Quantity.of("10"));
        assertThat(step.leg(id).detail()).isEqualTo(OrderLeg.TURNED_UP_AND_READ);
        assertThat(step.effects(Effect.Cancel.class))
                .as("what stands is too much")
                .hasSize(1);
        assertThat(read(twice, sale("f1", "9")).leg(id).filled()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void aStopThatTheVenueLostAndThatSoldAllHasFilled() {
        OneStep step = read(live, own("f1", "10"));
        assertThat(step.records(OrderObserved.class))
                .extracting(OrderObserved::status)
                .containsExactly(OrderStatus.FILLED);
        assertThat(step.state().openTrades()).isEmpty();
    }

    @Test
    void oneThatSoldAPartHasEndedAndIsReplacedForTheRest() {
        OneStep step = read(live, own("f1", "4"));
        assertThat(step.records(OrderObserved.class))
                .extracting(OrderObserved::status)
                .containsExactly(OrderStatus.EXPIRED);
        assertThat(step.effects(Effect.Protect.class))
                .extracting(effect -> effect.request().quantity())
                .containsExactly(Quantity.of("6"));
        assertThat(step.state().facts().account()).isNull();
    }

    @Test
    void oneThatSoldNothingIsAbsentAndReplaced() {
        OneStep step = read(live);
        assertThat(step.leg(id).outcome()).isEqualTo(Outcome.ABSENT);
        assertThat(step.errand(id).doubt()).isEqualTo(Errand.Doubt.NOT_THERE);
        assertThat(step.errand(id).sentBefore()).isEqualTo(at(1));
        assertThat(step.effects(Effect.Protect.class)).hasSize(1);
    }

    @Test
    void orSomebodyHasSoldInItsStead() {
        OneStep step = read(live, sale("f1", "10"));
        assertThat(step.state().openTrades()).isEmpty();
        assertThat(step.records(IntentCommitted.class))
                .extracting(record -> record.intent().leg())
                .containsExactly(Leg.MANUAL);
    }

    @Test
    void carriedStopsThatTheVenueLostMayShowAgainUnlessTheySoldAll() {
        OrderLeg lost = Sample.seen(attached, "v2", OrderStatus.NEW, "0");
        OneStep part = read(lost, own("f1", "4"));
        assertThat(part.leg(id).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(part.leg(id).filled()).isEqualTo(Quantity.of("4"));
        assertThat(part.errand(id).doubt()).isEqualTo(Errand.Doubt.NOT_THERE);
        OneStep whole = read(lost, own("f1", "10"));
        assertThat(whole.state().openTrades()).isEmpty();
    }

    @Test
    void withoutTheRulesOfItsSymbolNothingIsBooked() {
        OneStep step = new OneStep(Sample.with(bought, cancelled))
                .withoutRules()
                .take(new Input.SalesRead(at(1), id, List.of(sale("f1", "10"))));
        assertThat(step.records(FillRecorded.class)).isEmpty();
        assertThat(step.effects(Effect.ReadFacts.class)).hasSize(1);
        assertThat(step.pauses(id)).containsExactly(SECOND);
    }

    @Test
    void aStopThatAnEarlierProcessMayHaveSentIsAbsentAfterTwoLooksAndNothingSold() {
        OrderLeg unrecorded = stop.with(Outcome.UNKNOWN, OrderLeg.UNRECORDED);
        OrderLeg second = OrderLeg.of(Sample.intent(Sample.SYMBOL, Leg.PROTECTION, "p2", "10", null), Sample.NOW)
                .with(Outcome.UNKNOWN, OrderLeg.UNRECORDED);
        TradeState trade = Sample.with(Sample.with(bought, unrecorded.with(Outcome.ABSENT, "")), second);
        OneStep step = new OneStep(trade)
                .unsure(trade)
                .errand(second.id(), errand -> errand.withAbsences(2))
                .take(new Input.SalesRead(at(20), second.id(), List.of()));
        assertThat(step.leg(second.id()).outcome()).isEqualTo(Outcome.ABSENT);
        assertThat(step.state().unsure()).isEmpty();
    }

    @Test
    void oneThatMayHaveBeenRefusedIsFollowedByTheNextOneThatMayHaveBeenSent() {
        OrderLeg unrecorded = stop.with(Outcome.UNKNOWN, OrderLeg.UNRECORDED);
        TradeState trade = Sample.with(bought, unrecorded);
        OneStep step = new OneStep(trade).unsure(trade).take(new Input.SalesRead(at(1), id, List.of()));
        assertThat(step.records(IntentCommitted.class))
                .extracting(record -> record.intent().leg())
                .containsExactly(Leg.PROTECTION);
        assertThat(step.state().unsure()).isNotEmpty();
        assertThat(step.effects(Effect.Protect.class)).isEmpty();
    }

    private OneStep read(OrderLeg leg, Fill... fills) {
        return new OneStep(Sample.with(bought, leg)).take(new Input.SalesRead(at(1), id, List.of(fills)));
    }

    private static Fill sale(String fill, String quantity) {
        return Sample.fill(fill, Side.SELL, quantity, "1", "USDT").build();
    }

    private static Fill own(String fill, String quantity) {
        return Sample.fill(fill, Side.SELL, quantity, "1", "USDT")
                .venueOrderId(new VenueOrderId("v2"))
                .build();
    }

    private static Instant at(int second) {
        return Sample.NOW.plusSeconds(second);
    }
}

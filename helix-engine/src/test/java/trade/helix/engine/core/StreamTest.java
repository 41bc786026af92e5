package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.engine.core.ModelVenue.Accident;

/** What the venue tells of its own accord: when it makes the core look, and that nothing else comes of it. */
class StreamTest {
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ModelWorld world = new ModelWorld();

    private ClientOrderId protectedTrade() {
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(10));
        return world.venue.orders.entrySet().stream()
                .filter(order -> order.getValue().state().stopPrice().isPresent())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private OrderState order(ClientOrderId id) {
        return Objects.requireNonNull(world.venue.orders.get(id)).state();
    }

    private int lookUpsIn(Duration time) {
        int before = world.venue.calls;
        world.pass(time);
        return world.venue.calls - before;
    }

    @Test
    void aStopThatFillsIsKnownWhenItIsTold() {
        protectedTrade();
        world.connect();
        world.performAll();

        world.venue.move(Price.of("58500"));
        world.tell();
        world.performAll();

        assertThat(world.state.account().trades()).isEmpty();
    }

    @Test
    void executionsThatAreToldEndTheTradeWithoutAQuestion() {
        world.venue.sliced = true;
        protectedTrade();
        world.connect();
        world.pass(MOMENT);
        int before = world.venue.calls;

        world.venue.move(Price.of("58700"));
        world.venue.move(Price.of("58500"));
        world.tell();
        world.tell();

        assertThat(world.state.account().trades()).isEmpty();
        assertThat(world.venue.calls).isEqualTo(before);
        assertThat(world.state.account().figures().losses().values())
                .singleElement()
                .satisfies(losses -> assertThat(losses.realisedToday().amount())
                        .isEqualByComparingTo(world.venue.usdt.subtract(new BigDecimal("10000"))));
    }

    @Test
    void anExecutionThatIsToldTwiceIsBookedOnce() {
        world.venue.sliced = true;
        ClientOrderId stop = protectedTrade();
        world.connect();
        world.pass(MOMENT);
        world.venue.move(Price.of("58700"));
        Fill first =
                Objects.requireNonNull(world.venue.orders.get(stop)).fills().get(0);
        OrderUpdate part = ModelWorld.news(order(stop)).fill(first).build();

        world.step(new Input.OrderChanged(world.venue.now, part));
        world.step(new Input.OrderChanged(world.venue.now, part));
        world.performAll();

        TradeState trade = world.state.account().trades().values().iterator().next();
        assertThat(trade.leg(stop).orElseThrow().filled()).isEqualTo(first.quantity());
    }

    @Test
    void anExecutionThatIsToldWhileTheStopIsBeingTakenBackIsFoundByItsAnswer() {
        ClientOrderId stop = protectedTrade();
        world.connect();
        world.pass(MOMENT);
        world.signal(SignalAction.SELL);

        world.venue.move(Price.of("58500"));
        world.tell();
        assertThat(world.state.account().trades()).hasSize(1);
        world.pass(Duration.ofSeconds(5));

        assertThat(world.state.account().trades()).isEmpty();
        assertThat(world.venue.orders).hasSize(2).containsKey(stop);
    }

    @Test
    void aStopWhoseFillIsNotToldIsFoundAllTheSame() {
        protectedTrade();
        world.connect();
        world.pass(Duration.ofSeconds(16));
        world.losesEvents = true;

        world.venue.move(Price.of("58500"));
        world.tell();
        world.pass(Duration.ofSeconds(13));
        assertThat(world.state.account().trades()).hasSize(1);
        world.pass(Duration.ofSeconds(2));

        assertThat(world.state.account().trades()).isEmpty();
    }

    @Test
    void aFillThatIsNotToldAndIsMissingAtTheVenueIsLookedForBeforeAnybodyIsAlarmed() {
        protectedTrade();
        world.connect();
        world.pass(MOMENT);
        world.losesEvents = true;
        world.venue.move(Price.of("58500"));
        world.tell();
        // Two comparisons can agree before the next look at the stop is due.
        world.step(new Input.StandingRead(
                world.venue.now, world.state.version(), world.venue.account(), world.venue.liveOrders()));
        world.pass(MINUTE);

        assertThat(world.state.account().trades()).isEmpty();
        assertThat(world.state.status().isRunning()).isTrue();
    }

    @Test
    void whileChangesAreToldAnOrderIsLookedAtFourTimesAMinuteOtherwiseThirty() {
        protectedTrade();
        assertThat(lookUpsIn(MINUTE)).isEqualTo(30);

        world.connect();
        world.pass(MOMENT);
        assertThat(lookUpsIn(MINUTE)).isEqualTo(4);

        world.disconnect();
        world.pass(MOMENT);
        assertThat(lookUpsIn(MINUTE)).isEqualTo(30);
    }

    @Test
    void whatHappenedBeforeItWasConnectedIsLookedFor() {
        ClientOrderId stop = protectedTrade();
        world.venue.end(stop, OrderStatus.CANCELED);
        world.connect();
        world.performAll();

        assertThat(world.state.account().trades().values())
                .allSatisfy(trade ->
                        assertThat(trade.leg(stop).orElseThrow().isLive()).isFalse());
    }

    @Test
    void whatHappenedWhileItWasInterruptedIsLookedForAtOnce() {
        protectedTrade();
        world.connect();
        world.pass(MOMENT);
        world.losesEvents = true;
        world.venue.move(Price.of("58500"));
        world.tell();

        world.disconnect();
        world.performAll();

        assertThat(world.state.account().trades()).isEmpty();
    }

    @Test
    void aChangeThatIsToldWhileTheOrderIsBeingAskedForIsNotMissed() {
        ClientOrderId stop = protectedTrade();
        world.connect();
        OrderState before = order(stop);

        // The look-up of the connection is on its way, and will be answered as of before.
        world.venue.move(Price.of("58500"));
        world.tell();
        world.venue.accidents.add(Accident.BEHIND);
        assertThat(before.status()).isEqualTo(OrderStatus.NEW);
        world.pass(MOMENT);

        assertThat(world.state.account().trades()).isEmpty();
    }

    @Test
    void aChangeThatIsKnownMakesNobodyLook() {
        ClientOrderId stop = protectedTrade();
        world.connect();
        world.performAll();
        int before = world.venue.calls;

        world.step(new Input.OrderChanged(world.venue.now, ModelWorld.update(order(stop))));
        world.performAll();

        assertThat(world.venue.calls).isEqualTo(before);
    }

    @Test
    void anOrderInQuestionIsNotGivenUpSoonerForBeingTalkedAbout() {
        world.venue.accidents.add(Accident.DROPPED_BEFORE);
        world.signal(SignalAction.BUY);
        world.performAll();
        world.connect();
        world.passWithoutTimers(Duration.ofMinutes(1));
        int before = world.venue.calls;

        world.step(new Input.OrderChanged(world.venue.now, foreign()));
        world.step(new Input.OrderChanged(world.venue.now, foreign()));
        world.performAll();

        assertThat(world.venue.calls).isEqualTo(before);
        assertThat(world.state.openQuestions()).hasSize(1);
    }

    private static OrderUpdate foreign() {
        return OrderUpdate.builder()
                .symbol(ModelVenue.SYMBOL)
                .venueOrderId(new VenueOrderId("foreign"))
                .status(OrderStatus.FILLED)
                .filled(Quantity.of("1"))
                .at(Instant.EPOCH)
                .build();
    }

    @Test
    void balancesThatChangedAreReadBeforeTheNextDecision() {
        world.signal(SignalAction.BUY, "first");
        world.pass(MINUTE);
        world.venue.usdt = new BigDecimal("20000");
        assertThat(world.state.facts().account()).isNotNull();

        world.step(new Input.BalancesChanged(world.venue.now));

        assertThat(world.state.facts().account()).isNull();
    }

    @Test
    void comparisonsOutOfTurnDoNotAddUp() {
        world.pass(MINUTE);
        for (int i = 0; i < 10; i++) {
            world.connect();
            world.performAll();
        }
        int before = world.standingReads;
        world.pass(Duration.ofMinutes(10));

        assertThat(world.standingReads - before).isEqualTo(10);
    }
}

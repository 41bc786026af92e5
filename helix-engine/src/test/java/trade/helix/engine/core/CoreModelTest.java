package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.statistics.Statistics;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeStatus;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.engine.core.ModelVenue.Accident;

/**
 * The core against a venue with accidents, arbitrary prices, crashes between any two effects, and time. Invariants I3 (once),
 * I4 (protected), I5 (durable before effect), I7 (hands off) and I8 (restarts change nothing) at the end of every history.
 */
class CoreModelTest {
    private enum Act {
        BUY,
        SELL,
        RISE,
        FALL,
        /** Down to where stops are, and back, before anybody can look. */
        DIP,
        PASS,
        PERFORM_ONE,
        PERFORM_ALL,
        CRASH,
        /** The store takes nothing: what is done from here on is forgotten by a crash. */
        FAIL_STORE,
        ANSWER_STORE,
        HALT,
        RESUME,
        /** Somebody takes a protective order back at the venue. */
        CANCEL_BY_HAND,
        /** The venue tells of changes. */
        CONNECT,
        DISCONNECT,
        /** What the venue tells is lost, and nobody knows that it is. */
        LOSE_EVENTS
    }

    private record Event(Act act, Accident accident) {}

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<Act> acts = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(Act.class)),
                Tuple.of(1, Arbitraries.of(Act.BUY, Act.SELL, Act.PERFORM_ALL)),
                Tuple.of(2, Arbitraries.just(Act.PERFORM_ONE)));
        Arbitrary<Accident> accidents = Arbitraries.frequency(
                Tuple.of(6, Accident.NONE),
                Tuple.of(1, Accident.NOT_SENT),
                Tuple.of(1, Accident.REFUSED),
                Tuple.of(1, Accident.DROPPED_BEFORE),
                Tuple.of(1, Accident.DROPPED_AFTER),
                Tuple.of(1, Accident.SILENT));
        return Combinators.combine(acts, accidents)
                .as(Event::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Property(tries = 3000)
    @AddLifecycleHook(FewerTries.class)
    void everyHistoryEndsProtectedOrFlat(
            @ForAll("histories") List<Event> history,
            @ForAll boolean owned,
            @ForAll boolean attached,
            @ForAll boolean sliced) {
        BigDecimal holdings = owned ? new BigDecimal("0.5") : BigDecimal.ZERO;
        ModelWorld world =
                attached ? ModelWorld.attaching(holdings, ModelVenue.Fees.QUOTE) : new ModelWorld(1, holdings);
        world.venue.sliced = sliced;
        int buys = 0;
        for (Event event : history) {
            if (event.accident() != Accident.NONE) {
                world.venue.accidents.add(event.accident());
            }
            buys += event.act() == Act.BUY ? 1 : 0;
            act(world, event.act());
            if (world.storeFails()) {
                // What is refused unrecorded, again and again, is beyond what invariant I5 promises after a crash.
                world.venue.accidents.removeIf(accident -> accident == Accident.REFUSED);
            }
            entriesNeverOutnumberTheirIntents(world);
            assertThat(world.venue.free()).isGreaterThanOrEqualTo(BigDecimal.ZERO);
        }
        world.venue.accidents.clear();
        world.pass(Duration.ofMinutes(2));
        world.answerStore();

        assertThat(orders(world, Side.BUY))
                .as("I3: at most one entry for a signal")
                .isLessThanOrEqualTo(buys);
        protectedOrFlat(world, holdings);
        assertThat(world.state.status().causes())
                .as("I7: all that is there is explained")
                .doesNotContain(HaltCause.ORPHAN);
        resultsAreTheVenues(world);
        restartChangesNothing(world);
        Statistics.label("trades closed").collect(Math.min(3, closed(world).size()));
        Statistics.label("a trade closed")
                .collect(!closed(world).isEmpty())
                .coverage(coverage -> coverage.check(true)
                        .percentage(share -> share > 10 || FewerTries.areInForce(CoreModelTest.class)));
    }

    private static void act(ModelWorld world, Act act) {
        switch (act) {
            case BUY -> buy(world);
            case SELL -> world.signal(SignalAction.SELL);
            case RISE -> world.venue.move(Price.of("61500"));
            case FALL -> world.venue.move(Price.of("58500"));
            case DIP -> {
                world.venue.move(Price.of("58500"));
                world.venue.move(Price.of("60000"));
            }
            case PASS -> world.pass(Duration.ofSeconds(20));
            case PERFORM_ONE -> world.perform();
            case PERFORM_ALL -> world.performAll();
            case CRASH -> world.boot();
            case FAIL_STORE -> world.failStore();
            case ANSWER_STORE -> world.answerStore();
            case HALT -> world.step(new Input.HaltCommanded(world.venue.now, "a person"));
            case RESUME -> world.step(new Input.ResumeCommanded(world.venue.now, "a person"));
            case CANCEL_BY_HAND -> cancelByHand(world);
            case CONNECT -> world.connect();
            case DISCONNECT -> world.disconnect();
            case LOSE_EVENTS -> world.losesEvents = !world.losesEvents;
            default -> throw new AssertionError(act);
        }
        world.tell();
    }

    /** While the store fails an entry is given back to its sender. */
    private static void buy(ModelWorld world) {
        if (!world.storeFails()) {
            world.signal(SignalAction.BUY);
        }
    }

    private static void cancelByHand(ModelWorld world) {
        world.venue.orders.entrySet().stream()
                .filter(order -> order.getValue().state().status().isLive()
                        && order.getValue().state().stopPrice().isPresent())
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(id -> world.venue.end(id, OrderStatus.CANCELED));
    }

    private static void entriesNeverOutnumberTheirIntents(ModelWorld world) {
        long intents = world.journal.stream()
                .filter(entry -> entry.record() instanceof JournalRecord.IntentCommitted committed
                        && committed.intent().leg() == Leg.ENTRY)
                .count();
        assertThat(orders(world, Side.BUY)).as("I5").isLessThanOrEqualTo((int) intents);
    }

    private static void protectedOrFlat(ModelWorld world, BigDecimal holdings) {
        BigDecimal live = world.venue.btc.subtract(world.venue.free());
        Quantity held = world.state.account().trades().values().stream()
                .map(TradeState::owned)
                .reduce(Quantity.ZERO, Quantity::plus);
        boolean left = world.state.status().causes().contains(HaltCause.UNRESOLVED);
        if (!left) {
            assertThat(live)
                    .as("I4: what is held and can be sold is covered")
                    .isEqualByComparingTo(
                            held.floorTo(ModelVenue.INSTRUMENT.quantityStep()).value());
        }
        assertThat(world.state.openQuestions())
                .as("I6: every question is answered in the end")
                .isEmpty();
        BigDecimal residuals = closed(world).stream()
                .map(trade -> trade.closing().orElseThrow().residual().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(world.venue.btc)
                .as("I7: what the venue has is what the journal says and what is the owner's")
                .isEqualByComparingTo(held.value().add(residuals).add(holdings));
    }

    private static void resultsAreTheVenues(ModelWorld world) {
        BigDecimal realised = closed(world).stream()
                .map(trade -> trade.pnl().orElseThrow().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal open = world.state.account().trades().values().stream()
                .map(trade -> trade.flow().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(world.venue.usdt.subtract(new BigDecimal("10000")))
                .as("results come from fills and equal the venue's balance")
                .isEqualByComparingTo(realised.add(open));
    }

    private static void restartChangesNothing(ModelWorld world) {
        AccountState before = world.state.account();
        world.boot();
        world.performAll();
        assertThat(world.state.account().trades()).as("I8").isEqualTo(before.trades());
        assertThat(world.state.account().figures()).as("I8").isEqualTo(before.figures());
    }

    private static int orders(ModelWorld world, Side side) {
        return (int) world.venue.orders.values().stream()
                .filter(order -> order.state().side() == side)
                .count();
    }

    private static List<Trade> closed(ModelWorld world) {
        return world.journal.stream()
                .map(entry -> entry.record())
                .filter(JournalRecord.TradeUpdated.class::isInstance)
                .map(record -> ((JournalRecord.TradeUpdated) record).trade())
                .filter(trade -> trade.status() == TradeStatus.CLOSED || trade.status() == TradeStatus.STOPPED_OUT)
                .toList();
    }
}

package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static trade.helix.tck.VenueFault.CANCEL_ANSWER_LOST;
import static trade.helix.tck.VenueFault.CANCEL_LOST;
import static trade.helix.tck.VenueFault.SUBMIT_ANSWER_LOST;
import static trade.helix.tck.VenueFault.SUBMIT_LOST;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;

/** An entry that carries a stop, and the stops that its executions place. */
final class AttachedRules {
    private static final Capability ATTACHED = Capability.ATTACHED_STOP;
    private static final Lookup NOT_SO_FAR = new Lookup.NotFound(false);
    private static final Duration MOMENT = Duration.ofSeconds(1);

    static final List<Rule<VenueTrial>> ALL = List.of(
            Rule.must("K1", "an entry with a stop is at the venue once, as it was asked for", AttachedRules::once)
                    .with(ATTACHED),
            Rule.must(
                            "K2",
                            "its stops are live at the price asked for, together for what was bought, no fee taken off",
                            AttachedRules::covers)
                    .with(ATTACHED),
            Rule.must(
                            "K3",
                            "in any session a look-up of the entry shows it, and neither its stops nor another entry",
                            AttachedRules::entryFound)
                    .with(ATTACHED),
            Rule.must(
                            "K4",
                            "in any session a look-up of its stops shows each of them, and none of another entry",
                            AttachedRules::stopsFound)
                    .with(ATTACHED),
            Rule.must(
                            "K5",
                            "when the market reaches them, a look-up shows the stops filled, and fills tells their executions",
                            AttachedRules::triggered)
                    .with(ATTACHED),
            Rule.must(
                            "K6",
                            "a cancel takes every stop back, says what each had filled, and what they held can be sold",
                            AttachedRules::cancelled)
                    .with(ATTACHED),
            Rule.must("K7", "a cancel leaves the stops of another entry", AttachedRules::onlyNamed)
                    .with(ATTACHED),
            Rule.must("K8", "a second cancel finds the stops gone, not filled", AttachedRules::cancelledTwice)
                    .with(ATTACHED),
            Rule.must("K9", "stops that have all triggered are already filled", AttachedRules::alreadyFilled)
                    .with(ATTACHED),
            Rule.must(
                            "K10",
                            "an entry that never was is not found, nor are its stops, and a cancel does not claim to have taken any back",
                            AttachedRules::neverWas)
                    .with(ATTACHED),
            Rule.must(
                            "K11",
                            "an entry whose answer is lost is unknown, at the venue once, and found with its stops",
                            AttachedRules::answerLost)
                    .with(ATTACHED)
                    .given(SUBMIT_ANSWER_LOST),
            Rule.must(
                            "K12",
                            "of an entry that was lost, it and its stops become certainly absent after the bound",
                            AttachedRules::lost)
                    .with(ATTACHED, Capability.CERTAIN_ABSENCE)
                    .given(SUBMIT_LOST),
            Rule.must("K13", "a cancel that is lost is unknown, and a stop stays live", AttachedRules::cancelLost)
                    .with(ATTACHED)
                    .given(CANCEL_LOST),
            Rule.must(
                            "K14",
                            "a cancel whose answer is lost is unknown, and after the next one no stop is live",
                            AttachedRules::cancelAnswerLost)
                    .with(ATTACHED)
                    .given(CANCEL_ANSWER_LOST),
            Rule.must(
                            "K15",
                            "a stop off the tick grid is refused as TRADING_RULE, and the entry with it",
                            AttachedRules::offTick)
                    .with(ATTACHED),
            Rule.must(
                            "K16",
                            "without the capability an entry with a stop is refused as UNSUPPORTED, and not half of it sent",
                            AttachedRules::unsupported)
                    .without(ATTACHED));

    private AttachedRules() {}

    private static void once(VenueTrial trial) {
        OrderRequest entry = trial.buyWithStop();
        OrderState told = VenueTrial.accepted(trial.client.submit(entry)).order();
        VenueLedger.Order bought = VenueTrial.only(buys(trial));
        assertEquals(entry.quantity(), bought.quantity());
        assertEquals(bought.venueOrderId(), told.venueOrderId().value());
        assertEquals(entry.quantity(), told.quantity());
        assertEquals(entry.symbol(), told.symbol());
        assertEquals(Side.BUY, told.side());
    }

    private static List<VenueLedger.Order> buys(VenueTrial trial) {
        return trial.ledger().orders().stream()
                .filter(order -> order.side() == Side.BUY)
                .toList();
    }

    private static void covers(VenueTrial trial) {
        OrderRequest entry = entered(trial);
        Price stop = entry.attached().orElseThrow().stop();
        for (VenueLedger.Order each : trial.live()) {
            assertEquals(Side.SELL, each.side());
            assertEquals(stop, each.stopOrNull());
        }
        Quantity covered =
                trial.live().stream().map(VenueLedger.Order::quantity).reduce(Quantity.ZERO, Quantity::plus);
        assertEquals(entry.quantity(), covered, "covered");
        assertEquals(covered, trial.balance(trial.symbol.base()).total(), "covered of what is there");
    }

    private static OrderRequest entered(VenueTrial trial) {
        OrderRequest entry = trial.buyWithStop();
        VenueTrial.accepted(trial.client.submit(entry));
        assertFalse(trial.live().isEmpty(), "no stop is live");
        return entry;
    }

    /** The stop has an id of its own in the journal, which no venue knows. */
    private static OrderRef stops(OrderRequest entry) {
        return OrderRef.attached(
                entry.symbol(),
                new ClientOrderId(entry.clientOrderId() + "s"),
                entry.attached().orElseThrow().number());
    }

    private static ExchangeClient another(VenueTrial trial) {
        return trial.login(trial.fixture.credentials());
    }

    private static List<OrderState> found(VenueTrial trial, ExchangeClient client, OrderRef ref) {
        Lookup lookup = client.find(new LookupQuery(ref, trial.fixture.now()));
        return assertInstanceOf(Lookup.Found.class, lookup, () -> "look-up of " + ref)
                .orders();
    }

    private static Set<String> ids(List<OrderState> orders) {
        Set<String> ids =
                orders.stream().map(order -> order.venueOrderId().value()).collect(Collectors.toSet());
        assertEquals(orders.size(), ids.size(), "some are told twice");
        return ids;
    }

    private static Set<String> live(VenueTrial trial) {
        return trial.live().stream().map(VenueLedger.Order::venueOrderId).collect(Collectors.toSet());
    }

    private static void entryFound(VenueTrial trial) {
        List<OrderRequest> entries = List.of(entered(trial), entered(trial));
        for (ExchangeClient client : List.of(trial.client, another(trial))) {
            for (int i = 0; i < entries.size(); i++) {
                OrderState state =
                        VenueTrial.only(found(trial, client, entries.get(i).ref()));
                VenueLedger.Order bought = buys(trial).get(i);
                assertEquals(bought.venueOrderId(), state.venueOrderId().value());
                assertEquals(Side.BUY, state.side());
                assertEquals(OrderStatus.FILLED, state.status());
                assertEquals(bought.filled(), state.filled());
            }
        }
    }

    private static void stopsFound(VenueTrial trial) {
        OrderRequest first = entered(trial);
        Set<String> ofFirst = live(trial);
        OrderRequest second = entered(trial);
        Set<String> ofSecond = live(trial);
        ofSecond.removeAll(ofFirst);
        for (ExchangeClient client : List.of(trial.client, another(trial))) {
            assertEquals(ofFirst, ids(found(trial, client, stops(first))));
            assertEquals(ofSecond, ids(found(trial, client, stops(second))));
        }
        for (OrderState stop : trial.found(stops(first))) {
            assertEquals(OrderStatus.NEW, stop.status());
            assertEquals(first.attached().orElseThrow().stop(), stop.stopPrice().orElseThrow());
        }
    }

    private static void triggered(VenueTrial trial) {
        OrderRequest entry = entered(trial);
        Set<String> stops = live(trial);
        reach(trial, entry);
        List<OrderState> filled = trial.found(stops(entry));
        assertEquals(stops, ids(filled));
        List<Fill> told = new ArrayList<>();
        for (OrderState stop : filled) {
            assertEquals(OrderStatus.FILLED, stop.status());
            told.addAll(trial.fills(FillQuery.of(trial.symbol, stop.venueOrderId())));
        }
        List<VenueLedger.Execution> sold = trial.ledger().executions().stream()
                .filter(each -> each.side() == Side.SELL)
                .toList();
        List<VenueLedger.Execution> heard =
                told.stream().map(HistoryRules::execution).toList();
        assertEquals(sold.size(), heard.size(), "executions");
        assertTrue(heard.containsAll(sold), () -> "told " + heard + ", really " + sold);
        assertEquals(List.of(), trial.open());
    }

    private static void reach(VenueTrial trial, OrderRequest entry) {
        trial.reach(entry.attached().orElseThrow().stop());
    }

    private static void cancelled(VenueTrial trial) {
        OrderRequest entry = entered(trial);
        Set<String> stops = live(trial);
        List<OrderState> told = VenueTrial.cancelled(trial.client.cancel(stops(entry)));
        assertEquals(stops, ids(told));
        for (OrderState stop : told) {
            assertEquals(OrderStatus.CANCELED, stop.status());
            assertEquals(Quantity.ZERO, stop.filled());
        }
        assertEquals(List.of(), trial.live());
        assertEquals(Quantity.ZERO, trial.balance(trial.symbol.base()).held());
        VenueTrial.accepted(trial.client.submit(trial.order(Side.SELL, entry.quantity())));
    }

    private static void onlyNamed(VenueTrial trial) {
        OrderRequest first = entered(trial);
        Set<String> ofFirst = live(trial);
        entered(trial);
        Set<String> ofSecond = live(trial);
        ofSecond.removeAll(ofFirst);
        VenueTrial.cancelled(trial.client.cancel(stops(first)));
        assertEquals(ofSecond, live(trial));
    }

    private static void cancelledTwice(VenueTrial trial) {
        OrderRequest entry = entered(trial);
        VenueTrial.cancelled(trial.client.cancel(stops(entry)));
        assertInstanceOf(CancelResult.AlreadyGone.class, trial.client.cancel(stops(entry)));
        assertInstanceOf(CancelResult.AlreadyGone.class, another(trial).cancel(stops(entry)));
    }

    private static void alreadyFilled(VenueTrial trial) {
        OrderRequest entry = entered(trial);
        reach(trial, entry);
        assertInstanceOf(CancelResult.AlreadyFilled.class, trial.client.cancel(stops(entry)));
    }

    private static void neverWas(VenueTrial trial) {
        OrderRequest entry = trial.buyWithStop();
        entered(trial);
        assertEquals(NOT_SO_FAR, trial.find(entry.ref()));
        assertEquals(NOT_SO_FAR, trial.find(stops(entry)));
        // Unknown where the venue cannot tell one that never was from one that does not show yet.
        CancelResult told = trial.client.cancel(stops(entry));
        assertTrue(
                told instanceof CancelResult.AlreadyGone || told instanceof CancelResult.Unknown,
                () -> "the cancel: " + told);
        assertFalse(trial.live().isEmpty(), "the stops of another entry were cancelled");
    }

    private static void answerLost(VenueTrial trial) {
        OrderRequest entry = trial.buyWithStop();
        trial.fixture.arm(SUBMIT_ANSWER_LOST);
        assertInstanceOf(SubmitResult.Unknown.class, trial.client.submit(entry));
        String bought = VenueTrial.only(buys(trial)).venueOrderId();
        assertEquals(bought, trial.foundOne(entry.ref()).venueOrderId().value());
        assertEquals(live(trial), ids(trial.found(stops(entry))));
    }

    private static void lost(VenueTrial trial) {
        OrderRequest entry = trial.buyWithStop();
        trial.fixture.arm(SUBMIT_LOST);
        trial.client.submit(entry);
        Instant sent = trial.fixture.now();
        for (OrderRef ref : List.of(entry.ref(), stops(entry))) {
            assertEquals(NOT_SO_FAR, trial.client.find(new LookupQuery(ref, sent)), "before the bound");
        }
        trial.fixture.pass(trial.fixture.absenceBound().plus(MOMENT));
        for (OrderRef ref : List.of(entry.ref(), stops(entry))) {
            assertEquals(new Lookup.NotFound(true), trial.client.find(new LookupQuery(ref, sent)), "after the bound");
        }
    }

    private static void cancelLost(VenueTrial trial) {
        OrderRequest entry = entered(trial);
        trial.fixture.arm(CANCEL_LOST);
        assertInstanceOf(CancelResult.Unknown.class, trial.client.cancel(stops(entry)));
        assertFalse(trial.live().isEmpty(), "no stop is live");
    }

    private static void cancelAnswerLost(VenueTrial trial) {
        OrderRequest entry = entered(trial);
        trial.fixture.arm(CANCEL_ANSWER_LOST);
        assertInstanceOf(CancelResult.Unknown.class, trial.client.cancel(stops(entry)));
        CancelResult next = trial.client.cancel(stops(entry));
        assertTrue(
                next instanceof CancelResult.Cancelled || next instanceof CancelResult.AlreadyGone,
                () -> "the next cancel: " + next);
        assertEquals(List.of(), trial.live());
    }

    private static void offTick(VenueTrial trial) {
        BigDecimal off = trial.instrument.priceTick().value().multiply(new BigDecimal("0.4"));
        OrderRequest good = trial.buyWithStop();
        Price stop = new Price(good.attached().orElseThrow().stop().value().add(off));
        assertEquals(RefusalReason.TRADING_RULE, VenueTrial.refused(trial.client.submit(trial.buyWithStop(stop))));
        trial.nothingIsAtTheVenue();
    }

    private static void unsupported(VenueTrial trial) {
        assertEquals(RefusalReason.UNSUPPORTED, VenueTrial.refused(trial.client.submit(trial.buyWithStop())));
        trial.nothingIsAtTheVenue();
    }
}

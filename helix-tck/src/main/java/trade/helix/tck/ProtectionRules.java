package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.FillQuery;

/** A stop that rests at the venue. */
final class ProtectionRules {
    private static final Set<OrderType> STOPS = Set.of(OrderType.STOP_LOSS, OrderType.STOP_LOSS_LIMIT);
    private static final Capability STOP = Capability.PROTECTIVE_STOP;

    static final List<Rule<VenueTrial>> ALL = List.of(
            Rule.must(
                            "P1",
                            "a placed stop is live at the venue, with the quantity and the price asked for",
                            ProtectionRules::live)
                    .with(STOP),
            Rule.must(
                            "P2",
                            "what placed says is what the venue has: one order to sell at a stop",
                            ProtectionRules::placedIsTrue)
                    .with(STOP),
            Rule.must("P3", "a live stop is found by its id and is among the open orders", ProtectionRules::seen)
                    .with(STOP),
            Rule.must("P4", "the stop triggers, and a look-up shows it filled", ProtectionRules::triggers)
                    .with(STOP),
            Rule.must("P5", "the executions of a triggered stop are told with their fees", ProtectionRules::fillsOfStop)
                    .with(STOP),
            Rule.must(
                            "P6",
                            "the same id a second time while live is refused as DUPLICATE_ID",
                            ProtectionRules::duplicate)
                    .with(STOP),
            Rule.must("P7", "more than is held is refused as INSUFFICIENT_FUNDS", ProtectionRules::tooMuch)
                    .with(STOP),
            Rule.must(
                            "P8",
                            "a stop off the tick grid is refused as TRADING_RULE, not rounded",
                            ProtectionRules::offTick)
                    .with(STOP),
            Rule.may("P9", "a stop that the market has passed is refused as WOULD_TRIGGER", ProtectionRules::passed)
                    .with(STOP),
            Rule.must("P10", "without the capability a stop is refused as UNSUPPORTED", ProtectionRules::unsupported)
                    .without(STOP));

    private ProtectionRules() {}

    private static void live(VenueTrial trial) {
        ProtectionRequest stop = trial.protectedBy(false);
        VenueLedger.Order entry = trial.oneLive();
        assertEquals(Side.SELL, entry.side());
        assertEquals(stop.quantity(), entry.quantity());
        assertEquals(stop.stop(), entry.stopOrNull());
        assertEquals(stop.clientOrderId().value(), entry.clientOrderId());
    }

    private static void placedIsTrue(VenueTrial trial) {
        trial.bought();
        ProtectionRequest stop = trial.stop();
        OrderState state = VenueTrial.only(VenueTrial.placed(trial.client.protect(stop)));
        assertTrue(STOPS.contains(state.type()), () -> "a stop, not " + state);
        assertEquals(OrderStatus.NEW, state.status());
        assertEquals(trial.symbol, state.symbol());
        OrderRules.matches(trial.oneLive(), state);
    }

    private static void seen(VenueTrial trial) {
        ProtectionRequest stop = trial.protectedBy(false);
        OrderRules.matches(trial.oneLive(), trial.foundOne(stop.ref()));
        OrderRules.matches(trial.oneLive(), VenueTrial.only(trial.open()));
    }

    private static void triggers(VenueTrial trial) {
        ProtectionRequest stop = trial.protectedBy(false);
        trial.fixture.price(trial.bid().less(Ratio.ofPercent("1")));
        assertEquals(OrderStatus.NEW, trial.foundOne(stop.ref()).status(), "before the stop");
        trial.reachStop(stop);
        OrderState state = trial.foundOne(stop.ref());
        assertEquals(OrderStatus.FILLED, state.status());
        assertEquals(stop.quantity(), state.filled());
        assertEquals(List.of(), trial.open());
    }

    private static void fillsOfStop(VenueTrial trial) {
        ProtectionRequest stop = trial.protectedBy(false);
        trial.reachStop(stop);
        OrderState state = trial.foundOne(stop.ref());
        List<Fill> fills = trial.fills(FillQuery.of(trial.symbol, state.venueOrderId()));
        List<VenueLedger.Execution> sold = trial.ledger().executions().stream()
                .filter(each -> each.side() == Side.SELL)
                .toList();
        assertEquals(sold, fills.stream().map(HistoryRules::execution).toList());
        assertTrue(fills.stream().allMatch(fill -> fill.fee().isPositive()), () -> "no fee in " + fills);
    }

    private static void duplicate(VenueTrial trial) {
        trial.bought();
        ProtectionRequest all = trial.stop();
        Quantity half = trial.owned().times(Ratio.ofFraction("0.5")).floorTo(trial.instrument.quantityStep());
        ProtectionRequest one =
                new ProtectionRequest(all.clientOrderId(), trial.symbol, half, all.stop(), all.stopLimit(), null);
        VenueTrial.placed(trial.client.protect(one));
        assertEquals(RefusalReason.DUPLICATE_ID, VenueTrial.refused(trial.client.protect(one)));
        trial.oneLive();
    }

    private static void tooMuch(VenueTrial trial) {
        trial.bought();
        Quantity twice = trial.owned().times(new Ratio(BigDecimal.valueOf(2)));
        assertEquals(
                RefusalReason.INSUFFICIENT_FUNDS,
                VenueTrial.refused(trial.client.protect(trial.protection(twice, null))));
        assertEquals(List.of(), trial.live());
    }

    private static void offTick(VenueTrial trial) {
        trial.bought();
        BigDecimal off = trial.instrument.priceTick().value().multiply(new BigDecimal("0.4"));
        ProtectionRequest good = trial.stop();
        ProtectionRequest bad = new ProtectionRequest(
                good.clientOrderId(),
                trial.symbol,
                good.quantity(),
                new Price(good.stop().value().add(off)),
                good.stopLimit(),
                null);
        assertEquals(RefusalReason.TRADING_RULE, VenueTrial.refused(trial.client.protect(bad)));
        assertEquals(List.of(), trial.live());
    }

    private static void passed(VenueTrial trial) {
        trial.bought();
        Price above = trial.bid().moved(Ratio.ofPercent("1")).toTick(trial.instrument.priceTick(), RoundingMode.UP);
        ProtectionRequest stop =
                new ProtectionRequest(trial.newId(), trial.symbol, trial.owned(), above, trial.limit(above), null);
        assertEquals(RefusalReason.WOULD_TRIGGER, VenueTrial.refused(trial.client.protect(stop)));
        assertEquals(List.of(), trial.live());
    }

    private static void unsupported(VenueTrial trial) {
        trial.bought();
        assertEquals(RefusalReason.UNSUPPORTED, VenueTrial.refused(trial.client.protect(trial.stop())));
        assertEquals(List.of(), trial.live());
    }
}

package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/** Market orders in calm weather: taken as they are, or refused; nothing is rounded and nothing is sent twice. */
final class OrderRules {
    static final List<Rule<VenueTrial>> ALL = List.of(
            Rule.must("S1", "an accepted order is at the venue once, as it was asked for", OrderRules::once),
            Rule.must(
                    "S2",
                    "what accepted says is what the venue has, though it may tell less than has filled",
                    OrderRules::acceptedIsTrue),
            Rule.must("S3", "an order is found again by its client order id", OrderRules::foundAgain),
            Rule.must("S4", "a sell sells", OrderRules::sells),
            Rule.must("S5", "executions told with accepted are exact, fees included", OrderRules::fillsAtOnce),
            Rule.must("S6", "less than the least quantity is refused as TRADING_RULE", OrderRules::tooSmall),
            Rule.must("S7", "a quantity off the grid is refused as TRADING_RULE, not rounded", OrderRules::offGrid),
            Rule.must("S8", "what the account cannot pay is refused as INSUFFICIENT_FUNDS", OrderRules::unpaid),
            Rule.must("S9", "a symbol that is not listed is refused", OrderRules::unlisted),
            Rule.must(
                    "S10",
                    "an interrupted submit is a value, keeps the interrupt, and is refused only if nothing is at the venue",
                    OrderRules::interrupted));

    private OrderRules() {}

    private static void once(VenueTrial trial) {
        OrderRequest order = trial.buy();
        VenueTrial.accepted(trial.client.submit(order));
        VenueLedger.Order entry = VenueTrial.only(trial.ledger().orders());
        assertEquals(order.clientOrderId().value(), entry.clientOrderId());
        assertEquals(order.side(), entry.side());
        assertEquals(order.quantity(), entry.quantity());
    }

    private static void acceptedIsTrue(VenueTrial trial) {
        OrderRequest order = trial.buy();
        OrderState state = VenueTrial.accepted(trial.client.submit(order)).order();
        VenueLedger.Order entry = VenueTrial.only(trial.ledger().orders());
        assertEquals(order.symbol(), state.symbol());
        assertEquals(OrderType.MARKET, state.type());
        assertEquals(entry.venueOrderId(), state.venueOrderId().value(), "venue order id");
        assertEquals(Optional.of(order.clientOrderId()), state.clientOrderId(), "client order id");
        assertEquals(entry.side(), state.side(), "side");
        assertEquals(entry.quantity(), state.quantity(), "quantity");
        // Some venues answer before they match: what an order has filled comes with a look-up then.
        assertTrue(!entry.filled().isBelow(state.filled()), "filled more than the venue says");
        assertTrue(state.status().isLive() || !entry.live(), "ended, but live at the venue");
        assertTrue(
                state.status() != OrderStatus.FILLED || state.filled().equals(entry.filled()),
                "filled whole, but not with what the venue says");
    }

    static void matches(VenueLedger.Order entry, OrderState state) {
        assertEquals(entry.venueOrderId(), state.venueOrderId().value(), "venue order id");
        assertEquals(
                Optional.of(entry.clientOrderId()), state.clientOrderId().map(Object::toString), "client order id");
        assertEquals(entry.side(), state.side(), "side");
        assertEquals(entry.quantity(), state.quantity(), "quantity");
        assertEquals(entry.filled(), state.filled(), "filled");
        assertEquals(entry.live(), state.status().isLive(), "live");
        assertEquals(Optional.ofNullable(entry.stopOrNull()), state.stopPrice(), "stop");
    }

    private static void foundAgain(VenueTrial trial) {
        OrderRequest order = trial.buy();
        VenueTrial.accepted(trial.client.submit(order));
        trial.bought();
        OrderState state = trial.foundOne(order.ref());
        matches(trial.ledger().orders().get(0), state);
        assertEquals(OrderStatus.FILLED, state.status());
    }

    private static void sells(VenueTrial trial) {
        trial.bought();
        OrderRequest exit = trial.order(Side.SELL, trial.owned());
        VenueTrial.accepted(trial.client.submit(exit));
        VenueLedger.Order entry = trial.ledger().orders().get(1);
        assertEquals(Side.SELL, entry.side());
        assertEquals(exit.quantity(), entry.filled());
    }

    private static void fillsAtOnce(VenueTrial trial) {
        SubmitResult.Accepted accepted = trial.bought();
        List<VenueLedger.Execution> real = trial.ledger().executions();
        List<VenueLedger.Execution> told =
                accepted.fills().stream().map(HistoryRules::execution).toList();
        assertTrue(real.containsAll(told), () -> "told " + told + ", really " + real);
    }

    private static void tooSmall(VenueTrial trial) {
        Quantity less = trial.instrument.minQuantity().times(Ratio.ofFraction("0.5"));
        assertEquals(RefusalReason.TRADING_RULE, VenueTrial.refused(trial.client.submit(trial.order(Side.BUY, less))));
        trial.nothingIsAtTheVenue();
    }

    private static void offGrid(VenueTrial trial) {
        Quantity off = trial.quantity().plus(trial.instrument.quantityStep().times(Ratio.ofFraction("0.4")));
        assertEquals(RefusalReason.TRADING_RULE, VenueTrial.refused(trial.client.submit(trial.order(Side.BUY, off))));
        trial.nothingIsAtTheVenue();
    }

    private static void unpaid(VenueTrial trial) {
        Quantity free = trial.balance(trial.symbol.quote()).free();
        BigDecimal twice = free.value().multiply(BigDecimal.valueOf(2));
        Quantity tooMuch = Quantity.affordable(
                new Money(twice, trial.symbol.quote()), trial.bid(), trial.instrument.quantityStep());
        assertEquals(
                RefusalReason.INSUFFICIENT_FUNDS,
                VenueTrial.refused(trial.client.submit(trial.order(Side.BUY, tooMuch))));
        trial.nothingIsAtTheVenue();
    }

    private static void unlisted(VenueTrial trial) {
        OrderRequest order = new OrderRequest(trial.newId(), Symbol.of("XQ7Z/XQ8Z"), Side.BUY, trial.quantity());
        assertInstanceOf(SubmitResult.Refused.class, trial.client.submit(order));
        trial.nothingIsAtTheVenue();
    }

    private static void interrupted(VenueTrial trial) {
        OrderRequest order = trial.buy();
        SubmitResult result;
        boolean kept;
        Thread.currentThread().interrupt();
        try {
            result = trial.client.submit(order);
        } finally {
            kept = Thread.interrupted();
        }
        assertTrue(kept, "the interrupt was swallowed");
        boolean isThere = !trial.ledger().orders().isEmpty();
        assertFalse(isThere && result instanceof SubmitResult.Refused, "refused, and at the venue");
        assertTrue(isThere || !(result instanceof SubmitResult.Accepted), "accepted, and not at the venue");
    }
}

package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.VenueException;

/** Open orders and executions. */
final class HistoryRules {
    private static final Duration STEP = Duration.ofSeconds(1);

    static final List<Rule<VenueTrial>> ALL = List.of(
            Rule.must("H1", "a market order that has filled is not among the open orders", HistoryRules::notOpen),
            Rule.must(
                            "H2",
                            "open orders of a session include those of another one, for a symbol and for all",
                            HistoryRules::foreignOpen)
                    .with(Capability.PROTECTIVE_STOP),
            Rule.must("H3", "executions are exact: price, quantity, fee, side and order", HistoryRules::exact),
            Rule.must("H4", "executions of one order are its own and no others", HistoryRules::ofOrder),
            Rule.must("H5", "executions since a moment include that moment and nothing before it", HistoryRules::since),
            Rule.must("H6", "executions come oldest first, each with an id of its own", HistoryRules::inOrder),
            Rule.must("H7", "pages together tell each execution once", HistoryRules::pages),
            Rule.must("H8", "executions of what is not listed fail with VenueException", HistoryRules::unlisted));

    private HistoryRules() {}

    static VenueLedger.Execution execution(Fill fill) {
        return new VenueLedger.Execution(
                fill.venueOrderId().value(), fill.side(), fill.price(), fill.quantity(), fill.fee());
    }

    private static List<VenueLedger.Execution> executions(List<Fill> fills) {
        return fills.stream().map(HistoryRules::execution).toList();
    }

    private static FillQuery all(VenueTrial trial) {
        return new FillQuery(trial.symbol, null, null, null);
    }

    private static void notOpen(VenueTrial trial) {
        trial.bought();
        assertEquals(List.of(), trial.open());
    }

    private static void foreignOpen(VenueTrial trial) {
        trial.protectedBy(false);
        var other = trial.login(trial.fixture.credentials());
        OrderState one = VenueTrial.only(other.openOrders(new OpenOrdersQuery(trial.symbol)));
        OrderRules.matches(trial.oneLive(), one);
        assertEquals(List.of(one), other.openOrders(new OpenOrdersQuery(null)));
    }

    private static void exact(VenueTrial trial) {
        trial.bought();
        VenueTrial.accepted(trial.client.submit(trial.order(Side.SELL, trial.owned())));
        assertEquals(trial.ledger().executions(), executions(trial.fills(all(trial))));
    }

    private static void ofOrder(VenueTrial trial) {
        trial.bought();
        SubmitResult.Accepted second = trial.bought();
        trial.bought();
        List<Fill> fills = trial.fills(FillQuery.of(trial.symbol, second.order().venueOrderId()));
        assertFalse(fills.isEmpty(), "no executions of the order");
        assertTrue(
                fills.stream()
                        .allMatch(fill ->
                                fill.venueOrderId().equals(second.order().venueOrderId())),
                () -> "others in " + fills);
    }

    private static void since(VenueTrial trial) {
        trial.bought();
        trial.fixture.pass(STEP);
        trial.bought();
        List<Fill> all = trial.fills(all(trial));
        Instant last = all.get(all.size() - 1).at();
        List<Fill> expected =
                all.stream().filter(fill -> !fill.at().isBefore(last)).toList();
        assertTrue(expected.size() < all.size(), "the first is not older");
        assertEquals(expected, trial.fills(FillQuery.since(trial.symbol, last)));
        assertEquals(List.of(), trial.fills(FillQuery.since(trial.symbol, last.plusMillis(1))));
    }

    private static void inOrder(VenueTrial trial) {
        for (int i = 0; i < 3; i++) {
            trial.bought();
            trial.fixture.pass(STEP);
        }
        List<Fill> fills = trial.fills(all(trial));
        for (int i = 1; i < fills.size(); i++) {
            assertFalse(fills.get(i).at().isBefore(fills.get(i - 1).at()), () -> "not in order: " + fills);
        }
        assertEquals(fills.size(), new HashSet<>(fills.stream().map(Fill::id).toList()).size(), "ids");
    }

    private static void pages(VenueTrial trial) {
        for (int i = 0; i <= trial.fixture.fillsOnAPage(); i++) {
            VenueTrial.accepted(trial.client.submit(trial.leastBuy()));
        }
        assertTrue(trial.client.fills(all(trial)).next().isPresent(), "all on one page: fillsOnAPage says less");
        assertEquals(trial.ledger().executions(), executions(trial.fills(all(trial))));
    }

    private static void unlisted(VenueTrial trial) {
        FillQuery query = new FillQuery(Symbol.of("XQ7Z/XQ8Z"), null, null, null);
        assertThrows(VenueException.class, () -> trial.client.fills(query));
    }
}

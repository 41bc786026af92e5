package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord.AccountUpdated;
import trade.helix.api.journal.JournalRecord.AllowanceExceeded;
import trade.helix.api.journal.Leg;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;

/** I1: a fill that is worse than what was set aside for is told, with what it costs more: it is how a limit can be broken. */
class ResultsTest {
    private final TradeState bought = Sample.bought(Sample.SYMBOL);

    @Test
    void anEntryMayCostAFifthOfAPercentMoreThanItsQuote() {
        assertThat(excess(entered("100.2"))).isEmpty();
        assertThat(excess(entered("100.3"))).containsExactly(Money.of("1", "USDT"));
        assertThat(excess(entered("99"))).isEmpty();
    }

    @Test
    void anEntryRealisesNothing() {
        assertThat(entered("100").records(AccountUpdated.class)).isEmpty();
    }

    @Test
    void anExitMayBringHalfAPercentLessThanItsStop() {
        // a stop at 98, 97.51 at worst
        assertThat(excess(sold(bought, "97.51"))).isEmpty();
        assertThat(excess(sold(bought, "97.5"))).containsExactly(Money.of("0.1", "USDT"));
    }

    @Test
    void theStopThatWasPlacedCounts() {
        OrderLeg stop = Sample.seen(Sample.leg(Leg.PROTECTION, "10"), "v2", OrderStatus.CANCELED, "0");
        Intent intent = stop.intent();
        OrderLeg higher = new OrderLeg(
                new Intent(
                        intent.clientOrderId(),
                        intent.number(),
                        intent.trade(),
                        intent.signalRef(),
                        intent.leg(),
                        intent.attempt(),
                        intent.symbol(),
                        intent.side(),
                        intent.quantity(),
                        new Intent.Prices(null, Price.of("100"), Price.of("99"), null),
                        intent.reserved(),
                        null),
                stop.committedAt(),
                stop.outcome(),
                OrderLeg.TAKEN_BACK,
                stop.observed(),
                null,
                stop.executions());
        // a stop at 100, 99.5 at worst
        assertThat(excess(sold(Sample.with(bought, higher), "99.4"))).containsExactly(Money.of("1", "USDT"));
    }

    private static List<Money> excess(OneStep step) {
        return step.records(AllowanceExceeded.class).stream()
                .map(AllowanceExceeded::excess)
                .toList();
    }

    private static OneStep entered(String price) {
        TradeState trade = Sample.trade();
        return filled(trade, trade.entry().id(), Side.BUY, price);
    }

    private static OneStep sold(TradeState trade, String price) {
        OrderLeg exit = Sample.leg(Leg.EXIT, "10");
        return filled(Sample.with(trade, exit), exit.id(), Side.SELL, price);
    }

    private static OneStep filled(TradeState trade, ClientOrderId id, Side side, String price) {
        Fill fill = Sample.fill("f1", side, "10", "1", "USDT")
                .venueOrderId(new VenueOrderId("v9"))
                .price(Price.of(price))
                .build();
        SubmitResult result = new SubmitResult.Accepted(
                Sample.order("v9", OrderStatus.FILLED, "10", "10").side(side).build(), List.of(fill));
        return new OneStep(trade).take(new Input.SubmitReturned(Sample.NOW.plusSeconds(1), id, result));
    }
}

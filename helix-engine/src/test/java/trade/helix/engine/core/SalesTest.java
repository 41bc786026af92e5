package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trade.helix.api.journal.Leg;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;

/** I7: a sale that is taken for somebody else's is booked as a manual close; one that is taken for ours is sold no more. */
class SalesTest {
    private final Fill sale = sale("f1", "10").build();

    @Test
    void aSaleOfNobodyKnownIsUnknownAndAPurchaseIsNoSale() {
        Fill bought = Sample.fill("f2", Side.BUY, "10", "1", "USDT").build();
        assertThat(unknown(Sample.account(), sale, bought).fills()).containsExactly(sale);
    }

    @Test
    void whatAnOrderOfOursSoldIsNotAlsoItsBeforeItIsBooked() {
        OrderLeg stop = Sample.seen(Sample.leg(Leg.PROTECTION, "10"), "v-f1", OrderStatus.FILLED, "10");
        assertThat(unknown(Sample.account().with(tradeWith(stop)), sale).isEmpty())
                .isTrue();
    }

    @Test
    void anOrderThatIsBookedForSomebodyElseMayGoOnSelling() {
        OrderLeg manual = Sample.seen(Sample.leg(Leg.MANUAL, "10"), "v-f1", OrderStatus.FILLED, "10");
        assertThat(unknown(Sample.account().with(tradeWith(manual)), sale).fills())
                .containsExactly(sale);
    }

    @Test
    void whatIsBookedInAnOpenTradeIsKnownWhollyOrInPart() {
        OrderLeg whole = Sample.filled(Sample.leg(Leg.MANUAL, "10"), "f1", "10");
        OrderLeg part = Sample.filled(Sample.leg(Leg.MANUAL, "10"), "f1:part", "4");
        assertThat(unknown(Sample.account().with(tradeWith(whole)), sale).isEmpty())
                .isTrue();
        assertThat(unknown(Sample.account().with(tradeWith(part)), sale).isEmpty())
                .isTrue();
    }

    @Test
    void whatATradeThatHasEndedSoldIsKnown() {
        Known known = new Known(Map.of(Sample.SYMBOL, Set.of(new FillId("f1"))), Set.of(), Set.of());
        assertThat(unknown(Sample.account().with(known), sale).isEmpty()).isTrue();
    }

    @Test
    void whatWasSoldFromAMomentOnIsWithThatMoment() {
        Fill later = sale("f2", "1").at(Sample.NOW.plusSeconds(1)).build();
        Sales all = new Sales(List.of(sale, later));
        assertThat(all.since(null).fills()).containsExactly(sale, later);
        assertThat(all.since(Sample.NOW).fills()).containsExactly(sale, later);
        assertThat(all.since(Sample.NOW.plusSeconds(1)).fills()).containsExactly(later);
        assertThat(all.since(Sample.NOW.plusSeconds(2)).isEmpty()).isTrue();
    }

    @Test
    void theOrderThatSoldJustThatQuantityIsTheOneInQuestion() {
        Fill first = sale("f1", "4").venueOrderId(new VenueOrderId("ours")).build();
        Fill second = sale("f2", "6").venueOrderId(new VenueOrderId("ours")).build();
        Fill other = sale("f3", "9").venueOrderId(new VenueOrderId("another")).build();
        Sales sales = new Sales(List.of(other, first, second));
        assertThat(sales.of(Sample.intent(Leg.PROTECTION, "10", null))).containsExactly(first, second);
        assertThat(sales.of(Sample.intent(Leg.PROTECTION, "19", null))).isEmpty();
    }

    private static Sales unknown(AccountState account, Fill... fills) {
        return Sales.ofUnknownOrders(account, List.of(fills));
    }

    private static TradeState tradeWith(OrderLeg leg) {
        return Sample.with(Sample.trade(), leg);
    }

    private static Fill.Builder sale(String id, String quantity) {
        return Sample.fill(id, Side.SELL, quantity, "1", "USDT");
    }
}

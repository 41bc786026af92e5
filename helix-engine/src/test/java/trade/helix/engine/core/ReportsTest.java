package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.journal.JournalRecord.OrderObserved;
import trade.helix.api.journal.Leg;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Quantity;

/** Several orders at the venue are one to the journal: whether the trade is protected, and by how much, hangs on it. */
class ReportsTest {
    private final OrderLeg pair = Sample.leg(Leg.PROTECTION, "10");
    private final OrderLeg attached = Sample.attached("10");

    @Test
    void aPairLivesAsLongAsOneOfItsLegsDoes() {
        OrderObserved report = Reports.of(
                pair, List.of(order("target", OrderStatus.CANCELED, "0"), order("stop", OrderStatus.NEW, "0")));
        assertThat(report.status()).isEqualTo(OrderStatus.NEW);
        assertThat(report.venueOrderId()).isEqualTo(id("stop"));
        assertThat(report.others()).containsExactly(id("target"));
    }

    @Test
    void theLegThatFilledSpeaksForThePair() {
        OrderObserved report = Reports.of(
                pair, List.of(order("stop", OrderStatus.CANCELED, "0"), target("target", OrderStatus.FILLED, "10")));
        assertThat(report.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(report.venueOrderId()).isEqualTo(id("target"));
        assertThat(report.type()).isEqualTo(OrderType.LIMIT_MAKER);
        assertThat(report.filled()).isEqualTo(Quantity.of("10"));
    }

    @Test
    void aLegThatFilledInPartAndEndedLeavesThePairAliveWhileTheOtherIs() {
        OrderObserved report = Reports.of(
                pair, List.of(order("stop", OrderStatus.NEW, "0"), target("target", OrderStatus.CANCELED, "4")));
        assertThat(report.status()).isEqualTo(OrderStatus.NEW);
        assertThat(report.venueOrderId()).isEqualTo(id("target"));
        assertThat(report.filled()).isEqualTo(Quantity.of("4"));
    }

    @Test
    void aPairThatEndedUnfilledEndedAsItsFirstLegDid() {
        OrderObserved report = Reports.of(
                pair, List.of(order("stop", OrderStatus.EXPIRED, "0"), target("target", OrderStatus.CANCELED, "0")));
        assertThat(report.status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(report.venueOrderId()).isEqualTo(id("stop"));
    }

    @Test
    void oneOrderHasNoOthersAndItsOwnStatus() {
        OrderObserved report = Reports.of(pair, List.of(order("stop", OrderStatus.TRIGGERED, "3")));
        assertThat(report.status()).isEqualTo(OrderStatus.TRIGGERED);
        assertThat(report.others()).isNull();
        assertThat(report.cancelledAt()).isNull();
    }

    @Test
    void theMomentOfACancelIsTheEarliestAndNotTheEndOfAnotherKind() {
        OrderObserved report = Reports.of(
                pair,
                List.of(
                        ended("a", OrderStatus.CANCELED, 9),
                        ended("b", OrderStatus.CANCELED, 5),
                        ended("c", OrderStatus.EXPIRED, 1)));
        assertThat(report.cancelledAt()).isEqualTo(Sample.NOW.plusSeconds(5));
    }

    @Test
    void carriedStopsLiveAsLongAsOneOfThemDoes() {
        assertThat(status(order("a", OrderStatus.FILLED, "5"), order("b", OrderStatus.NEW, "0")))
                .isEqualTo(OrderStatus.NEW);
        assertThat(status(order("a", OrderStatus.CANCELED, "0"), order("b", OrderStatus.NEW, "0")))
                .isEqualTo(OrderStatus.NEW);
    }

    @Test
    void aCarriedStopThatWorksInTheBookIsToldBeforeThoseThatRest() {
        assertThat(status(order("a", OrderStatus.NEW, "0"), order("b", OrderStatus.TRIGGERED, "0")))
                .isEqualTo(OrderStatus.TRIGGERED);
        assertThat(status(order("a", OrderStatus.TRIGGERED, "0"), order("b", OrderStatus.NEW, "0")))
                .isEqualTo(OrderStatus.TRIGGERED);
    }

    @Test
    void carriedStopsAreFilledOnlyWhenAllAre() {
        assertThat(status(order("a", OrderStatus.FILLED, "5"), order("b", OrderStatus.CANCELED, "0")))
                .isEqualTo(OrderStatus.CANCELED);
        assertThat(status(order("a", OrderStatus.FILLED, "5"), order("b", OrderStatus.FILLED, "5")))
                .isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void whatCarriedStopsFilledAddsUp() {
        OrderObserved report =
                Reports.of(attached, List.of(order("a", OrderStatus.FILLED, "5"), order("b", OrderStatus.FILLED, "2")));
        assertThat(report.filled()).isEqualTo(Quantity.of("7"));
    }

    @Test
    void aCarriedStopThatDoesNotShowForAWhileIsStillOneOfThem() {
        OrderLeg known = Sample.seen(attached, "first", OrderStatus.NEW, "0");
        OrderObserved report = Reports.of(known, List.of(order("second", OrderStatus.NEW, "0")));
        assertThat(report.venueOrderId()).isEqualTo(id("second"));
        assertThat(report.others()).containsExactly(id("first"));
    }

    @Test
    void aCarriedStopThatShowsAgainIsCountedOnce() {
        OrderLeg known = Sample.seen(attached, "a", OrderStatus.NEW, "0");
        OrderObserved report =
                Reports.of(known, List.of(order("b", OrderStatus.NEW, "0"), order("a", OrderStatus.NEW, "0")));
        assertThat(report.others()).containsExactly(id("a"));
    }

    @Test
    void anOrderThatIsPlacedAnewIsNotTheOneBefore() {
        OrderLeg known = Sample.seen(pair, "before", OrderStatus.NEW, "0");
        assertThat(Reports.of(known, List.of(order("after", OrderStatus.NEW, "0")))
                        .others())
                .isNull();
    }

    private OrderStatus status(OrderState... orders) {
        return Reports.of(attached, List.of(orders)).status();
    }

    private static OrderState order(String id, OrderStatus status, String filled) {
        return Sample.order(id, status, "10", filled).build();
    }

    private static OrderState target(String id, OrderStatus status, String filled) {
        return Sample.order(id, status, "10", filled)
                .type(OrderType.LIMIT_MAKER)
                .build();
    }

    private static OrderState ended(String id, OrderStatus status, int second) {
        return Sample.order(id, status, "10", "0")
                .endedAt(Sample.NOW.plusSeconds(second))
                .build();
    }

    private static VenueOrderId id(String id) {
        return new VenueOrderId(id);
    }
}

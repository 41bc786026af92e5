package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.OrderStatus;

/** What is known of one order. Taken for more than is known, something is sold twice; taken for less, nothing is protected. */
class OrderLegTest {
    private final OrderLeg stop = Sample.leg(Leg.PROTECTION, "10");
    private final OrderLeg attached = Sample.attached("10");

    @Test
    void onlyAProtectiveOrderCanBeCarriedByAnEntry() {
        assertThat(attached.isAttached()).isTrue();
        assertThat(stop.isAttached()).isFalse();
        assertThat(OrderLeg.of(Sample.intent(Leg.ENTRY, "10", 7), Sample.NOW).isAttached())
                .isFalse();
    }

    @Test
    void executionsAreMissingWhereTheVenueReportsMoreOfAnOrderThatItHas() {
        assertThat(seen(stop, OrderStatus.FILLED, "10").isMissingFills()).isTrue();
        assertThat(Sample.filled(seen(stop, OrderStatus.FILLED, "10"), "f1", "10")
                        .isMissingFills())
                .isFalse();
        assertThat(seen(stop, OrderStatus.FILLED, "10").with(Outcome.ABSENT, "").isMissingFills())
                .isFalse();
    }

    @Test
    void anAcceptedOrderIsLiveUntilAReportSaysOtherwise() {
        assertThat(stop.isLive()).isFalse();
        assertThat(stop.with(Outcome.ACCEPTED, "").isLive()).isTrue();
        assertThat(seen(stop, OrderStatus.CANCELED, "0").isLive()).isFalse();
    }

    @Test
    void aStopThatIsTakenBackByOthersOwesWhatWasSoldMeanwhile() {
        OrderLeg cancelled = seen(stop, OrderStatus.CANCELED, "0");
        assertThat(cancelled.isCancelledByOthers()).isTrue();
        assertThat(cancelled.owesSales()).isTrue();
        assertThat(said(cancelled, OrderLeg.SALES_READ).owesSales()).isFalse();
        assertThat(said(cancelled, OrderLeg.TOO_FEW_AND_READ).owesSales()).isFalse();
        assertThat(said(cancelled, OrderLeg.TAKEN_BACK).owesSales()).isFalse();
        assertThat(seen(stop, OrderStatus.EXPIRED, "0").owesSales()).isFalse();
        assertThat(seen(Sample.leg(Leg.EXIT, "10"), OrderStatus.CANCELED, "0").owesSales())
                .isFalse();
        assertThat(cancelled.with(Outcome.UNKNOWN, "").owesSales()).isFalse();
    }

    @Test
    void oneThatTurnedUpOwesItWhereverItStands() {
        OrderLeg twice = said(seen(stop, OrderStatus.NEW, "0"), OrderLeg.TURNED_UP);
        assertThat(twice.owesSales()).isTrue();
        assertThat(said(twice, OrderLeg.TURNED_UP_AND_READ).owesSales()).isFalse();
    }

    @Test
    void stopsThatWereTooFewOweItOnceTheyAreGone() {
        assertThat(said(seen(attached, OrderStatus.NEW, "0"), OrderLeg.TOO_FEW).owesSales())
                .isFalse();
        assertThat(said(seen(attached, OrderStatus.EXPIRED, "0"), OrderLeg.TOO_FEW)
                        .owesSales())
                .isTrue();
    }

    @Test
    void aMinuteAfterTheyWereTooFewNoMoreOfThemAreAwaited() {
        OrderLeg few = said(seen(attached, OrderStatus.CANCELED, "0"), OrderLeg.TOO_FEW_AND_READ);
        assertThat(few.awaitsMore(Sample.NOW.plusSeconds(59))).isTrue();
        assertThat(few.awaitsMore(Sample.NOW.plusSeconds(60))).isFalse();
        assertThat(seen(attached, OrderStatus.CANCELED, "0").awaitsMore(Sample.NOW))
                .isFalse();
    }

    @Test
    void onlyCarriedStopsThatWeTookBackAreReplacedByOurs() {
        OrderLeg taken = said(seen(attached, OrderStatus.CANCELED, "0"), OrderLeg.TAKEN_BACK);
        assertThat(taken.isReplacedByOurs()).isTrue();
        assertThat(seen(attached, OrderStatus.CANCELED, "0").isReplacedByOurs()).isFalse();
        assertThat(said(seen(stop, OrderStatus.CANCELED, "0"), OrderLeg.TAKEN_BACK)
                        .isReplacedByOurs())
                .isFalse();
    }

    @Test
    void anUnrecordedExitMayHideBehindAProtectiveOrderOfAnEarlierProcessAlone() {
        assertThat(stop.with(Outcome.UNKNOWN, OrderLeg.UNRECORDED).mayHideASale())
                .isTrue();
        assertThat(stop.with(Outcome.UNKNOWN, "dropped").mayHideASale()).isFalse();
        assertThat(stop.with(Outcome.ABSENT, OrderLeg.UNRECORDED).mayHideASale())
                .isFalse();
        assertThat(Sample.leg(Leg.EXIT, "10")
                        .with(Outcome.UNKNOWN, OrderLeg.UNRECORDED)
                        .mayHideASale())
                .isFalse();
    }

    @Test
    void aStopWorksInTheBookFromTheFirstReportThatShowsIt() {
        Instant later = Sample.NOW.plusSeconds(3);
        assertThat(reported(stop, OrderStatus.NEW, later).triggeredAt()).isNull();
        assertThat(reported(stop, OrderStatus.PARTIALLY_FILLED, later).triggeredAt())
                .isEqualTo(later);
        OrderLeg triggered = reported(stop, OrderStatus.TRIGGERED, later);
        assertThat(triggered.triggeredAt()).isEqualTo(later);
        assertThat(reported(triggered, OrderStatus.TRIGGERED, later.plusSeconds(5))
                        .triggeredAt())
                .isEqualTo(later);
        assertThat(reported(Sample.leg(Leg.EXIT, "10"), OrderStatus.PARTIALLY_FILLED, later)
                        .triggeredAt())
                .isNull();
    }

    @Test
    void aReportThatSaysNothingNewIsKnown() {
        OrderLeg seen = seen(stop, OrderStatus.NEW, "0");
        assertThat(seen.knows(Sample.report(stop, "v1", OrderStatus.NEW, "0"))).isTrue();
        assertThat(seen.knows(Sample.report(stop, "v1", OrderStatus.NEW, "1"))).isFalse();
        assertThat(stop.knows(Sample.report(stop, "v1", OrderStatus.NEW, "0"))).isFalse();
    }

    private static OrderLeg seen(OrderLeg leg, OrderStatus status, String filled) {
        return Sample.seen(leg, "v1", status, filled);
    }

    private static OrderLeg said(OrderLeg leg, String detail) {
        return leg.with(Outcome.ACCEPTED, detail);
    }

    private static OrderLeg reported(OrderLeg leg, OrderStatus status, Instant at) {
        return leg.with(Sample.report(leg, "v1", status, "0"), at);
    }
}

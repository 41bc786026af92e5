package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.Verdict;

/** 2026-05-15 is a Friday. */
class TradingHoursGateTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Set<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);

    @Test
    void aWindowHoldsItsFirstMomentAndNotItsLast() {
        RiskGate gate = gate(ZoneOffset.UTC, "09:00", "17:00", WEEKDAYS);

        assertThat(opens(gate, "2026-05-15T08:59:59.999999999Z")).isFalse();
        assertThat(opens(gate, "2026-05-15T09:00:00Z")).isTrue();
        assertThat(opens(gate, "2026-05-15T16:59:59.999999999Z")).isTrue();
        assertThat(opens(gate, "2026-05-15T17:00:00Z")).isFalse();
        assertThat(opens(gate, "2026-05-16T12:00:00Z")).as("Saturday").isFalse();
    }

    @Test
    void aVerdictSaysWhatTheClockShows() {
        RiskGate gate = gate(BERLIN, "09:00", "10:00", EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY));

        assertThat(new Given().by(gate))
                .isEqualTo(Verdict.veto(
                        ReasonCode.OUTSIDE_TRADING_HOURS,
                        "09:00 to 10:00 on [MONDAY, FRIDAY]",
                        "FRIDAY 10:14:32",
                        "zone Europe/Berlin",
                        "now 2026-05-15T08:14:32Z"));
    }

    @Test
    void aWindowOverMidnightBelongsToTheDayThatItBeganIn() {
        RiskGate gate = gate(ZoneOffset.UTC, "22:00", "06:00", Set.of(DayOfWeek.FRIDAY));

        assertThat(opens(gate, "2026-05-15T05:00:00Z")).as("of Thursday").isFalse();
        assertThat(opens(gate, "2026-05-15T21:59:59Z")).isFalse();
        assertThat(opens(gate, "2026-05-15T22:00:00Z")).isTrue();
        assertThat(opens(gate, "2026-05-16T00:00:00Z")).isTrue();
        assertThat(opens(gate, "2026-05-16T05:59:59Z")).isTrue();
        assertThat(opens(gate, "2026-05-16T06:00:00Z")).isFalse();
        assertThat(opens(gate, "2026-05-16T22:00:00Z")).as("Saturday's own").isFalse();
    }

    @Test
    void aWindowThatEndsWhereItBeginsIsTheWholeDay() {
        RiskGate gate = gate(ZoneOffset.UTC, "00:00", "00:00", WEEKDAYS);

        assertThat(opens(gate, "2026-05-15T00:00:00Z")).isTrue();
        assertThat(opens(gate, "2026-05-15T23:59:59Z")).isTrue();
        assertThat(opens(gate, "2026-05-16T00:00:00Z")).isFalse();
        assertThat(opens(gate, "2026-05-17T23:59:59Z")).isFalse();
        assertThat(opens(gate, "2026-05-18T00:00:00Z")).isTrue();
    }

    /** Berlin is an hour ahead of UTC in winter, two in summer. */
    @Test
    void aWindowFollowsTheClockOfItsZone() {
        RiskGate gate = gate(BERLIN, "09:00", "17:00", WEEKDAYS);

        assertThat(opens(gate, "2026-01-15T07:59:59Z")).isFalse();
        assertThat(opens(gate, "2026-01-15T08:00:00Z")).isTrue();
        assertThat(opens(gate, "2026-07-15T07:00:00Z")).isTrue();
        assertThat(opens(gate, "2026-07-15T15:00:00Z")).isFalse();
    }

    /** On 2026-03-29 Berlin's clocks go from 02:00 to 03:00, at 01:00 UTC. */
    @Test
    void anHourThatIsLeftOutIsNotThereToTradeIn() {
        RiskGate gate = gate(BERLIN, "02:00", "03:00", ALL);

        assertThat(opens(gate, "2026-03-29T00:59:59Z")).isFalse();
        assertThat(opens(gate, "2026-03-29T01:00:00Z")).isFalse();
        assertThat(opens(gate, "2026-03-30T00:00:00Z")).isTrue();
    }

    /** On 2026-10-25 Berlin's clocks go from 03:00 back to 02:00, at 01:00 UTC. */
    @Test
    void anHourThatComesTwiceCountsTwice() {
        RiskGate gate = gate(BERLIN, "02:00", "03:00", ALL);

        assertThat(opens(gate, "2026-10-24T23:59:59Z")).isFalse();
        assertThat(opens(gate, "2026-10-25T00:00:00Z")).isTrue();
        assertThat(opens(gate, "2026-10-25T01:59:59Z")).isTrue();
        assertThat(opens(gate, "2026-10-25T02:00:00Z")).isFalse();
    }

    @Test
    void aWindowWithoutDaysIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gate(BERLIN, "09:00", "17:00", Set.of()))
                .withMessage("TradingHoursGate cannot work: days must hold at least one, is empty.");
    }

    @Test
    void aWindowHasAZoneABeginningAndAnEnd() {
        LocalTime noon = LocalTime.NOON;
        Set<DayOfWeek> days = Set.of(DayOfWeek.MONDAY);

        assertThatThrownBy(() -> new TradingHoursGate(null, noon, noon, days)).hasMessage("zone");
        assertThatThrownBy(() -> new TradingHoursGate(BERLIN, null, noon, days)).hasMessage("from");
        assertThatThrownBy(() -> new TradingHoursGate(BERLIN, noon, null, days)).hasMessage("to");
    }

    private static boolean opens(RiskGate gate, String now) {
        return new Given().now(now).by(gate).passed();
    }

    private static RiskGate gate(ZoneId zone, String from, String to, Set<DayOfWeek> days) {
        return new TradingHoursGate(zone, LocalTime.parse(from), LocalTime.parse(to), days);
    }
}

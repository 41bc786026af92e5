package trade.helix.risk;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.GateSetting;
import trade.helix.api.risk.GateSettings;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.RiskGateProvider;
import trade.helix.api.risk.Verdict;

/**
 * The clock on the wall of a zone shows a time within a daily window. Reason {@code outside_trading_hours}. Immutable.
 *
 * <p>The window begins with {@code from} and ends just before {@code to}. If {@code to} is not after {@code from} it goes on
 * over midnight, and belongs to the day that it began in: 22:00 to 06:00 on Fridays ends on Saturday at 06:00; 00:00 to
 * 00:00 is the whole day. Where clocks are put forward, the hour that is left out is not there to trade in; where they are
 * put back, an hour that comes twice counts twice.
 *
 * @param zone whose clock
 * @param from the first moment of the window
 * @param to the first moment after it
 * @param days days of the week on which a window begins; at least one
 */
public record TradingHoursGate(ZoneId zone, LocalTime from, LocalTime to, Set<DayOfWeek> days) implements RiskGate {
    private static final GateId ID = new GateId("trading-hours");

    /**
     * Checks that there is a day.
     *
     * @throws IllegalArgumentException if there is none
     */
    public TradingHoursGate {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        new Limits(TradingHoursGate.class).some("days", days.size()).check();
        days = Set.copyOf(days);
    }

    @Override
    public GateId id() {
        return ID;
    }

    @Override
    public Phase phase() {
        return Phase.BEFORE_SIZE;
    }

    @Override
    public Verdict check(EntryProposal proposal, RiskContext context) {
        LocalDateTime local = LocalDateTime.ofInstant(context.now(), zone);
        return Verdict.of(
                isOpen(local),
                ReasonCode.OUTSIDE_TRADING_HOURS,
                from + " to " + to + " on " + new TreeSet<>(days),
                local.getDayOfWeek() + " " + local.toLocalTime(),
                "zone " + zone,
                "now " + context.now());
    }

    private boolean isOpen(LocalDateTime local) {
        boolean begun = !local.toLocalTime().isBefore(from);
        boolean ended = !local.toLocalTime().isBefore(to);
        DayOfWeek today = local.getDayOfWeek();
        if (from.isBefore(to)) {
            return begun && !ended && days.contains(today);
        }
        return (begun && days.contains(today)) || (!ended && days.contains(today.minus(1)));
    }

    /** Makes the gate by name. Thread-safe. */
    public static final class Provider implements RiskGateProvider {
        /** For {@code ServiceLoader}. */
        public Provider() {}

        @Override
        public String id() {
            return ID.value();
        }

        @Override
        public RiskGate create(GateSettings settings) {
            GateSetting<ZoneId> zone = settings.zone("zone");
            GateSetting<LocalTime> from = settings.time("from");
            GateSetting<LocalTime> to = settings.time("to");
            GateSetting<List<DayOfWeek>> days =
                    settings.list("days", "days as in MONDAY", Provider::day).orElse(List.of(DayOfWeek.values()));
            return settings.make(
                    () -> new TradingHoursGate(zone.value(), from.value(), to.value(), Set.copyOf(days.value())),
                    zone,
                    from,
                    to,
                    days);
        }

        private static DayOfWeek day(String text) {
            return DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}

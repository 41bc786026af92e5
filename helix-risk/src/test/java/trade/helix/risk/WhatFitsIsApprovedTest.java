package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.risk.Entries.approved;
import static trade.helix.risk.Entries.rejected;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.Symbol;
import trade.helix.api.risk.GateResult;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.signal.Signal;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/**
 * A proposal at every single limit at once is approved, and beyond any one of them it is not. All figures are worked out
 * here by hand.
 *
 * <p>The entry: 0.05 BTC, bid 59,940, ask 60,000, stop 58,800. Worst entry 60,000 x 1.002 = 60,120, worst exit 58,800 x
 * 0.995 = 58,506, fee 0.1 %.
 * <ul>
 *   <li>lost at worst: 0.05 x (60,120 x 1.001 - 58,506 x 0.999) + 0.00001 x 60,120 = 86.6313 + 0.6012 = 87.2325
 *   <li>paid at worst: 0.05 x 60,120 x 1.001 = 3,009.006, without the fee 3,006
 *   <li>sold at worst: 0.05 x 0.999 = 0.04995, worth 0.04995 x 58,506 = 2,922.3747
 *   <li>spread: 60 of a mid of 59,970; drift: 60,000 from 59,700 is 300 of 59,700
 * </ul>
 */
class WhatFitsIsApprovedTest {
    private static final RiskSettings SETTINGS = RiskSettings.builder()
            .maxOpenTrades(2)
            .minBalance(new BigDecimal("10000"))
            .build();

    private static Instrument.Builder rules() {
        return Entries.rules()
                .minQuantity(Quantity.of("0.04995"))
                .maxQuantity(Quantity.of("0.05"))
                .minNotional(Entries.usdt("2922.3747"))
                .maxNotional(Entries.usdt("3006"));
    }

    /** A loss of 212.7675 today leaves 300 - 212.7675 = 87.2325. */
    private static Given entry() {
        return new Given()
                .instrument(rules().build())
                .signal(Entries.signal().price(Price.of("59700")).sentAt(Entries.NOW.minusSeconds(30)))
                .quote("59940", "60000")
                .day("10000", "-212.7675")
                .reachableAt(Entries.NOW.minusSeconds(10))
                .open("BTC/USDT", "994")
                .stoppedOut("BTC/USDT", Entries.NOW.minusSeconds(3600))
                .entries(2);
    }

    private static List<RiskGate> shipped(String drift, String spread, String symbol, String total) {
        return List.of(
                new SignalAgeGate(Duration.ofSeconds(30)),
                new PriceDriftGate(Ratio.ofFraction(drift)),
                new SpreadGate(Ratio.ofFraction(spread)),
                new TradingHoursGate(
                        ZoneOffset.UTC, LocalTime.of(8, 14, 32), LocalTime.of(8, 14, 33), Set.of(DayOfWeek.FRIDAY)),
                new SymbolAllowlistGate(Set.of(Symbol.of("BTC/USDT"))),
                new CoolDownGate(Duration.ofSeconds(3600)),
                new MostTradesGate(3),
                new SymbolExposureGate(Ratio.ofFraction(symbol)),
                new TotalExposureGate(Ratio.ofFraction(total)));
    }

    /** 300 / 59,700 = 0.00502512..., 60 / 59,970 = 0.00100050..., 994 + 3,006 = 40 % of 10,000. */
    private static RiskManager manager(List<RiskGate> gates) {
        return RiskManager.builder(SETTINGS)
                .gates(StandardGates.of(SETTINGS))
                .gates(gates)
                .sizer(new FixedQuantitySizer(Quantity.of("0.05")))
                .build();
    }

    private static RiskManager manager() {
        return manager(shipped("0.005025126", "0.001000501", "0.4", "0.4"));
    }

    @Test
    void whatIsAtEveryLimitIsApprovedInFull() {
        RiskDecision decision = entry().by(manager());

        assertThat(approved(decision).quantity()).isEqualTo(Quantity.of("0.05"));
        assertThat(approved(decision).reserved()).isEqualTo(Entries.usdt("87.2325"));
        assertThat(decision.trace().gates())
                .hasSize(17)
                .allMatch(gate -> gate.verdict().passed());
        assertThat(decision.trace().sizing())
                .as("no cap")
                .containsExactly(
                        "standard: 0.05 BTC, fixed",
                        "rounded down to steps of 0.00001: 0.05",
                        "reserved: 87.2325 USDT lost at worst");
    }

    @Test
    void beyondAnyOneLimitItIsRejectedForIt() {
        assertRejected(entry().equity("9999.99"), "balance_below_minimum");
        assertRejected(entry().reachableAt(Entries.NOW.minusSeconds(10).minusNanos(1)), "exchange_unreachable");
        assertRejected(entry().open("ETH/USDT", "0"), "position_already_open");
        assertRejected(entry().day("10000", "-300"), "daily_loss_limit");
        assertRejected(
                entry().instrument(
                                rules().minNotional(Entries.usdt("2922.3748")).build()),
                "below_min_notional");
        assertRejected(
                entry().instrument(rules().minQuantity(Quantity.of("0.04996")).build()), "below_min_notional");
        assertRejected(entry().entries(3), "too_many_trades");
        assertRejected(entry().now("2026-05-15T08:14:33Z").reachableAt(Entries.NOW), "signal_age");
        assertRejected(entry().stoppedOut("BTC/USDT", Entries.NOW.minusSeconds(3599)), "cool_down");
        assertRejected(entry().signal(signalAt("59699.99")), "price_drift");
        assertRejected(entry().quote("59939.99", "60000"), "spread_too_wide");
    }

    private static Signal.Builder signalAt(String price) {
        return Entries.signal().price(Price.of(price)).sentAt(Entries.NOW);
    }

    @Test
    void aTighterShareRejectsIt() {
        assertRejected(shipped("0.005025125", "0.001000501", "0.4", "0.4"), "price_drift");
        assertRejected(shipped("0.005025126", "0.001000500", "0.4", "0.4"), "spread_too_wide");
        assertRejected(shipped("0.005025126", "0.001000501", "0.3999", "0.4"), "symbol_exposure");
        assertRejected(shipped("0.005025126", "0.001000501", "0.4", "0.3999"), "total_exposure");
    }

    /** A cent more lost today leaves 87.2225: one step less, (87.2225 - 0.6012) / 1,732.626 = 0.049994... */
    @Test
    void oneCentLessBudgetCostsOneStep() {
        RiskDecision decision = entry().instrument(rules().minQuantity(Quantity.ZERO)
                        .minNotional(Entries.usdt("0"))
                        .build())
                .day("10000", "-212.7775")
                .by(manager());

        assertThat(approved(decision).quantity()).isEqualTo(Quantity.of("0.04999"));
        assertThat(decision.trace().sizing()).anyMatch(step -> step.startsWith("cap loss budget: 0.04999 "));
    }

    private static void assertRejected(List<RiskGate> gates, String reason) {
        assertReason(entry().by(manager(gates)), reason);
    }

    private static void assertRejected(Given given, String reason) {
        assertReason(given.by(manager()), reason);
    }

    private static void assertReason(RiskDecision decision, String reason) {
        RiskDecision.Rejected rejected = rejected(decision);
        assertThat(rejected.reason()).isEqualTo(new ReasonCode(reason));
        assertThat(rejected.trace().gates().stream()
                        .filter(gate -> !gate.verdict().passed())
                        .map(GateResult::verdict)
                        .findFirst()
                        .orElseThrow()
                        .reason())
                .contains(new ReasonCode(reason));
    }
}

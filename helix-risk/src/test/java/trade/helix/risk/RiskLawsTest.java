package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.risk.Entries.context;
import static trade.helix.risk.Entries.figures;
import static trade.helix.risk.Entries.proposal;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.statistics.Statistics;
import trade.helix.api.risk.Exposure;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;

/** Invariant I1 at one admission: whatever is approved fits into what is left of the day's limit. */
class RiskLawsTest {
    private final RiskSettings settings =
            RiskSettings.builder().maxOpenTrades(3).build();
    private final RiskManager manager = RiskManager.standard(settings);

    @Property
    void i1WhatIsApprovedFitsIntoTheLimit(
            @ForAll @BigRange(min = "100", max = "1000000") @Scale(2) BigDecimal equity,
            @ForAll @BigRange(min = "0", max = "0.03") @Scale(5) BigDecimal lostShare,
            @ForAll @BigRange(min = "0", max = "0.03") @Scale(5) BigDecimal reservedShare,
            @ForAll @BigRange(min = "1", max = "100000") @Scale(2) BigDecimal price) {
        Money start = new Money(equity, Entries.USDT);
        Money lost = new Money(equity.multiply(lostShare), Entries.USDT);
        Money reserved = new Money(equity.multiply(reservedShare), Entries.USDT);
        RiskContext context = context(
                start.minus(lost),
                figures(start, lost.negated()),
                List.of(new Exposure(Entries.BTC_USDT, start, reserved)));

        RiskDecision decision = manager.evaluate(proposal(new Price(price), settings), context);

        boolean approved = decision.fold(
                yes -> {
                    Money sum = lost.plus(reserved).plus(yes.approval().reserved());
                    assertThat(sum).isLessThanOrEqualTo(start.times(settings.maxDailyLoss()));
                    return true;
                },
                no -> false);
        Statistics.label("approved")
                .collect(approved)
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 10));
    }
}

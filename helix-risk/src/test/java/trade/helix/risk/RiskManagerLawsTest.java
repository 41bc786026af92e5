package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.statistics.Statistics;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.Balance;
import trade.helix.api.risk.Activity;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.Exposure;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/** What holds for every decision of the risk manager: tighter never approves more, and a size is never above a cap. */
class RiskManagerLawsTest {

    /** One setting of the manager tightened at a time, by a factor of up to ten. */
    @Property
    void aTighterSettingNeverApprovesWhatALooserOneRejects(
            @ForAll @IntRange(min = 0, max = 300) int lost,
            @ForAll @IntRange(min = 0, max = 150) int reserved,
            @ForAll @IntRange(min = 0, max = 12) int age,
            @ForAll @IntRange(min = 1, max = 100) int factor) {
        Ratio part = new Ratio(BigDecimal.valueOf(factor, 2));
        RiskContext context = context("10000", lost, reserved, "10000", age);
        RiskSettings.Builder loose = RiskSettings.builder().maxOpenTrades(3);
        boolean before = isApproved(loose, context);

        assertThat(before || !isApproved(base().maxDailyLoss(times("3", part)), context))
                .isTrue();
        assertThat(before || !isApproved(base().maxDrawdown(times("15", part)), context))
                .isTrue();
        assertThat(before || !isApproved(base().maxOpenTrades(1), context)).isTrue();
        assertThat(before || !isApproved(base().minBalance(new BigDecimal(9_500 + factor)), context))
                .isTrue();
        assertThat(before || !isApproved(base().reachability(Duration.ofMillis(100L * factor)), context))
                .isTrue();
        Statistics.label("approved")
                .collect(before)
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 5));
    }

    private static RiskSettings.Builder base() {
        return RiskSettings.builder().maxOpenTrades(3);
    }

    private static Ratio times(String percent, Ratio part) {
        return new Ratio(Ratio.ofPercent(percent).fraction().multiply(part.fraction()));
    }

    private static boolean isApproved(RiskSettings.Builder settings, RiskContext context) {
        RiskSettings built = settings.build();
        return RiskManager.standard(built)
                .evaluate(Entries.proposal(built), context)
                .fold(yes -> true, no -> false);
    }

    /** One more gate is never one more approval. */
    @Property
    void anotherGateNeverApprovesWhatWasRejected(
            @ForAll @IntRange(min = 0, max = 400) int lost, @ForAll @IntRange(min = 1, max = 1000) int most) {
        RiskSettings settings = base().build();
        RiskContext context = context("10000", lost, 0, "10000", 0);
        RiskManager more = RiskManager.builder(settings)
                .gates(StandardGates.of(settings))
                .gate(new TotalExposureGate(new Ratio(BigDecimal.valueOf(most, 3))))
                .build();

        boolean approved = more.evaluate(Entries.proposal(settings), context).fold(yes -> true, no -> false);

        assertThat(!approved || isApproved(base(), context)).isTrue();
    }

    @Property
    void theSizeGrowsWithRiskAndEquity(
            @ForAll @BigRange(min = "1", max = "1000000") @Scale(2) BigDecimal equity,
            @ForAll @BigRange(min = "0", max = "1000000") @Scale(2) BigDecimal more,
            @ForAll @IntRange(min = 1, max = 500) int risk,
            @ForAll @IntRange(min = 0, max = 500) int riskier) {
        Quantity least = standard(equity, risk, "58800");

        assertThat(standard(equity.add(more), risk, "58800")).isGreaterThanOrEqualTo(least);
        assertThat(standard(equity, risk + riskier, "58800")).isGreaterThanOrEqualTo(least);
    }

    @Property
    void theSizeShrinksWithTheDistanceOfTheStop(
            @ForAll @BigRange(min = "1", max = "1000000") @Scale(2) BigDecimal equity,
            @ForAll @IntRange(min = 1, max = 59_999) int stop,
            @ForAll @IntRange(min = 1, max = 59_999) int other) {
        Quantity near = standard(equity, 10, String.valueOf(Math.max(stop, other)));
        Quantity far = standard(equity, 10, String.valueOf(Math.min(stop, other)));

        assertThat(far).isLessThanOrEqualTo(near);
    }

    /** Rounded down, never up: the loss at the stop is at most what was to be risked, and less than a digit below it. */
    @Property
    void theSizeNeverRisksMoreThanItsFraction(
            @ForAll @BigRange(min = "1", max = "1000000") @Scale(2) BigDecimal equity,
            @ForAll @IntRange(min = 1, max = 1000) int risk,
            @ForAll @IntRange(min = 1, max = 59_999) int stop) {
        BigDecimal size = standard(equity, risk, String.valueOf(stop)).value();
        BigDecimal distance = BigDecimal.valueOf(60_000L - stop);
        BigDecimal atRisk = equity.multiply(BigDecimal.valueOf(risk, 3));

        assertThat(size.multiply(distance)).isLessThanOrEqualTo(atRisk);
        assertThat(size.add(BigDecimal.valueOf(1, 18)).multiply(distance)).isGreaterThan(atRisk);
    }

    @Property
    void aNotionalIsNeverExceededByRounding(
            @ForAll @BigRange(min = "0.01", max = "1000000") @Scale(2) BigDecimal notional,
            @ForAll @BigRange(min = "0.01", max = "100000") @Scale(2) BigDecimal price) {
        Given given = new Given().quote(price.toPlainString(), price.toPlainString());
        Quantity size = new FixedNotionalSizer(notional)
                .size(given.stop("0.001").proposal(), given.context())
                .quantity()
                .orElseThrow();

        assertThat(size.value().multiply(price)).isLessThanOrEqualTo(notional);
        assertThat(size.value().add(BigDecimal.valueOf(1, 18)).multiply(price)).isGreaterThan(notional);
    }

    private static Quantity standard(BigDecimal equity, int perMille, String stop) {
        Given given = new Given().equity(equity.toPlainString()).stop(stop);
        return new FixedFractionSizer(new Ratio(BigDecimal.valueOf(perMille, 3)))
                .size(given.proposal(), given.context())
                .quantity()
                .orElseThrow();
    }

    /** Whatever a sizer wants: funds, budget, the venue's largest quantity and value, and the grid all hold. */
    @Property
    void whatIsApprovedIsAboveNoCap(
            @ForAll @BigRange(min = "0.0000001", max = "0.4") @Scale(7) BigDecimal wanted,
            @ForAll @IntRange(min = 0, max = 150) int reserved,
            @ForAll @IntRange(min = 50, max = 20_000) int free,
            @ForAll @IntRange(min = 1, max = 200) int mostMilliBtc,
            @ForAll @IntRange(min = 100, max = 12_000) int mostUsdt) {
        Quantity most = new Quantity(BigDecimal.valueOf(mostMilliBtc, 3));
        EntryProposal proposal = new Given()
                .instrument(Entries.rules()
                        .maxQuantity(most)
                        .maxNotional(Entries.usdt(String.valueOf(mostUsdt)))
                        .build())
                .proposal();
        RiskSettings settings = base().build();
        RiskManager manager = RiskManager.builder(settings)
                .gates(StandardGates.of(settings))
                .sizer(new FixedQuantitySizer(new Quantity(wanted)))
                .build();

        boolean approved = manager.evaluate(proposal, context("10000", 0, reserved, String.valueOf(free), 0))
                .fold(
                        yes -> {
                            BigDecimal size = yes.approval().quantity().value();
                            assertThat(size).isLessThanOrEqualTo(wanted).isLessThanOrEqualTo(most.value());
                            assertThat(size.remainder(new BigDecimal("0.00001")))
                                    .isZero();
                            // Worst entry 60,120, with its fee 60,180.12; 1,732.626 lost a unit, and one step of dust.
                            assertThat(size.multiply(new BigDecimal("60180.12")))
                                    .isLessThanOrEqualTo(BigDecimal.valueOf(free));
                            assertThat(size.multiply(new BigDecimal("60120")))
                                    .isLessThanOrEqualTo(BigDecimal.valueOf(mostUsdt));
                            assertThat(size.multiply(new BigDecimal("1732.626")).add(new BigDecimal("0.6012")))
                                    .isEqualByComparingTo(
                                            yes.approval().reserved().amount())
                                    .isLessThanOrEqualTo(BigDecimal.valueOf(300L - reserved));
                            return true;
                        },
                        no -> false);
        Statistics.label("approved")
                .collect(approved)
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 10));
    }

    private static RiskContext context(String equity, int lost, int reserved, String free, int age) {
        Money start = Entries.usdt(equity);
        Money loss = Entries.usdt(String.valueOf(lost));
        var balance = new Balance(Entries.USDT, Quantity.of(free), Quantity.ZERO);
        var figures = Entries.figures(start, loss.negated());
        return new RiskContext(
                Entries.NOW,
                AccountStatus.RUNNING,
                new AccountSnapshot(Map.of(Entries.USDT, balance), Entries.NOW),
                Entries.NOW.minusSeconds(age),
                start.minus(loss),
                figures,
                List.of(new Exposure(Entries.BTC_USDT, Entries.usdt("1000"), Entries.usdt(String.valueOf(reserved)))),
                Activity.none(figures.day()));
    }
}

package trade.helix.api.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.market.Quote;
import trade.helix.api.risk.Activity;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.Exposure;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.GateResult;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.Sizing;
import trade.helix.api.risk.Verdict;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

@DomainLaws
class RiskLawsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 15);

    @Property
    void aVerdictPassesExactlyWithoutReason(@ForAll boolean passes, @ForAll String limit, @ForAll String actual) {
        var verdict = Verdict.of(passes, ReasonCode.STALE, limit, actual);

        assertThat(verdict.passed())
                .isEqualTo(passes)
                .isEqualTo(verdict.reason().isEmpty());
        assertThat(verdict)
                .isEqualTo(passes ? Verdict.pass(limit, actual) : Verdict.veto(ReasonCode.STALE, limit, actual));
        assertThat(verdict.toString())
                .startsWith(passes ? "pass" : "veto stale")
                .contains("limit " + limit, "actual " + actual);
    }

    @Property
    void equalVerdictsReadAlike(@ForAll Verdict one, @ForAll Verdict other) {
        boolean same = one.reason().equals(other.reason())
                && one.limit().equals(other.limit())
                && one.actual().equals(other.actual())
                && one.inputs().equals(other.inputs());
        assertThat(one.equals(other)).isEqualTo(same);
        assertThat(!same || one.hashCode() == other.hashCode()).isTrue();
    }

    @Test
    void aVerdictShowsItsInputsInOneLine() {
        var veto = Verdict.veto(ReasonCode.STALE, "at most 30 s", "31 s", "sent at 12:00:00Z", "now\n12:00:31Z");

        assertThat(veto.inputs()).containsExactly("sent at 12:00:00Z", "now\n12:00:31Z");
        assertThat(new GateResult(new GateId("age"), Phase.BEFORE_SIZE, veto))
                .hasToString("age: veto stale (limit at most 30 s, actual 31 s) from sent at 12:00:00Z, now 12:00:31Z");
        assertThat(Verdict.pass("a", "b")).hasToString("pass (limit a, actual b)");
        assertThat(Verdict.pass("a", "b").inputs()).isEmpty();
    }

    @Test
    void anActivityCountsFromZero() {
        var day = LocalDate.parse("2026-05-15");

        assertThat(Activity.none(day)).isEqualTo(new Activity(day, 0, Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Activity(day, -1, Map.of()))
                .withMessage("An account cannot have made -1 entries: count from 0.");
    }

    @Property
    void aLossOfTheDayIsNeverBelowZero(@ForAll LossFigures figures) {
        assertThat(figures.lossToday().isNegative()).isFalse();
        assertThat(figures.lossToday().isPositive())
                .isEqualTo(figures.realisedToday().isNegative());
    }

    @Property
    void aResultMovesDayAndEquityAlikeAndThePeakOnlyUp(@ForAll LossFigures before, @ForAll Money pnl) {
        var after = before.realised(DAY, pnl);

        assertThat(after.realisedToday().minus(before.realisedToday())).isEqualTo(pnl);
        assertThat(after.realisedEquity().minus(before.realisedEquity())).isEqualTo(pnl);
        assertThat(after.peakEquity()).isEqualTo(before.peakEquity().max(after.realisedEquity()));
        assertThat(after.dayStartEquity()).as("fixed for the day").isEqualTo(before.dayStartEquity());
        assertThat(after.day()).isEqualTo(before.day());
    }

    @Property
    void resultsInAnyOrderEndInTheSameLossButNotThePeak(@ForAll LossFigures before, @ForAll Money a, @ForAll Money b) {
        var one = before.realised(DAY, a).realised(DAY, b);
        var other = before.realised(DAY, b).realised(DAY, a);

        assertThat(one.lossToday()).isEqualTo(other.lossToday());
        assertThat(one.realisedEquity()).isEqualTo(other.realisedEquity());
    }

    @Property
    void aResultInAnotherAssetIsRefused(@ForAll LossFigures figures, @ForAll Money pnl) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> figures.realised(DAY, DomainRecords.foreign(pnl)))
                .withMessageContaining("Cannot mix");
    }

    @Property
    void aResultOfAnEarlierDayCountsInTheEquityOnly(@ForAll LossFigures before, @ForAll Money pnl) {
        var after = before.realised(DAY.minusDays(1), pnl);

        assertThat(after.realisedToday()).isEqualTo(before.realisedToday());
        assertThat(after.realisedEquity().minus(before.realisedEquity())).isEqualTo(pnl);
        assertThat(after.peakEquity()).isEqualTo(before.peakEquity().max(after.realisedEquity()));
    }

    @Property
    void aNewDayHasLostNothingAndStartsFromTheLowerEquity(@ForAll LossFigures before, @ForAll Money observed) {
        var after = before.opened(DAY.plusDays(1)).observed(observed);

        assertThat(after.day()).isEqualTo(DAY.plusDays(1));
        assertThat(after.dayStartEquity()).isEqualTo(before.realisedEquity().min(observed));
        assertThat(after.lossToday()).isEqualTo(Samples.usdt("0"));
        assertThat(after.depositsToday()).isEqualTo(Samples.usdt("0"));
        assertThat(List.of(after.realisedEquity(), after.peakEquity(), after.cash()))
                .containsExactly(before.realisedEquity(), before.peakEquity(), before.cash());
    }

    @Property
    void aTransferMovesThePeakSoThatTheDrawdownStaysTheSameShare(
            @ForAll @LongRange(min = 1, max = 1_000_000) long equity,
            @ForAll @LongRange(max = 1_000_000) long drawdown,
            @ForAll @LongRange(min = -999_999, max = 1_000_000) long amount) {
        Assume.that(equity + amount > 0);
        Money realised = Samples.usdt(Long.toString(equity));
        Money peak = Samples.usdt(Long.toString(equity + drawdown));
        Money moved = Samples.usdt(Long.toString(amount));
        var before =
                new LossFigures(DAY, realised, true, moved, realised, peak, Ratio.ZERO, realised, Samples.usdt("7"));

        var after = before.transferred(moved);

        assertThat(after.realisedEquity()).isEqualTo(realised.plus(moved));
        assertThat(after.cash()).isEqualTo(realised.plus(moved));
        // Both shares are rounded to 12 digits: a share next to a half of the last digit may fall to either side.
        assertThat(after.drawdown().ratioTo(after.peakEquity()).fraction())
                .isCloseTo(before.drawdown().ratioTo(before.peakEquity()).fraction(), within(new BigDecimal("1e-12")));
        assertThat(after.realisedToday()).as("no result").isEqualTo(moved);
        assertThat(after.dayStartEquity()).as("fixed for the day").isEqualTo(realised);
        assertThat(after.depositsToday())
                .isEqualTo(Samples.usdt("7").plus(moved).max(Samples.usdt("0")));
    }

    @Test
    void theDrawdownOutlivesAnEmptyAccount() {
        Money zero = Samples.usdt("0");
        var lost =
                new LossFigures(DAY, zero, true, zero, Samples.usdt("60"), Samples.usdt("100"), Ratio.ZERO, zero, zero);
        var empty = lost.transferred(Samples.usdt("-60"));
        assertThat(empty.drawdown()).isEqualTo(zero);
        assertThat(empty.drawdownAtZero()).isEqualTo(Ratio.ofPercent("40"));
        assertThat(empty.transferred(Samples.usdt("-1")).drawdownAtZero()).isEqualTo(Ratio.ofPercent("40"));
        var funded = empty.transferred(Samples.usdt("30"));
        assertThat(funded.peakEquity()).isEqualTo(Samples.usdt("50"));
        assertThat(funded.drawdownAtZero()).isEqualTo(Ratio.ZERO);
    }

    @Test
    void whatTheOwnerTakesOverIsNoLossAndNoCash() {
        Money zero = Samples.usdt("0");
        var lost = new LossFigures(
                DAY, zero, true, zero, Samples.usdt("80"), Samples.usdt("100"), Ratio.ZERO, Samples.usdt("9"), zero);
        var after = lost.takenOver(Samples.usdt("8"));
        assertThat(after.realisedEquity()).isEqualTo(Samples.usdt("72"));
        assertThat(after.peakEquity()).isEqualTo(Samples.usdt("90"));
        assertThat(after.cash()).isEqualTo(Samples.usdt("9"));
        assertThat(after.realisedToday()).isEqualTo(zero);
        assertThat(after.depositsToday()).isEqualTo(zero);
    }

    @Test
    void anAcceptedPeakIsTheEquityThatIsLeft() {
        Money zero = Samples.usdt("0");
        var lost =
                new LossFigures(DAY, zero, true, zero, Samples.usdt("60"), Samples.usdt("100"), Ratio.ZERO, zero, zero);
        assertThat(lost.withPeakAccepted().drawdown()).isEqualTo(zero);
        assertThat(lost.withPeakAccepted().realisedEquity()).isEqualTo(Samples.usdt("60"));
    }

    @Property
    void onlyReservationsOfTheEquitysAssetAddUp(@ForAll List<Money> reserved, @ForAll LossFigures losses) {
        var exposures = reserved.stream()
                .flatMap(money -> List.of(
                        new Exposure(Samples.BTC_USDT, money, money),
                        new Exposure(Samples.BTC_USDT, money, DomainRecords.foreign(money)))
                        .stream())
                .toList();

        assertThat(context(exposures, losses).reserved())
                .isEqualTo(reserved.stream().reduce(Samples.usdt("0"), Money::plus));
    }

    private static RiskContext context(List<Exposure> exposures, LossFigures losses) {
        var account = new AccountSnapshot(Map.of(), Samples.NOON);
        return new RiskContext(
                Samples.NOON,
                AccountStatus.RUNNING,
                account,
                Samples.NOON,
                Samples.usdt("1000"),
                losses,
                exposures,
                Activity.none(losses.day()));
    }

    @Property
    void aQuoteIsNeverCrossed(@ForAll Quote quote) {
        assertThat(quote.bid().isAbove(quote.ask())).isFalse();
    }

    @Property
    void aCrossedQuoteIsRefused(@ForAll Price bid, @ForAll Price ask) {
        Assume.that(bid.isAbove(ask));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quote(Samples.BTC_USDT, bid, ask, Samples.NOON))
                .withMessage("The book of BTC/USDT is crossed: bid " + bid + " above ask " + ask + ".");
    }

    @Property
    void aStopNotBelowThePriceIsRefused(@ForAll Quote quote, @ForAll Price stop) {
        Assume.that(!quote.ask().isAbove(stop));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> proposal(quote, stop))
                .withMessage("The stop " + stop + " is not below the price " + quote.ask() + ".");
    }

    @Property
    void aQuoteMayHaveNoSpreadButAStopIsNotAtThePrice(@ForAll Price price) {
        var quote = new Quote(Samples.BTC_USDT, price, price, Samples.NOON);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> proposal(quote, price))
                .withMessageContaining("is not below the price");
    }

    @Test
    void aProposalHasASizeOnceItIsGiven() {
        var quote = new Quote(Samples.BTC_USDT, Price.of("60000"), Price.of("60001"), Samples.NOON);
        var proposal = proposal(quote, Price.of("58800"));

        assertThatIllegalStateException().isThrownBy(proposal::size).withMessageContaining("AFTER_SIZE");
        assertThat(proposal.withSize(Quantity.of("0.5")).size()).isEqualTo(Quantity.of("0.5"));
    }

    private static EntryProposal proposal(Quote quote, Price stop) {
        var instrument = Samples.instrument().build();
        return new EntryProposal(Samples.MAIN, Samples.REF, Samples.signal().build(), instrument, quote, stop, null);
    }

    @Test
    void aSizingHasAQuantityOrAReasonWhyNot() {
        assertThat(Sizing.of(Quantity.of("1"), List.of("a", "b")).quantity()).contains(Quantity.of("1"));
        assertThat(Sizing.notComputable("no distance").quantity()).isEmpty();
        assertThat(Sizing.notComputable("no distance").steps()).containsExactly("no distance");
    }
}

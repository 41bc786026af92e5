package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.Verdict;
import trade.helix.api.value.Ratio;

/** Gates on what the account has done and what it has open: just within the limit, at it, just beyond it. */
class ActivityGatesTest {
    private static final String WAIT = "at least 3600 s after a stop-out of BTC/USDT";
    private static final String NOW = "now 2026-05-15T08:14:32Z";

    private final RiskGate coolDown = new CoolDownGate(Duration.ofHours(1));
    private final RiskGate three = new MostTradesGate(3);

    @Test
    void aStopOutIsOverWhenTheTimeIsUp() {
        assertThat(stoppedOut(Duration.ofHours(1)).by(coolDown))
                .isEqualTo(Verdict.pass(WAIT, "3600 s after it", "stopped out at 2026-05-15T07:14:32Z", NOW));
        assertThat(stoppedOut(Duration.ofHours(1).plusNanos(1)).by(coolDown).passed())
                .isTrue();
        Verdict early = stoppedOut(Duration.ofHours(1).minusNanos(1)).by(coolDown);
        assertThat(early.reason()).contains(ReasonCode.COOL_DOWN);
        assertThat(early.actual()).isEqualTo("3599.999999999 s after it");
    }

    @Test
    void aStopOutInTheFutureCannotBeJudged() {
        assertThat(stoppedOut(Duration.ofHours(-2)).by(coolDown).passed()).isFalse();
    }

    @Test
    void aStopOutOfAnotherSymbolDoesNotMatter() {
        assertThat(new Given().stoppedOut("ETH/USDT", Entries.NOW).by(coolDown))
                .isEqualTo(Verdict.pass(WAIT, "no stop-out", NOW));
    }

    private static Given stoppedOut(Duration ago) {
        return new Given().stoppedOut("BTC/USDT", Entries.NOW.minus(ago));
    }

    @Test
    void theLastEntryOfADayIsTheOneThatReachesTheLimit() {
        assertThat(new Given().entries(2).by(three))
                .isEqualTo(Verdict.pass("at most 3 on 2026-05-15, this one included", "2 made on 2026-05-15", NOW));
        assertThat(new Given().entries(3).by(three).reason()).contains(ReasonCode.TOO_MANY_TRADES);
        assertThat(new Given().entries(4).by(three).passed()).isFalse();
    }

    @Test
    void aCountOfAnotherDayCannotBeJudged() {
        assertThat(new Given().entriesOf("2026-05-14").by(three).passed()).isFalse();
        assertThat(new Given().entriesOf("2026-05-16").by(three).passed()).isFalse();
        assertThat(new Given()
                        .entriesOf("2026-05-14")
                        .now("2026-05-14T23:59:59.999Z")
                        .by(three)
                        .passed())
                .as("the day of UTC")
                .isTrue();
    }

    /** 0.01 at 60,000 plus 0.2 % is 601.20, and 25 % of 10,000 is 2,500: 1,898.80 may be open. */
    @Test
    void aSymbolMayHoldItsShareOfTheEquityWithThisEntryAtItsWorst() {
        RiskGate gate = new SymbolExposureGate(Ratio.ofPercent("25"));

        assertThat(new Given()
                        .open("BTC/USDT", "1898.80")
                        .open("ETH/USDT", "9000")
                        .by(gate))
                .isEqualTo(Verdict.pass(
                        "at most 2500 USDT",
                        "2500 USDT at worst",
                        "equity 10000 USDT",
                        "most 25 %",
                        "open 1898.8 USDT",
                        "this entry at worst 601.2 USDT"));
        assertThat(new Given().open("BTC/USDT", "1898.79").by(gate).passed()).isTrue();
        assertThat(new Given().open("BTC/USDT", "1898.81").by(gate).reason()).contains(ReasonCode.SYMBOL_EXPOSURE);
    }

    @Test
    void allOfAQuoteAssetMayHoldItsShareOfTheEquity() {
        RiskGate gate = new TotalExposureGate(Ratio.ofPercent("25"));

        assertThat(new Given()
                        .open("BTC/USDT", "1000")
                        .open("ETH/USDT", "898.80")
                        .open("ETH/EUR", "9000")
                        .by(gate)
                        .passed())
                .isTrue();
        Verdict more =
                new Given().open("BTC/USDT", "1000").open("ETH/USDT", "898.81").by(gate);
        assertThat(more.reason()).contains(ReasonCode.TOTAL_EXPOSURE);
        assertThat(more.actual()).isEqualTo("2500.01 USDT at worst");
        assertThat(more.limit()).isEqualTo("at most 2500 USDT");
    }

    @Test
    void theAllowanceOfTheEntryCanBeGiven() {
        Given exact = new Given().size("0.05");

        assertThat(exact.by(new SymbolExposureGate(Ratio.ofPercent("30"), Ratio.ZERO))
                        .passed())
                .isTrue();
        assertThat(exact.by(new SymbolExposureGate(Ratio.ofPercent("30"))).passed())
                .isFalse();
        assertThat(exact.by(new TotalExposureGate(Ratio.ofPercent("30"), Ratio.ZERO))
                        .passed())
                .isTrue();
        assertThat(exact.by(new TotalExposureGate(Ratio.ofPercent("30"))).passed())
                .isFalse();
    }

    @Test
    void withoutEquityThereIsNoRoom() {
        assertThat(new Given().equity("0").by(new TotalExposureGate(Ratio.ONE)).passed())
                .isFalse();
        assertThat(new Given().equity("0").by(new SymbolExposureGate(Ratio.ONE)).passed())
                .isFalse();
    }

    @Test
    void aLimitOutOfItsRangeIsRefusedWithEveryFault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CoolDownGate(Duration.ZERO))
                .withMessage("CoolDownGate cannot work: shortest must be above 0 s, is 0 s.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MostTradesGate(0))
                .withMessage("MostTradesGate cannot work: most must be above 0, is 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SymbolExposureGate(Ratio.ZERO, Ratio.ONE))
                .withMessage("SymbolExposureGate cannot work: most must be above 0 % and at most 100 %, is 0 %;"
                        + " entryAllowance must be 0 % or above and below 100 %, is 100 %.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TotalExposureGate(Ratio.ofPercent("100.1"), Ratio.ofPercent("-0.1")))
                .withMessage("TotalExposureGate cannot work: most must be above 0 % and at most 100 %, is 100.1 %;"
                        + " entryAllowance must be 0 % or above and below 100 %, is -0.1 %.");
    }
}

package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import trade.helix.api.market.Symbol;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.Verdict;
import trade.helix.api.value.Price;
import trade.helix.api.value.Ratio;

/** Gates on what the signal says and what the market shows: just within the limit, at it, just beyond it. */
class SignalGatesTest {
    private static final String AGE_LIMIT = "sent at most 30 s ago and 5 s ahead";

    private final RiskGate age = new SignalAgeGate(Duration.ofSeconds(30));
    private final RiskGate drift = new PriceDriftGate(Ratio.ofPercent("0.5"));
    private final RiskGate spread = new SpreadGate(Ratio.ofPercent("0.1"));

    @Test
    void aSignalMayBeAsOldAsAllowed() {
        assertThat(sent(Duration.ofSeconds(30)).by(age))
                .isEqualTo(Verdict.pass(
                        AGE_LIMIT, "30 s ago", "sent at 2026-05-15T08:14:02Z", "now 2026-05-15T08:14:32Z"));
        assertThat(sent(Duration.ofSeconds(30).minusNanos(1)).by(age).passed()).isTrue();
        Verdict old = sent(Duration.ofSeconds(30).plusNanos(1)).by(age);
        assertThat(old.reason()).contains(ReasonCode.SIGNAL_AGE);
        assertThat(old.actual()).isEqualTo("30.000000001 s ago");
    }

    @Test
    void aSignalMayComeFromAsFarInTheFutureAsClocksDiffer() {
        assertThat(sent(Duration.ofSeconds(-5)).by(age).passed()).isTrue();
        assertThat(sent(Duration.ofSeconds(-5)).by(age).actual()).isEqualTo("5 s ahead");
        Verdict future = sent(Duration.ofSeconds(-5).minusNanos(1)).by(age);
        assertThat(future.reason()).contains(ReasonCode.SIGNAL_AGE);
        assertThat(future.actual()).isEqualTo("5.000000001 s ahead");

        RiskGate strict = new SignalAgeGate(Duration.ofSeconds(30), Duration.ZERO);
        assertThat(sent(Duration.ZERO).by(strict).actual()).isEqualTo("0 s ago");
        assertThat(sent(Duration.ZERO).by(strict).passed()).isTrue();
        assertThat(sent(Duration.ofNanos(-1)).by(strict).passed()).isFalse();
    }

    @Test
    void aSignalWithoutATimeIsVetoed() {
        assertThat(new Given().signal(Entries.signal()).by(age))
                .isEqualTo(Verdict.veto(ReasonCode.SIGNAL_AGE, AGE_LIMIT, "no time given", "now 2026-05-15T08:14:32Z"));
    }

    private static Given sent(Duration ago) {
        return new Given().signal(Entries.signal().sentAt(Entries.NOW.minus(ago)));
    }

    /** 0.5 % of 60,000 is 300. */
    @Test
    void thePriceMayDriftAsFarAsAllowedEitherWay() {
        assertThat(new Given().quote("60000", "60300").by(drift))
                .isEqualTo(Verdict.pass("at most 0.5 % either way", "0.5 %", "signal price 60000", "ask 60300"));
        assertThat(new Given().quote("60000", "60299.99").by(drift).passed()).isTrue();
        Verdict above = new Given().quote("60000", "60300.01").by(drift);
        assertThat(above.reason()).contains(ReasonCode.PRICE_DRIFT);
        assertThat(above.actual()).isEqualTo("0.5000166667 %");

        assertThat(new Given().quote("59000", "59700").by(drift).passed()).isTrue();
        Verdict below = new Given().quote("59000", "59699.99").by(drift);
        assertThat(below.reason()).contains(ReasonCode.PRICE_DRIFT);
        assertThat(below.actual()).isEqualTo("-0.5000166667 %");
    }

    @Test
    void aDriftTooSmallToPrintIsStillTooMuch() {
        Given far =
                new Given().signal(Entries.signal().price(Price.of("60000"))).quote("60000", "60300.000000001");

        assertThat(far.by(drift).passed()).isFalse();
    }

    @Test
    void aSignalWithoutAPriceIsVetoed() {
        assertThat(new Given().signal(Entries.signal()).by(drift))
                .isEqualTo(Verdict.veto(
                        ReasonCode.PRICE_DRIFT, "at most 0.5 % either way", "no price given", "ask 60000"));
    }

    /** The mid of 59,970 and 60,030 is 60,000, and 0.1 % of it is 60. */
    @Test
    void theSpreadMayBeAsWideAsAllowed() {
        assertThat(new Given().quote("59970", "60030").by(spread))
                .isEqualTo(Verdict.pass("at most 0.1 % of the mid", "0.1 % of the mid", "bid 59970", "ask 60030"));
        assertThat(new Given().quote("59970", "60029.99").by(spread).passed()).isTrue();
        assertThat(new Given().quote("60000", "60000").by(spread).actual()).isEqualTo("0 % of the mid");
        Verdict wide = new Given().quote("59970", "60030.01").by(spread);
        assertThat(wide.reason()).contains(ReasonCode.SPREAD_TOO_WIDE);
        assertThat(wide.actual()).isEqualTo("0.1000166584 % of the mid");
    }

    @Test
    void onlyAListedSymbolMayBeTraded() {
        String sorted = "ADA/USDT, BTC/USDT, DOT/USDT, ETH/USDT, LTC/USDT, SOL/USDT, XRP/USDT";
        Set<Symbol> symbols = Arrays.stream(sorted.split(", ")).map(Symbol::of).collect(Collectors.toSet());

        assertThat(new Given().by(new SymbolAllowlistGate(symbols)))
                .isEqualTo(Verdict.pass("one of " + sorted, "BTC/USDT", "as the signal spells it BTCUSDT"));
        assertThat(new Given()
                        .by(new SymbolAllowlistGate(Set.of(Symbol.of("BTC/USDC"))))
                        .reason())
                .contains(ReasonCode.SYMBOL_NOT_ALLOWED);
    }

    @Test
    void aLimitOutOfItsRangeIsRefusedWithEveryFault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SignalAgeGate(Duration.ZERO, Duration.ofNanos(-1)))
                .withMessage("SignalAgeGate cannot work: longest must be above 0 s, is 0 s;"
                        + " tolerance must be 0 s or above, is -0.000000001 s.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriceDriftGate(Ratio.ZERO))
                .withMessage("PriceDriftGate cannot work: most must be above 0 % and at most 100 %, is 0 %.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpreadGate(Ratio.ofPercent("101")))
                .withMessage("SpreadGate cannot work: most must be above 0 % and at most 100 %, is 101 %.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SymbolAllowlistGate(Set.of()))
                .withMessage("SymbolAllowlistGate cannot work: symbols must hold at least one, is empty.");
    }
}

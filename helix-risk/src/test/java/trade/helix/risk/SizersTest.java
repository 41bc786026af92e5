package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.market.Instrument;
import trade.helix.api.risk.PositionSizer;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.Sizing;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

class SizersTest {
    private final RiskSettings settings = RiskSettings.defaults();

    /** 10,000 at 1 % with a stop 2 % away: 100 at risk, a notional of 5,000. */
    @Test
    void aFixedFractionLosesItAtTheStop() {
        Sizing sizing = size(new FixedFractionSizer(Ratio.ofPercent("1")), new Given());

        assertThat(sizing.steps())
                .containsExactly("standard: equity 10000 USDT x 1 % = 100 USDT at risk / (60000 - stop 58800)"
                        + " = 0.083333333333333333 BTC");
        BigDecimal units = sizing.quantity().orElseThrow().value();
        assertThat(units.multiply(new BigDecimal("60000"))).isEqualByComparingTo("4999.99999999999998");
        assertThat(units.multiply(new BigDecimal("1200"))).isEqualByComparingTo("99.9999999999999996");
    }

    /** The same at a price where nothing has to be rounded: 100 x 50 is 5,000, and 2 % of it is 100. */
    @Test
    void theWorkedExampleComesOutExactly() {
        Given at100 = new Given().quote("100", "100");

        Approval approval = Entries.approved(at100.by(RiskManager.standard(settings)));

        assertThat(approval.quantity()).isEqualTo(Quantity.of("50"));
        assertThat(at100.proposal().quote().ask().times(approval.quantity(), Entries.USDT))
                .isEqualTo(Entries.usdt("5000"));
        assertThat(at100.proposal().stop()).hasToString("98");
        // 50 x (100.2 x 1.001 - 97.51 x 0.999) + one step of 0.00001 at 100.2
        assertThat(approval.reserved()).isEqualTo(Entries.usdt("144.3855").plus(Entries.usdt("0.001002")));
    }

    @Test
    void aFixedFractionOfNothingIsNoSize() {
        Sizing sizing = size(new FixedFractionSizer(Ratio.ofPercent("1")), new Given().equity("0"));

        assertThat(sizing.quantity()).isEmpty();
        assertThat(sizing.steps()).containsExactly("equity 0 USDT leaves nothing to risk");
    }

    @Test
    void aFixedNotionalIsDividedByTheAskAndRoundedDown() {
        Sizing sizing = size(new FixedNotionalSizer(new BigDecimal("500")), new Given().quote("59000", "60000"));

        assertThat(sizing.quantity()).contains(Quantity.of("0.008333333333333333"));
        assertThat(sizing.steps()).containsExactly("standard: notional 500 USDT / 60000 = 0.008333333333333333 BTC");
        Sizing up = size(new FixedNotionalSizer(new BigDecimal("400")), new Given());
        assertThat(up.quantity()).as("0.00666..., never rounded up").contains(Quantity.of("0.006666666666666666"));
    }

    @Test
    void aFixedQuantityIsWhatItIs() {
        Sizing sizing = size(new FixedQuantitySizer(Quantity.of("0.0123456")), new Given());

        assertThat(sizing.quantity()).contains(Quantity.of("0.0123456"));
        assertThat(sizing.steps()).containsExactly("standard: 0.0123456 BTC, fixed");
    }

    @Test
    void theSizeIsRoundedDownToTheGridAndTheStepsSaySo() {
        RiskManager manager = manager(new FixedQuantitySizer(Quantity.of("0.0123456")));

        RiskDecision decision = new Given().by(manager);

        assertThat(Entries.approved(decision).quantity()).isEqualTo(Quantity.of("0.01234"));
        // 0.01234 x (60,120 x 1.001 - 58,506 x 0.999) + one step of 0.00001 at 60,120
        assertThat(decision.trace().sizing())
                .containsExactly(
                        "standard: 0.0123456 BTC, fixed",
                        "rounded down to steps of 0.00001: 0.01234",
                        "reserved: 21.98180484 USDT lost at worst");
    }

    @Test
    void whatHoldsASizeBackIsShownWithItsArithmetic() {
        RiskManager manager = manager(new FixedQuantitySizer(Quantity.of("0.05")));

        // 60,120 x 1.001 = 60,180.12 a unit, of which 3,000 buy 0.0498503...
        assertThat(capOf(new Given().equity("3000").by(manager)))
                .isEqualTo("cap funds: 0.04985 (3000 USDT free / 60180.12 a unit with fee)");
        assertThat(capOf(rules(Entries.rules().maxQuantity(Quantity.of("0.04"))).by(manager)))
                .isEqualTo("cap venue maximum: 0.04 (largest market order)");
        assertThat(capOf(rules(Entries.rules().maxNotional(Entries.usdt("1202.4")))
                        .by(manager)))
                .isEqualTo("cap venue maximum value: 0.02 (at most 1202.4 USDT)");
        // 86.2 - 0.6012 of dust = 85.5988, of which 1,732.626 a unit make 0.04940...
        assertThat(capOf(new Given().day("10000", "-213.8").by(manager)))
                .isEqualTo("cap loss budget: 0.0494 (86.2 USDT left (day 300 USDT - lost 213.8 USDT,"
                        + " drawdown 1500 USDT - lost 213.8 USDT, less reserved 0 USDT)"
                        + " / 1732.626 lost per unit at worst)");
    }

    private static Given rules(Instrument.Builder rules) {
        return new Given().instrument(rules.build());
    }

    private static String capOf(RiskDecision decision) {
        assertThat(decision.trace().sizing()).hasSize(4);
        assertThat(decision.trace().sizing().get(3))
                .isEqualTo("reserved: " + Entries.approved(decision).reserved() + " lost at worst");
        return decision.trace().sizing().get(1);
    }

    @Test
    void anAmountOutOfItsRangeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FixedFractionSizer(Ratio.ZERO))
                .withMessage("FixedFractionSizer cannot work: risk must be above 0 % and at most 100 %, is 0 %.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FixedNotionalSizer(BigDecimal.ZERO))
                .withMessage("FixedNotionalSizer cannot work: notional must be above 0, is 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FixedQuantitySizer(Quantity.ZERO))
                .withMessage("FixedQuantitySizer cannot work: quantity must be above 0, is 0.");
    }

    @Test
    void aSizerThatThrowsIsARejectionOfItsOwn() {
        RiskDecision.Rejected rejected = rejectedBy((proposal, context) -> {
            throw new IllegalStateException("no model");
        });

        assertThat(rejected.reason()).isEqualTo(ReasonCode.SIZER_FAILED);
        assertThat(rejected.detail()).isEqualTo("the sizer failed: java.lang.IllegalStateException: no model");
        assertThat(rejected.trace().sizing()).containsExactly(rejected.detail());
        assertThat(rejected.trace().gates()).as("those before the size").hasSize(6);
    }

    @Test
    void aSizerWhoseClassesAreMissingIsARejectionOfItsOwn() {
        assertThat(rejectedBy((proposal, context) -> {
                            throw new NoClassDefFoundError("Model");
                        })
                        .reason())
                .isEqualTo(ReasonCode.SIZER_FAILED);
    }

    @Test
    void aSizerThatSaysNothingIsARejectionOfItsOwn() {
        RiskDecision.Rejected rejected = rejectedBy((proposal, context) -> null);

        assertThat(rejected.reason()).isEqualTo(ReasonCode.SIZER_FAILED);
        assertThat(rejected.detail()).endsWith("no sizing");
    }

    @Test
    void aSizeThatNobodyCanReckonWithIsARejectionOfItsOwn() {
        RiskDecision.Rejected rejected = rejectedBy(new FixedQuantitySizer(new Quantity(BigDecimal.TEN.pow(58))));

        assertThat(rejected.reason()).isEqualTo(ReasonCode.SIZER_FAILED);
        assertThat(rejected.detail()).contains("more than 60 digits");
    }

    @Test
    void aSizerThatKnowsNoSizeSaysWhy() {
        RiskDecision.Rejected rejected = rejectedBy((proposal, context) -> Sizing.notComputable("no volatility"));

        assertThat(rejected.reason()).isEqualTo(ReasonCode.NOT_COMPUTABLE);
        assertThat(rejected.detail()).isEqualTo("no volatility");
    }

    @Test
    void aVetoBeforeTheSizeComesBeforeAFailedSizer() {
        RiskDecision.Rejected rejected =
                Entries.rejected(new Given().equity("49").by(manager((proposal, context) -> {
                    throw new IllegalStateException("no model");
                })));

        assertThat(rejected.reason()).isEqualTo(ReasonCode.BALANCE_BELOW_MINIMUM);
        assertThat(rejected.trace().sizing()).singleElement().asString().contains("no model");
    }

    @Test
    void aSizeOfNothingIsTooSmall() {
        assertThat(rejectedBy((proposal, context) -> Sizing.of(Quantity.ZERO, List.of()))
                        .reason())
                .isEqualTo(ReasonCode.BELOW_MIN_NOTIONAL);
    }

    /** 100,000 BTC at 60,000 are beyond every cap, and half of it beyond every budget. */
    @Test
    void aSizeBeyondEveryBudgetIsRejectedAndNothingThrows() {
        assertThat(rejectedBy(new FixedQuantitySizer(Quantity.of("100000"))).reason())
                .isEqualTo(ReasonCode.LOSS_BUDGET_EXHAUSTED);
    }

    private RiskDecision.Rejected rejectedBy(PositionSizer sizer) {
        return Entries.rejected(new Given().by(manager(sizer)));
    }

    private RiskManager manager(PositionSizer sizer) {
        return RiskManager.builder(settings)
                .gates(StandardGates.of(settings))
                .sizer(sizer)
                .build();
    }

    private static Sizing size(PositionSizer sizer, Given given) {
        return sizer.size(given.proposal(), given.context());
    }
}

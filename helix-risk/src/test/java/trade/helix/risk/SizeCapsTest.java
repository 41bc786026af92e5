package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.risk.Entries.usdt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import trade.helix.api.market.Instrument;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.Exposure;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;

/** Each cap alone, by hand: a unit costs 60,180.12 with its fee and loses 1,732.626 at worst. */
class SizeCapsTest {
    private static final Money PLENTY = usdt("1000000");
    private static final String ROUNDED = "rounded down to steps of 0.00001: ";

    private final List<String> steps = new ArrayList<>();

    @Test
    void whatNothingLimitsIsOnlyRoundedDown() {
        Quantity size = sized(PLENTY, PLENTY, "0", same -> same, "0.083339");

        assertThat(size).isEqualTo(Quantity.of("0.08333"));
        assertThat(steps).containsExactly(ROUNDED + "0.08333");
    }

    @Test
    void theLossBudgetCaps() {
        // 3 % of 10,000 less 200: (100 - 0.6012) / 1,732.626 = 0.05736...
        Quantity size = sized(PLENTY, usdt("10000"), "200", same -> same, "0.08333");

        assertThat(size).isEqualTo(Quantity.of("0.05736"));
        assertThat(steps)
                .containsExactly(
                        "cap loss budget: 0.05736 (100 USDT left (day 300 USDT - lost 0 USDT, drawdown 1500 USDT - lost"
                                + " 0 USDT, less reserved 200 USDT) / 1732.626 lost per unit at worst)",
                        ROUNDED + "0.05736");
    }

    @Test
    void theFundsCap() {
        // 1,000 / 60,180.12 = 0.016616...
        Quantity size = sized(usdt("1000"), PLENTY, "0", same -> same, "0.08333");

        assertThat(size).isEqualTo(Quantity.of("0.01661"));
        assertThat(steps)
                .containsExactly("cap funds: 0.01661 (1000 USDT free / 60180.12 a unit with fee)", ROUNDED + "0.01661");
    }

    @Test
    void theVenuesLargestQuantityCaps() {
        Quantity size = sized(PLENTY, PLENTY, "0", rules -> rules.maxQuantity(Quantity.of("0.05")), "0.08333");

        assertThat(size).isEqualTo(Quantity.of("0.05"));
        assertThat(steps).containsExactly("cap venue maximum: 0.05 (largest market order)", ROUNDED + "0.05");
    }

    @Test
    void theVenuesLargestValueCapsAtTheWorstPrice() {
        // 1,000 / 60,120 = 0.016633...
        Quantity size = sized(PLENTY, PLENTY, "0", rules -> rules.maxNotional(usdt("1000")), "0.08333");

        assertThat(size).isEqualTo(Quantity.of("0.01663"));
        assertThat(steps).containsExactly("cap venue maximum value: 0.01663 (at most 1000 USDT)", ROUNDED + "0.01663");
    }

    @Test
    void theSmallestCapWinsAndOnlyThoseThatShrinkAreTold() {
        Quantity size =
                sized(usdt("1000"), usdt("10000"), "200", rules -> rules.maxQuantity(Quantity.of("0.05")), "0.08333");

        assertThat(size).isEqualTo(Quantity.of("0.01661"));
        assertThat(steps).hasSize(3);
        assertThat(steps.get(0)).startsWith("cap loss budget: 0.05736");
        assertThat(steps.get(1)).startsWith("cap funds: 0.01661");
    }

    @Test
    void aBudgetThatIsSpentLeavesNothing() {
        assertThat(sized(PLENTY, usdt("10000"), "301", same -> same, "0.08333")).isEqualTo(Quantity.ZERO);
    }

    private Quantity sized(
            Money funds, Money dayStart, String reserved, UnaryOperator<Instrument.Builder> rules, String size) {
        RiskSettings settings = RiskSettings.defaults();
        EntryProposal proposal = proposal(settings, rules);
        LossFigures figures = Entries.figures(dayStart, usdt("0"));
        Exposure open = new Exposure(Entries.BTC_USDT, usdt("1000"), usdt(reserved));
        RiskContext context = Entries.context(funds, figures, List.of(open));
        WorstCase worst = new WorstCase(proposal, settings);
        return new SizeCaps(proposal, worst, new LossBudget(settings, context), context, steps)
                .apply(Quantity.of(size));
    }

    private static EntryProposal proposal(RiskSettings settings, UnaryOperator<Instrument.Builder> rules) {
        EntryProposal standard = Entries.proposal(settings);
        Instrument like = standard.instrument();
        Instrument.Builder builder = Instrument.builder()
                .symbol(like.symbol())
                .nativeName(like.nativeName())
                .priceTick(like.priceTick())
                .quantityStep(like.quantityStep())
                .minQuantity(like.minQuantity())
                .maxQuantity(like.maxQuantity())
                .minNotional(like.minNotional())
                .takerFee(like.takerFee())
                .orderTypes(like.orderTypes());
        return new EntryProposal(
                standard.account(),
                standard.signalRef(),
                standard.signal(),
                rules.apply(builder).build(),
                standard.quote(),
                standard.stop(),
                null);
    }
}

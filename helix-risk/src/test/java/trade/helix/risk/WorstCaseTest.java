package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.risk.Entries.usdt;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import trade.helix.api.market.Quote;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/** The figures are worked out by hand: bought at 60,000, stop 2 % below, allowances of 0.2 % and 0.5 %, a fee of 0.1 %. */
class WorstCaseTest {
    private static final Quantity STEP = Quantity.of("0.00001");

    private static final EntryProposal ENTRY = Entries.proposal(RiskSettings.defaults());

    private final WorstCase worst = new WorstCase(ENTRY, RiskSettings.defaults());

    @Test
    void theEntryFillsAtTheAskPlusItsAllowance() {
        EntryProposal narrow = Entries.proposal(RiskSettings.defaults());
        EntryProposal wide = new EntryProposal(
                narrow.account(),
                narrow.signalRef(),
                narrow.signal(),
                narrow.instrument(),
                new Quote(Entries.BTC_USDT, Price.of("59000"), Price.of("60000"), Entries.NOW),
                narrow.stop(),
                null);

        assertThat(new WorstCase(wide, RiskSettings.defaults()).entry()).isEqualTo(Price.of("60120"));
    }

    @Test
    void theExitFillsAtTheStopLessItsAllowance() {
        // 58,800 x 0.995
        assertThat(WorstCase.exit(ENTRY, RiskSettings.defaults())).isEqualTo(Price.of("58506"));
    }

    @Test
    void aUnitCostsItsWorstPriceAndTheFee() {
        // 60,120 x 1.001
        assertThat(worst.costPerUnit()).isEqualTo(Price.of("60180.12"));
    }

    @Test
    void aUnitLosesTheDistanceAndTheFeeBothWays() {
        // 60,180.12 - 58,506 x 0.999
        assertThat(worst.lossPerUnit()).isEqualTo(Price.of("1732.626"));
    }

    @Test
    void aQuantityLosesItsShareAndOneStepThatCannotBeSold() {
        // 0.1 x 1,732.626 + 0.00001 x 60,120
        assertThat(worst.loss(Quantity.of("0.1"))).isEqualTo(usdt("173.8638"));
        assertThat(worst.loss(Quantity.ZERO)).isEqualTo(usdt("0.6012"));
    }

    @Test
    void whatLosesExactlyTheHeadRoomFits() {
        assertThat(worst.fitting(usdt("173.8638"))).isEqualTo(Quantity.of("0.1"));
        assertThat(worst.fitting(usdt("173.86379"))).isEqualTo(Quantity.of("0.09999"));
    }

    @Test
    void aHeadRoomOfOneUnsoldStepFitsNothing() {
        assertThat(worst.fitting(usdt("0.6012"))).isEqualTo(Quantity.ZERO);
        assertThat(worst.fitting(usdt("-5"))).isEqualTo(Quantity.ZERO);
    }

    @Test
    void aFeeTakenInBaseLeavesLessToSell() {
        // 0.1 x 0.999, on the grid
        assertThat(WorstCase.sellable(Quantity.of("0.1"), ENTRY.instrument())).isEqualTo(Quantity.of("0.0999"));
        // 0.00015 x 0.999 = 0.00014985
        assertThat(WorstCase.sellable(Quantity.of("0.00015"), ENTRY.instrument()))
                .isEqualTo(Quantity.of("0.00014"));
    }

    @Property
    void whatFitsLosesNoMoreThanTheHeadRoomAndOneStepMoreWould(
            @ForAll @BigRange(min = "1", max = "1000000") @Scale(6) BigDecimal amount) {
        Money headRoom = new Money(amount, Entries.USDT);
        Quantity fits = worst.fitting(headRoom);

        assertThat(worst.loss(fits)).isLessThanOrEqualTo(headRoom);
        assertThat(worst.loss(fits.plus(STEP))).isGreaterThan(headRoom);
    }
}

package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Side;
import trade.helix.api.value.Money;

/** What a fee costs: too little of it, and losses are larger than the limit knows of. */
class FeeValueTest {
    private final Facts facts = new Facts(Map.of(Sample.SYMBOL, ModelVenue.INSTRUMENT), Map.of(), null, null);

    @Test
    void aFeeInTheQuoteAssetIsWhatItIs() {
        assertThat(FeeValue.of(paid("3", "USDT"), Facts.NONE)).contains(Money.of("3", "USDT"));
    }

    @Test
    void aFeeInTheBaseAssetIsWorthItsPrice() {
        assertThat(FeeValue.of(paid("0.02", "BTC"), Facts.NONE)).contains(Money.of("2", "USDT"));
    }

    @Test
    void aFeeInAThirdAssetCountsAsTheWholeTakerFee() {
        assertThat(FeeValue.of(paid("0.001", "BNB"), facts)).contains(Money.of("0.5", "USDT"));
        assertThat(FeeValue.of(paid("0.001", "BNB"), Facts.NONE)).isEmpty();
    }

    /** 5 at 100. */
    private static Fill paid(String fee, String asset) {
        return Sample.fill("f1", Side.SELL, "5", fee, asset).build();
    }
}

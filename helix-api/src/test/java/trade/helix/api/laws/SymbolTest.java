package trade.helix.api.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Asset;

@DomainLaws
class SymbolTest {
    @Property
    void textReadsBack(@ForAll Symbol symbol) {
        assertThat(Symbol.of(symbol.toString())).isEqualTo(symbol).hasSameHashCodeAs(symbol);
    }

    @Property
    void theOtherWayRoundIsAnotherSymbol(@ForAll Symbol symbol) {
        assertThat(new Symbol(/* base= */ symbol.quote(), /* quote= */ symbol.base()))
                .isNotEqualTo(symbol);
    }

    @Property
    void oneAssetTwiceIsRefused(@ForAll Asset asset) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Symbol(asset, asset))
                .withMessage("A symbol needs two assets, not " + asset + " twice.");
        assertThatIllegalArgumentException().isThrownBy(() -> Symbol.of(asset + "/" + asset));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "BTC/",
                "/USDT",
                "BTCUSDT",
                "btc/usdt",
                "BTC-USDT",
                "BTC/USDT/X",
                " BTC/USDT",
                "BTC/USDT\n"
            })
    void anotherSpellingIsRefusedWithTheRightOne(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Symbol.of(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining("Write BASE/QUOTE, as in BTC/USDT.");
    }

    @Property
    void assetsAreOrderedByTheirCodes(@ForAll Asset a, @ForAll Asset b) {
        assertThat(a.compareTo(b)).isEqualTo(a.code().compareTo(b.code()));
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
    }
}

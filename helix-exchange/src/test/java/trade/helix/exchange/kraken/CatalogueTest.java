package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.kraken.Fixture.BTC_USDT;
import static trade.helix.exchange.kraken.Fixture.PAIRS;
import static trade.helix.exchange.kraken.Fixture.ok;
import static trade.helix.exchange.kraken.Fixture.pair;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/** Kraken's pairs under our names, with their rules. */
class CatalogueTest {
    private final Fixture kraken = new Fixture();

    @AfterEach
    void close() {
        kraken.close();
    }

    @Test
    void thePairsRulesAreRead() {
        Instrument instrument = kraken.venue.instrument(BTC_USDT).orElseThrow();
        assertThat(instrument.nativeName()).isEqualTo("XBTUSDT");
        assertThat(instrument.tradable()).isTrue();
        assertThat(instrument.priceTick()).isEqualTo(Price.of("0.1"));
        assertThat(instrument.quantityStep()).isEqualTo(Quantity.of("0.00000001"));
        assertThat(instrument.minQuantity()).isEqualTo(Quantity.of("0.00005"));
        assertThat(instrument.minNotional()).isEqualTo(Money.of("0.5", "USDT"));
        assertThat(instrument.takerFee()).isEqualTo(Ratio.ofPercent("0.4"));
        assertThat(instrument.orderTypes()).contains(OrderType.MARKET, OrderType.STOP_LOSS);
    }

    @ParameterizedTest
    @CsvSource({
        "BTC/USDT, BTC/USDT",
        "BTCUSDT, BTC/USDT",
        "XBTUSDT, BTC/USDT",
        "XBT/USDT, BTC/USDT",
        "xbtusdt, BTC/USDT",
        "KRAKEN:XBTUSDT, BTC/USDT",
        "BTC/USD, BTC/USD",
        "BTCUSD, BTC/USD",
        "XBTUSD, BTC/USD",
        "XBT/USD, BTC/USD",
        "XXBTZUSD, BTC/USD",
        "KRAKEN:BTCUSD, BTC/USD"
    })
    void everyNameOfAPairResolvesToItAlone(String text, String symbol) {
        assertThat(kraken.venue.resolve(text)).containsExactly(Symbol.of(symbol));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BINANCE:BTCUSDT", "BTCUSDT.P", "ETHUSDT", "", "BTC"})
    void whatFitsNothingIsNeverSubstituted(String text) {
        assertThat(kraken.venue.resolve(text)).isEmpty();
    }

    @Test
    void usdIsNotUsdt() {
        assertThat(kraken.venue.instrument(Symbol.of("BTC/USD")).orElseThrow().nativeName())
                .isEqualTo("XXBTZUSD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel_only", "post_only", "limit_only", "reduce_only", "something_new"})
    void onlyOnlineIsTradable(String status) {
        serve(pair("XBTUSDT", "XBT", "USDT").replace("\"online\"", "\"" + status + "\""));
        assertThat(kraken.venue.instrument(BTC_USDT).orElseThrow().tradable()).isFalse();
    }

    @Test
    void aPairThatIsBackOnlineIsTradableWithinAMinute() {
        serve(pair("XBTUSDT", "XBT", "USDT").replace("\"online\"", "\"cancel_only\""));
        assertThat(kraken.venue.instrument(BTC_USDT).orElseThrow().tradable()).isFalse();
        serve(pair("XBTUSDT", "XBT", "USDT"));
        kraken.clock.advance(Duration.ofSeconds(61));
        assertThat(kraken.venue.instrument(BTC_USDT).orElseThrow().tradable()).isTrue();
    }

    @Test
    void withoutATickThePairsDecimalsAreTheGridAndWithoutLeastsThereAreNone() {
        serve(pair("XBTUSDT", "XBT", "USDT")
                .replace("\"tick_size\"", "\"was_tick_size\"")
                .replace("\"ordermin\"", "\"was_ordermin\"")
                .replace("\"costmin\"", "\"was_costmin\"")
                .replace("\"pair_decimals\":1", "\"pair_decimals\":2"));
        Instrument instrument = kraken.venue.instrument(BTC_USDT).orElseThrow();
        assertThat(instrument.priceTick()).isEqualTo(Price.of("0.01"));
        assertThat(instrument.minQuantity()).isEqualTo(Quantity.ZERO);
        assertThat(instrument.minNotional()).isEqualTo(Money.of("0", "USDT"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "lot_decimals":8          | "lot_decimals":99
            "lot_decimals":8          | "lot_decimals":-1
            "fees":                   | "was_fees":
            "fees":[[0,0.4],[10000,0.35],[50000,0.24]] | "fees":[]
            "wsname":"XBT/USDT"       | "wsname":"XBTUSDT"
            "aclass_base":"currency"  | "aclass_base":"tokenized_asset"
            "ordermin":"0.00005"      | "ordermin":"-1"
            "tick_size":"0.1"         | "tick_size":"0"
            """)
    void aPairThatCannotBeExpressedIsLeftOutAndTheOthersStay(String usual, String strange) {
        String broken = pair("XBTUSDT", "XBT", "USDT");
        assertThat(broken).contains(usual);
        serve(broken.replace(usual, strange) + "," + pair("XXBTZUSD", "XBT", "USD"));
        assertThat(kraken.venue.instrument(BTC_USDT)).isEmpty();
        assertThat(kraken.venue.instrument(Symbol.of("BTC/USD"))).isPresent();
    }

    @Test
    void dogecoinHasItsCommonName() {
        serve(pair("XDGUSD", "XDG", "USD"));
        assertThat(kraken.venue.resolve("DOGEUSD")).containsExactly(Symbol.of("DOGE/USD"));
    }

    private void serve(String pairs) {
        kraken.server.on(PAIRS, ok("{" + pairs + "}"));
    }
}

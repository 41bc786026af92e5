package trade.helix.exchange.xchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.bitfinex.BitfinexExchange;
import org.knowm.xchange.bitstamp.BitstampExchange;
import org.knowm.xchange.kraken.KrakenExchange;
import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Capability;

/** What the modules really have is found without a call, and only a stop that is found again is promised. */
class AbilityTest {
    private static final Set<Ability> ALL = EnumSet.allOf(Ability.class);

    @Test
    void eachModuleHasWhatItOverrides() {
        assertThat(found(BinanceExchange.class)).isEqualTo(ALL);
        assertThat(found(BitfinexExchange.class)).isEqualTo(ALL);
        Set<Ability> noStops = EnumSet.complementOf(EnumSet.of(Ability.STOP_ORDER));
        assertThat(found(KrakenExchange.class)).isEqualTo(noStops);
        assertThat(found(BitstampExchange.class)).isEqualTo(noStops);
    }

    @Test
    void onlyAModuleThatShowsReferencesMayProtect() {
        assertThat(capabilities(BinanceExchange.class)).isEqualTo(Capabilities.of(Capability.PROTECTIVE_STOP));
        assertThat(capabilities(ClockedBinanceExchange.class)).isEqualTo(Capabilities.of(Capability.PROTECTIVE_STOP));
        for (Class<? extends Exchange> type :
                Set.of(BitfinexExchange.class, KrakenExchange.class, BitstampExchange.class)) {
            assertThat(capabilities(type)).as(type.getSimpleName()).isEqualTo(Capabilities.of());
        }
    }

    @Test
    void theReportSaysYesOrNoAndWhyOfEach() {
        assertThat(Abilities.of(exchange(BitstampExchange.class)).report())
                .contains(
                        "market order: yes, the module implements TradeService.placeMarketOrder",
                        "stop order: no, the module does not implement TradeService.placeStopOrder")
                .anyMatch(line -> line.startsWith("protective stop: no, "))
                .anyMatch(line -> line.startsWith("certain absence: no, "))
                .anyMatch(line -> line.startsWith("rights of the key: not told, "))
                .hasSize(Ability.values().length + 5);
    }

    @Test
    void aModuleThatSwitchesOnARetryIsSwitchedOff() {
        ExchangeSpecification own = Exchanges.specification(BitfinexExchange.class);
        assertThat(own.getResilience().isRetryEnabled()).as("XChange's own").isTrue();
        try (Documented docs = Documented.bitfinex()) {
            ExchangeSpecification ours = new Exchanges(
                            BitfinexExchange.class,
                            trade.helix.api.venue.VenueConfig.builder()
                                    .baseUri(docs.server.uri())
                                    .build())
                    .open(null)
                    .getExchangeSpecification();
            assertThat(Map.of(
                            "retry", ours.getResilience().isRetryEnabled(),
                            "limiter", ours.getResilience().isRateLimiterEnabled(),
                            "remote", ours.isShouldLoadRemoteMetaData()))
                    .isEqualTo(Map.of("retry", false, "limiter", false, "remote", false));
            assertThat(ours.getHttpConnTimeout()).isEqualTo(2000);
            assertThat(ours.getHttpReadTimeout()).isEqualTo(5000);
        }
    }

    private static Set<Ability> found(Class<? extends Exchange> type) {
        return Abilities.of(exchange(type)).found();
    }

    private static Capabilities capabilities(Class<? extends Exchange> type) {
        return Abilities.of(exchange(type)).capabilities();
    }

    private static Exchange exchange(Class<? extends Exchange> type) {
        ExchangeSpecification specification = Exchanges.specification(type);
        specification.setShouldLoadRemoteMetaData(false);
        return ExchangeFactory.INSTANCE.createExchange(specification);
    }
}

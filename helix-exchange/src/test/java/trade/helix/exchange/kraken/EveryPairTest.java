package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trade.helix.api.market.Symbol;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.simulator.Simulator;

/** Every pair that the venue lists, under each of its names and ours, is that pair and no other. */
class EveryPairTest {
    private static final List<String> OURS = List.of(
            "BTC/USDT",
            "BTC/USD",
            "BTC/EUR",
            "ETH/BTC",
            "ETH/USD",
            "ETH/USDT",
            "LTC/BTC",
            "XRP/EUR",
            "XLM/USD",
            "ZEC/GBP",
            "DOGE/USD",
            "DOGE/USDT",
            "DOGE/BTC",
            "USDT/USD",
            "SOL/USDT",
            "ETC/JPY",
            "REP/ETH",
            "MLN/AUD",
            "XMR/CAD",
            "1INCH/USD",
            "XTZ/USD",
            "ZRX/EUR");

    @Test
    void everyNameOfEveryPairIsThatPairAlone() throws Exception {
        var builder = Simulator.builder().port(0);
        OURS.forEach(symbol -> builder.price(symbol, BigDecimal.TEN));
        try (Simulator simulator = builder.start();
                Venue venue = new KrakenVenueProvider()
                        .open(
                                VenueConfig.builder()
                                        .environment(Environment.TESTNET)
                                        .baseUri(simulator.uri())
                                        .build(),
                                new VenueContext(InstantSource.system()))) {
            JsonNode pairs = pairs(simulator);
            Set<Symbol> seen = new HashSet<>();
            for (var pair : pairs.properties()) {
                String altname = pair.getValue().path("altname").asText();
                String wsname = pair.getValue().path("wsname").asText();
                Symbol symbol = Names.symbol(wsname);
                seen.add(symbol);
                for (String name : List.of(
                        pair.getKey(),
                        altname,
                        wsname,
                        "KRAKEN:" + altname,
                        altname.toLowerCase(Locale.ROOT),
                        symbol.toString(),
                        symbol.base() + "" + symbol.quote())) {
                    assertThat(venue.resolve(name)).as(name).containsExactly(symbol);
                }
                assertThat(venue.instrument(symbol).orElseThrow().nativeName()).isEqualTo(pair.getKey());
            }
            assertThat(seen).containsAll(OURS.stream().map(Symbol::of).toList()).hasSize(pairs.size());
        }
    }

    private static JsonNode pairs(Simulator simulator) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(simulator.uri().resolve("/0/public/AssetPairs"))
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return new ObjectMapper().readTree(body).path("result");
    }
}

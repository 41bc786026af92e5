package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.binance.Fixture.BTC_USDT;
import static trade.helix.exchange.binance.Fixture.INFO;
import static trade.helix.exchange.binance.Fixture.ORDER;
import static trade.helix.exchange.binance.Fixture.error;
import static trade.helix.exchange.binance.Fixture.filledBuy;
import static trade.helix.exchange.binance.Fixture.order;
import static trade.helix.exchange.internal.ScriptedServer.reply;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/** What Binance's filters would refuse does not leave; what only the venue can judge does. */
class FilterTest {
    private static final String OCO = "POST /api/v3/orderList/oco";
    private static final String STOPS = "\"MARKET\",\"LIMIT_MAKER\",\"STOP_LOSS\"";
    private static final String LIMITED_STOPS = "\"MARKET\",\"LIMIT_MAKER\",\"STOP_LOSS_LIMIT\"";

    private final Fixture binance = new Fixture();

    @BeforeEach
    void sixtyThousand() {
        filters(STOPS, "");
        binance.server.on(ORDER, reply(200, filledBuy()));
        quote("60000");
    }

    @AfterEach
    void close() {
        binance.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BUY  | 0.00001  | LOT_SIZE: quantity 0.00001 is below the least, 0.0001
            SELL | 0.00001  | LOT_SIZE: quantity 0.00001 is below the least, 0.0001
            BUY  | 0.01005  | LOT_SIZE: quantity 0.01005 is off the grid of 0.0001
            SELL | 0.01005  | LOT_SIZE: quantity 0.01005 is off the grid of 0.0001
            BUY  | 9000.001 | LOT_SIZE: quantity 9000.001 is above the most, 9000
            BUY  | 0.0003   | MARKET_LOT_SIZE: quantity 0.0003 is below the least, 0.0004
            SELL | 100.5    | MARKET_LOT_SIZE: quantity 100.5 is above the most, 100
            BUY  | 0.0101   | MARKET_LOT_SIZE: quantity 0.0101 is off the grid of 0.0002
            BUY  | 0.0008   | NOTIONAL: value, by the last quote, 48.0008 is below the least, 90
            BUY  | 4        | NOTIONAL: value, by the last quote, 240004 is above the most, 110000
            """)
    void aMarketOrderThatDoesNotPassDoesNotLeave(Side side, String quantity, String words) {
        filters(STOPS, """
                ,{"filterType":"MARKET_LOT_SIZE","minQty":"0.0004","maxQty":"100","stepSize":"0.0002"}
                ,{"filterType":"NOTIONAL","minNotional":"100","applyMinToMarket":true,"maxNotional":"100000",
                  "applyMaxToMarket":true,"avgPriceMins":5}""");
        quote("60000");
        Refusal refusal = refused(side, quantity);
        assertThat(refusal.reason()).isEqualTo(RefusalReason.TRADING_RULE);
        assertThat(refusal.message()).contains("BTC/USDT", words, "Nothing was sent.");
        assertThat(binance.server.received(ORDER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            false | {"filterType":"NOTIONAL","minNotional":"100","applyMinToMarket":false,"avgPriceMins":5}
            true  | {"filterType":"NOTIONAL","minNotional":"100","applyMinToMarket":true,"avgPriceMins":5}
            false | {"filterType":"NOTIONAL","minNotional":"100","avgPriceMins":5}
            false | {"filterType":"MIN_NOTIONAL","minNotional":"100","applyToMarket":false,"avgPriceMins":5}
            true  | {"filterType":"MIN_NOTIONAL","minNotional":"100","applyToMarket":true,"avgPriceMins":5}
            false | {"filterType":"NOTIONAL","minNotional":"5","maxNotional":"10","applyMaxToMarket":false}
            true  | {"filterType":"NOTIONAL","minNotional":"5","maxNotional":"10","applyMaxToMarket":true}
            """)
    void theValueOfAMarketOrderCountsWhereTheFilterSaysSo(boolean counts, String filter) {
        filters(STOPS, "," + filter);
        quote("60000");
        SubmitResult result = submit(Side.BUY, "0.0010");
        assertThat(result).isInstanceOf(counts ? SubmitResult.Refused.class : SubmitResult.Accepted.class);
    }

    /** 0.0010 is worth 60 by the quote: with a least of 66 it is a tenth short, and the venue's average may be higher. */
    @ParameterizedTest
    @CsvSource({"66.6, true", "66.7, false"})
    void whatIsCloseIsLeftToTheVenuesAverage(String least, boolean sent) {
        filters(STOPS, ",{\"filterType\":\"NOTIONAL\",\"minNotional\":\"" + least + "\",\"applyMinToMarket\":true}");
        quote("60000");
        submit(Side.BUY, "0.0010");
        assertThat(binance.server.received(ORDER)).hasSize(sent ? 1 : 0);
    }

    @Test
    void withoutARecentQuoteTheVenueJudgesTheValue() {
        filters(STOPS, ",{\"filterType\":\"NOTIONAL\",\"minNotional\":\"100\",\"applyMinToMarket\":true}");
        assertThat(submit(Side.BUY, "0.0010")).as("no quote").isInstanceOf(SubmitResult.Accepted.class);
        quote("60000");
        assertThat(submit(Side.BUY, "0.0010")).isInstanceOf(SubmitResult.Refused.class);
        assertThat(submit(Side.SELL, "0.0010")).as("an exit").isInstanceOf(SubmitResult.Accepted.class);
        binance.clock.advance(Duration.ofSeconds(11));
        assertThat(submit(Side.BUY, "0.0010")).as("an old quote").isInstanceOf(SubmitResult.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.01005 | 58800    | 58500    | 63000    | LOT_SIZE: quantity 0.01005 is off the grid
            0.01    | 58800.01 | 58500    | 63000    | PRICE_FILTER: stopPrice 58800.01 is off the grid of 0.1
            0.01    | 58800    | 58500.05 | 63000    | PRICE_FILTER: price 58500.05 is off the grid of 0.1
            0.01    | 58800    | 900      | 63000    | PRICE_FILTER: price 900 is below the least, 1000
            0.01    | 58800    | 58500    | 63000.05 | PRICE_FILTER: price 63000.05 is off the grid of 0.1
            0.01    | 58800    | 58500    | 1000001  | PRICE_FILTER: price 1000001 is above the most, 1000000
            0.01    | 58800    | 1100     | 63000    | PERCENT_PRICE_BY_SIDE: price, by the last quote, 1100 is below
            0.01    | 58800    | 58500    | 400000   | PERCENT_PRICE_BY_SIDE: price, by the last quote, 400000 is above
            0.0001  | 58800    | 58500    | 63000    | NOTIONAL: price x quantity 5.85 is below the least, 10
            0.0002  | 58800    | 58500    | 63000    |
            15      | 58800    | 58500    | 63000    |
            16      | 58800    | 58500    | 63000    | NOTIONAL: price x quantity 1008000 is above the most, 1000000
            """)
    void aPairOfWhichOneLegDoesNotPassDoesNotLeave(
            String quantity, String stop, String limit, String target, String words) {
        filters(LIMITED_STOPS, """
                ,{"filterType":"PERCENT_PRICE_BY_SIDE","bidMultiplierUp":"1.2","bidMultiplierDown":"0.2",
                  "askMultiplierUp":"5","askMultiplierDown":"0.5","avgPriceMins":1}
                ,{"filterType":"NOTIONAL","minNotional":"10","maxNotional":"1000000"}""");
        quote("60000");
        binance.server.on(OCO, reply(400, error(-2010, "x")));
        Refusal refusal = refused(new ProtectionRequest(
                new ClientOrderId("hx3"),
                BTC_USDT,
                Quantity.of(quantity),
                Price.of(stop),
                Price.of(limit),
                Price.of(target)));
        assertThat(binance.server.received(OCO)).hasSize(words == null ? 1 : 0);
        if (words != null) {
            assertThat(refusal.reason()).isEqualTo(RefusalReason.TRADING_RULE);
            assertThat(refusal.message()).contains(words, "Nothing was sent.");
        }
    }

    @Test
    void withoutARecentQuoteTheVenueJudgesTheBand() {
        filters(
                LIMITED_STOPS,
                ",{\"filterType\":\"PERCENT_PRICE\",\"multiplierUp\":\"5\",\"multiplierDown\":\"0.99\"}");
        binance.server.on(ORDER, reply(200, order("hx2", "STOP_LOSS_LIMIT", "NEW", "0")));
        ProtectionRequest low = stop("40100", "40000");
        assertThat(binance.client.protect(low)).isInstanceOf(ProtectResult.Placed.class);
        quote("60000");
        assertThat(refused(low).message()).contains("PERCENT_PRICE: price, by the last quote, 40000 is below");
        // A tenth below 60000 x 0.99 is still left to the venue.
        assertThat(binance.client.protect(stop("53600", "53500"))).isInstanceOf(ProtectResult.Placed.class);
    }

    @Test
    void aStopAtMarketHasNoPriceThatTheFiltersOfValueAndBandKnow() {
        filters(STOPS, """
                ,{"filterType":"PERCENT_PRICE","multiplierUp":"1.01","multiplierDown":"0.99"}
                ,{"filterType":"NOTIONAL","minNotional":"10000","applyMinToMarket":true}""");
        quote("60000");
        binance.server.on(ORDER, reply(200, order("hx2", "STOP_LOSS", "NEW", "0")));
        assertThat(binance.client.protect(stop("40100", "40000"))).isInstanceOf(ProtectResult.Placed.class);
    }

    @Test
    void aTriggerIsHeldToTheRulesOfPrices() {
        assertThat(refused(stop("900", "800")).message())
                .contains("PRICE_FILTER: stopPrice 900 is below the least, 1000");
        assertThat(refused(stop("2000000", "800")).message())
                .contains("PRICE_FILTER: stopPrice 2000000 is above the most, 1000000");
        assertThat(binance.server.received(ORDER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"filterType\":\"MOON_PHASE\",\"phase\":{\"full\":[true]}}",
                "{\"filterType\":\"MAX_POSITION\",\"maxPosition\":\"0.00000001\"}",
                "{\"notEvenAType\":1}",
                "{}",
                "{\"filterType\":\"NOTIONAL\"}",
                "{\"filterType\":\"PRICE_FILTER\",\"minPrice\":\"0\",\"maxPrice\":\"0\",\"tickSize\":\"0\"}"
            })
    void aFilterOfAnUnknownKindOrWithoutARuleForbidsNothing(String filter) {
        filters(STOPS, "," + filter);
        assertThat(submit(Side.BUY, "0.0010")).isInstanceOf(SubmitResult.Accepted.class);
    }

    @Test
    void anEntryIntoASymbolThatDoesNotTradeDoesNotLeaveAndAnExitDoes() {
        listed(Fixture.symbol("BTC", "USDT", STOPS).replace("TRADING\"", "HALT\""));
        Refusal refusal = refused(Side.BUY, "0.01");
        assertThat(refusal.reason()).isEqualTo(RefusalReason.MARKET_CLOSED);
        assertThat(binance.server.received(ORDER)).isEmpty();
        assertThat(submit(Side.SELL, "0.01")).isInstanceOf(SubmitResult.Accepted.class);
    }

    @Test
    void anEntryIntoASymbolWithoutMarketOrdersDoesNotLeave() {
        listed(Fixture.symbol("BTC", "USDT", "\"LIMIT\",\"STOP_LOSS\""));
        assertThat(refused(Side.BUY, "0.01").reason()).isEqualTo(RefusalReason.UNSUPPORTED);
        assertThat(binance.server.received(ORDER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "MARKET","STOP_LOSS"               | true
            "MARKET","STOP_LOSS","LIMIT_MAKER" | false
            """)
    void aPairNeedsBothKindsOfOrdersAndLists(String types, boolean lists) {
        listed(Fixture.symbol("BTC", "USDT", types).replace("\"filters\"", "\"ocoAllowed\":" + lists + ",\"filters\""));
        binance.server.on(ORDER, reply(200, order("hx2", "STOP_LOSS", "NEW", "0")));
        assertThat(refused(Fixture.pair()).reason()).isEqualTo(RefusalReason.UNSUPPORTED);
        assertThat(binance.server.received(OCO)).isEmpty();
        assertThat(binance.client.protect(Fixture.stop())).isInstanceOf(ProtectResult.Placed.class);
    }

    private void filters(String types, String more) {
        listed("""
                {"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","baseAssetPrecision":8,
                 "quoteAsset":"USDT","quotePrecision":8,"orderTypes":[%s],"filters":[
                 {"filterType":"PRICE_FILTER","minPrice":"1000","maxPrice":"1000000.00","tickSize":"0.10000000"},
                 {"filterType":"LOT_SIZE","minQty":"0.0001","maxQty":"9000.0","stepSize":"0.00010000"}%s]}""".formatted(types, more));
    }

    private void listed(String symbol) {
        binance.server.on(INFO, reply(200, Fixture.info(symbol)));
        binance.clock.advance(Duration.ofHours(2));
        binance.venue.instrument(BTC_USDT);
    }

    private void quote(String bid) {
        binance.server.on(
                "GET /api/v3/ticker/bookTicker",
                reply(200, "{\"symbol\":\"BTCUSDT\",\"bidPrice\":\"" + bid + "\",\"askPrice\":\"60001\"}"));
        binance.venue.quote(BTC_USDT);
    }

    private static ProtectionRequest stop(String stop, String limit) {
        return new ProtectionRequest(
                new ClientOrderId("hx2"), BTC_USDT, Quantity.of("0.01"), Price.of(stop), Price.of(limit), null);
    }

    private SubmitResult submit(Side side, String quantity) {
        return binance.client.submit(new OrderRequest(new ClientOrderId("hx1"), BTC_USDT, side, Quantity.of(quantity)));
    }

    private Refusal refused(Side side, String quantity) {
        return ((SubmitResult.Refused) submit(side, quantity)).refusal();
    }

    private Refusal refused(ProtectionRequest request) {
        return ((ProtectResult.Refused) binance.client.protect(request)).refusal();
    }
}

package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trade.helix.exchange.binance.Fixture.BTC_USDT;
import static trade.helix.exchange.binance.Fixture.INFO;
import static trade.helix.exchange.binance.Fixture.info;
import static trade.helix.exchange.binance.Fixture.symbol;
import static trade.helix.exchange.internal.ScriptedServer.reply;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
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
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.ScriptedServer;

class CatalogueTest {
    private static final String MARKET = "\"MARKET\"";

    private final Fixture binance = new Fixture();

    @AfterEach
    void close() {
        binance.close();
    }

    @Test
    void readsTheRules() {
        Instrument rules = instrument();
        assertThat(rules.nativeName()).isEqualTo("BTCUSDT");
        assertThat(rules.tradable()).isTrue();
        assertThat(rules.priceTick()).isEqualTo(Price.of("0.01"));
        assertThat(rules.quantityStep())
                .as("a zero market step means the lot's")
                .isEqualTo(Quantity.of("0.00001"));
        assertThat(rules.minQuantity()).isEqualTo(Quantity.of("0.00001"));
        assertThat(rules.maxQuantity()).as("the tighter of both").isEqualTo(Quantity.of("100"));
        assertThat(rules.minNotional()).isEqualTo(Money.of("5", "USDT"));
        assertThat(rules.maxNotional()).contains(Money.of("9000000", "USDT"));
        assertThat(rules.takerFee()).isEqualTo(Ratio.ofFraction("0.001"));
        assertThat(rules.orderTypes())
                .containsExactlyInAnyOrder(OrderType.MARKET, OrderType.LIMIT_MAKER, OrderType.STOP_LOSS);
    }

    @Test
    void mergesTheGridOfMarketOrders() {
        binance.server.on(
                INFO,
                reply(
                        200,
                        info(btc().replace("\"minQty\":\"0.0\"", "\"minQty\":\"0.003\"")
                                .replace("\"stepSize\":\"0.00000000\"", "\"stepSize\":\"0.001\""))));
        assertThat(instrument().quantityStep()).isEqualTo(Quantity.of("0.001"));
        assertThat(instrument().minQuantity()).isEqualTo(Quantity.of("0.003"));
    }

    @Test
    void takesTheOldNameOfTheNotionalFilter() {
        binance.server.on(
                INFO,
                reply(
                        200,
                        info(btc().replace("\"NOTIONAL\"", "\"MIN_NOTIONAL\"")
                                .replace(",\"maxNotional\":\"9000000.0\"", ""))));
        assertThat(instrument().minNotional()).isEqualTo(Money.of("5", "USDT"));
        assertThat(instrument().maxNotional()).isEmpty();
    }

    @Test
    void withoutAGridTheLastDecimalPlaceIsOne() {
        binance.server.on(
                INFO, reply(200, info(btc().replace("0.01000000", "0.00000000").replace("0.00001000", "0.00000000"))));
        assertThat(instrument().priceTick()).isEqualTo(Price.of("0.00000001"));
        assertThat(instrument().quantityStep()).isEqualTo(Quantity.of("0.00000001"));
    }

    @ParameterizedTest
    @CsvSource({"TRADING,true", "BREAK,false", "HALT,false", "END_OF_DAY,false", "SOMETHING_NEW,false"})
    void onlyATradingSymbolIsTradable(String status, boolean tradable) {
        binance.server.on(INFO, reply(200, info(btc().replace("\"TRADING\"", "\"" + status + "\""))));
        assertThat(instrument().tradable()).isEqualTo(tradable);
    }

    @Test
    void aSymbolThatSpotMayNotTradeIsNotTradable() {
        binance.server.on(INFO, reply(200, info(btc().replace("TradingAllowed\":true", "TradingAllowed\":false"))));
        assertThat(instrument().tradable()).isFalse();
    }

    @Test
    void aStrangeSymbolIsLeftOutAndTheOthersStay() {
        binance.server.on(
                INFO,
                reply(
                        200,
                        info(
                                symbol("币安人生", "USDT", MARKET),
                                "{}",
                                "{\"symbol\":7}",
                                symbol("BTC", "BTC", MARKET),
                                // No common grid.
                                symbol("ODD", "USDT", MARKET)
                                        .replace("0.00001000", "0.003")
                                        .replace("\"stepSize\":\"0.00000000\"", "\"stepSize\":\"0.002\""),
                                btc())));
        assertThat(instrument().symbol()).isEqualTo(BTC_USDT);
        assertThat(binance.venue.instrument(Symbol.of("ODD/USDT"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BTC/USDT",
                "btc/usdt",
                "BTCUSDT",
                "btcusdt",
                "BINANCE:BTCUSDT",
                "binance:btcusdt",
                "XBTUSDT",
                "XBT/USDT",
                " BTCUSDT "
            })
    void resolvesTheUsualSpellings(String text) {
        assertThat(binance.venue.resolve(text)).containsExactly(BTC_USDT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BTC",
                "BTC/USD",
                "BTCUSD",
                "KRAKEN:BTCUSDT",
                "BTCUSDT.P",
                "BTCUSDTPERP",
                "USDT/BTC",
                "BTC//USDT",
                "BINANCE:",
                "/"
            })
    void neverSubstitutes(String text) {
        assertThat(binance.venue.resolve(text)).isEmpty();
    }

    @Test
    void tellsEveryPairThatASpellingFits() {
        binance.server.on(INFO, reply(200, info(symbol("AB", "CD", MARKET), symbol("A", "BCD", MARKET))));
        assertThat(binance.venue.resolve("ABCD")).containsExactly(Symbol.of("AB/CD"), Symbol.of("A/BCD"));
        assertThat(binance.venue.resolve("A/BCD")).containsExactly(Symbol.of("A/BCD"));
    }

    @Test
    void isReadOnceAnHour() {
        instrument();
        binance.clock.advance(Duration.ofHours(1));
        instrument();
        assertThat(binance.server.received(INFO)).hasSize(1);
        binance.clock.advance(Duration.ofMillis(1));
        instrument();
        assertThat(binance.server.received(INFO)).hasSize(2);
    }

    @Test
    void whatIsNotListedIsLookedForAgainAfterAMinute() {
        Symbol fresh = Symbol.of("NEW/USDT");
        assertThat(binance.venue.instrument(fresh)).isEmpty();
        binance.server.on(INFO, reply(200, info(btc(), symbol("NEW", "USDT", MARKET))));
        assertThat(binance.venue.resolve("NEWUSDT")).isEmpty();
        binance.clock.advance(Duration.ofSeconds(61));
        assertThat(binance.venue.resolve("NEWUSDT")).containsExactly(fresh);
        assertThat(binance.venue.instrument(fresh)).isPresent();
        assertThat(binance.server.received(INFO)).hasSize(2);
    }

    @Test
    void anOldListingServesWhenTheVenueDoesNotAnswer() {
        instrument();
        binance.server.on(INFO, reply(500, ""));
        binance.clock.advance(Duration.ofHours(2));
        assertThat(instrument().symbol()).isEqualTo(BTC_USDT);
        assertThat(instrument().symbol()).isEqualTo(BTC_USDT);
        assertThat(binance.server.received(INFO)).as("not asked again at once").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html/>", "{\"symbols\":[", "{\"symbols\":7}", "{}", "[]"})
    void withoutAListingThereIsAFailureAndNoGuess(String body) {
        binance.server.on(INFO, reply(200, body));
        assertThatThrownBy(() -> binance.venue.instrument(BTC_USDT))
                .isInstanceOfSatisfying(
                        VenueException.class,
                        failure -> assertThat(failure.category()).isEqualTo(VenueException.Category.UNREADABLE));
    }

    @Test
    void whileOneThreadReadsTheListingAgainOthersGoOnWithTheOldOne() throws Exception {
        instrument();
        binance.clock.advance(Duration.ofHours(2));
        CountDownLatch release = new CountDownLatch(1);
        binance.server.on(INFO, answerAfter(release, reply(200, info(btc()))));
        CompletableFuture<Instrument> renewing = CompletableFuture.supplyAsync(this::instrument);
        awaitQuestions(2);
        assertThat(instrument().symbol()).isEqualTo(BTC_USDT);
        assertThat(renewing).isNotDone();
        release.countDown();
        assertThat(renewing.get(30, TimeUnit.SECONDS).symbol()).isEqualTo(BTC_USDT);
        assertThat(binance.server.received(INFO)).hasSize(2);
    }

    @Test
    void whoWaitsForTheFirstListingSharesItsFailure() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        binance.server.on(INFO, answerAfter(release, reply(500, "")));
        FutureTask<Instrument> first = new FutureTask<>(this::instrument);
        FutureTask<Instrument> second = new FutureTask<>(this::instrument);
        new Thread(first).start();
        awaitQuestions(1);
        Thread waiting = new Thread(second);
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        release.countDown();
        assertThatThrownBy(() -> first.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(VenueException.class);
        assertThatThrownBy(() -> second.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(VenueException.class);
        assertThat(binance.server.received(INFO)).hasSize(1);
        binance.server.on(INFO, reply(200, info(btc())));
        assertThat(instrument().symbol()).as("a failure is not kept").isEqualTo(BTC_USDT);
    }

    private static ScriptedServer.Reaction answerAfter(CountDownLatch release, ScriptedServer.Reaction answer) {
        return (socket, closing) -> {
            release.await();
            return answer.react(socket, closing);
        };
    }

    private void awaitQuestions(int count) {
        while (binance.server.received(INFO).size() < count) {
            Thread.onSpinWait();
        }
    }

    private Instrument instrument() {
        return binance.venue.instrument(BTC_USDT).orElseThrow();
    }

    private static String btc() {
        return symbol("BTC", "USDT", "\"MARKET\",\"LIMIT_MAKER\",\"STOP_LOSS\"");
    }
}

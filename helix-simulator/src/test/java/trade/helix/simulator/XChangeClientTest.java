package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.binance.dto.trade.BinanceCancelOrderParams;
import org.knowm.xchange.binance.dto.trade.BinanceQueryOrderParams;
import org.knowm.xchange.binance.dto.trade.BinanceTradeHistoryParams;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order.OrderStatus;
import org.knowm.xchange.dto.Order.OrderType;
import org.knowm.xchange.dto.account.Balance;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.dto.trade.StopOrder;
import org.knowm.xchange.exceptions.FundsExceededException;
import org.knowm.xchange.instrument.Instrument;
import org.knowm.xchange.service.trade.TradeService;

/** A client that this project did not write trades here as it would at the venue. */
class XChangeClientTest {
    private static final CurrencyPair PAIR = CurrencyPair.BTC_USDT;

    private final Simulator simulator = Simulator.builder()
            .binanceKey("key", "secret")
            .balance("USDT", new BigDecimal(10000))
            .start();

    @AfterEach
    void close() {
        simulator.close();
    }

    private Exchange exchange(boolean metaData) {
        ExchangeSpecification specification = new BinanceExchange().getDefaultExchangeSpecification();
        specification.setSslUri(simulator.uri().toString());
        specification.setApiKey("key");
        specification.setSecretKey("secret");
        specification.setShouldLoadRemoteMetaData(metaData);
        return ExchangeFactory.INSTANCE.createExchange(specification);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    @Test
    void loadsTheTradingRules() {
        var rules = exchange(true).getExchangeMetaData().getInstruments().get(PAIR);

        assertThat(rules.getMinimumAmount()).isEqualByComparingTo("0.00001");
        assertThat(rules.getPriceScale()).isEqualTo(2);
        assertThat(rules.getCounterMinimumAmount()).isEqualByComparingTo("5");
    }

    @Test
    void readsTickerAndBook() throws IOException {
        var data = exchange(true).getMarketDataService();

        assertThat(data.getTicker((Instrument) PAIR).getLast()).isEqualByComparingTo("60000");
        assertThat(data.getOrderBook((Instrument) PAIR).getBids().get(0).getLimitPrice())
                .isEqualByComparingTo("60000");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void buysAtTheMarketAndSeesItsBalanceAndItsTrade(boolean metaData) throws IOException {
        Exchange exchange = exchange(metaData);

        String id = exchange.getTradeService().placeMarketOrder(new MarketOrder(OrderType.BID, decimal("0.1"), PAIR));

        Balance bitcoin =
                exchange.getAccountService().getAccountInfo().getWallet().getBalance(Currency.BTC);
        assertThat(bitcoin.getAvailable()).isEqualByComparingTo("0.0999");
        var history = exchange.getTradeService().getTradeHistory(new BinanceTradeHistoryParams(PAIR));
        assertThat(history.getUserTrades()).hasSize(1).first().satisfies(trade -> {
            assertThat(trade.getOrderId()).isEqualTo(id);
            assertThat(trade.getPrice()).isEqualByComparingTo("60000.01");
            assertThat(trade.getFeeAmount()).isEqualByComparingTo("0.0001");
            assertThat(trade.getFeeCurrency()).isEqualTo(Currency.BTC);
        });
    }

    @Test
    void restsALimitOrderAndCancelsIt() throws IOException {
        TradeService trading = exchange(true).getTradeService();
        LimitOrder order = new LimitOrder.Builder(OrderType.BID, PAIR)
                .originalAmount(decimal("0.01"))
                .limitPrice(decimal("59000"))
                .userReference("mine-1")
                .build();

        String id = trading.placeLimitOrder(order);
        var open = trading.getOpenOrders().getOpenOrders();
        assertThat(open).hasSize(1);
        assertThat(open.get(0).getId()).isEqualTo(id);
        var ledger = new Client(simulator).get("/sim/ledger").json();
        assertThat(ledger.at("/orders/0/clientOrderId").asText()).isEqualTo("mine-1");

        assertThat(trading.cancelOrder(new BinanceCancelOrderParams(PAIR, id))).isTrue();
        assertThat(trading.getOpenOrders().getOpenOrders()).isEmpty();
    }

    @Test
    void protectsWithAStopThatTriggers() throws IOException {
        TradeService trading = exchange(true).getTradeService();
        trading.placeMarketOrder(new MarketOrder(OrderType.BID, decimal("0.1"), PAIR));
        StopOrder stop = new StopOrder.Builder(OrderType.ASK, PAIR)
                .originalAmount(decimal("0.0999"))
                .stopPrice(decimal("59000"))
                .intention(StopOrder.Intention.STOP_LOSS)
                .build();

        String id = trading.placeStopOrder(stop);
        assertThat(trading.getOpenOrders().getHiddenOrders()).extracting("id").containsExactly(id);
        simulator.setPrice("BTC/USDT", decimal("58000"));

        assertThat(trading.getOpenOrders().getHiddenOrders()).isEmpty();
        var params = new BinanceQueryOrderParams(PAIR, id);
        assertThat(List.copyOf(trading.getOrder(params)))
                .extracting(order -> order.getStatus())
                .containsExactly(OrderStatus.FILLED);
    }

    @Test
    void understandsARefusal() {
        TradeService trading = exchange(true).getTradeService();

        assertThatThrownBy(() -> trading.placeMarketOrder(new MarketOrder(OrderType.BID, decimal("1"), PAIR)))
                .isInstanceOf(FundsExceededException.class);
    }
}

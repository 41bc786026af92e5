package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order.OrderType;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.exceptions.FundsExceededException;
import org.knowm.xchange.kraken.KrakenExchange;
import org.knowm.xchange.service.trade.TradeService;

/** A client that this project did not write trades at the simulated Kraken as it would at the venue. */
class XChangeKrakenClientTest {
    private static final CurrencyPair PAIR = CurrencyPair.BTC_USDT;

    private final Simulator simulator = Simulator.builder()
            .krakenKey("key", KrakenClient.SECRET)
            .balance("USDT", new BigDecimal(10000))
            .start();

    @AfterEach
    void close() {
        simulator.close();
    }

    private Exchange exchange() {
        ExchangeSpecification specification = new KrakenExchange().getDefaultExchangeSpecification();
        specification.setSslUri(simulator.uri().toString());
        specification.setApiKey("key");
        specification.setSecretKey(KrakenClient.SECRET);
        specification.setShouldLoadRemoteMetaData(true);
        return ExchangeFactory.INSTANCE.createExchange(specification);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    @Test
    @SuppressWarnings("deprecation") // the newer methods are not implemented for Kraken
    void loadsTheTradingRulesAndPrices() throws IOException {
        Exchange exchange = exchange();

        var rules = exchange.getExchangeMetaData().getInstruments().get(PAIR);
        assertThat(rules.getMinimumAmount()).isEqualByComparingTo("0.00008");
        assertThat(rules.getPriceScale()).isEqualTo(2);
        assertThat(exchange.getMarketDataService().getTicker(PAIR).getLast()).isEqualByComparingTo("60000");
        assertThat(exchange.getMarketDataService()
                        .getOrderBook(PAIR)
                        .getBids()
                        .get(0)
                        .getLimitPrice())
                .isEqualByComparingTo("60000");
    }

    @Test
    void buysAtTheMarketAndSeesItsBalanceAndItsTrade() throws IOException {
        Exchange exchange = exchange();

        String id = exchange.getTradeService().placeMarketOrder(new MarketOrder(OrderType.BID, decimal("0.1"), PAIR));

        assertThat(exchange.getAccountService().getAccountInfo().getWallets().values())
                .anySatisfy(wallet ->
                        assertThat(wallet.getBalance(Currency.BTC).getTotal()).isEqualByComparingTo("0.1"));
        var trades = exchange.getTradeService()
                .getTradeHistory(exchange.getTradeService().createTradeHistoryParams())
                .getUserTrades();
        assertThat(trades).hasSize(1).first().satisfies(trade -> {
            assertThat(trade.getOrderId()).isEqualTo(id);
            assertThat(trade.getPrice()).isEqualByComparingTo("60000.01");
            assertThat(trade.getFeeAmount()).isEqualByComparingTo("24.000004");
        });
    }

    @Test
    void restsALimitOrderAndCancelsIt() throws IOException {
        TradeService trading = exchange().getTradeService();
        LimitOrder order = new LimitOrder.Builder(OrderType.BID, PAIR)
                .originalAmount(decimal("0.01"))
                .limitPrice(decimal("59000"))
                .build();

        String id = trading.placeLimitOrder(order);
        var open = trading.getOpenOrders().getOpenOrders();
        assertThat(open).hasSize(1);
        assertThat(open.get(0).getId()).isEqualTo(id);
        assertThat(open.get(0).getLimitPrice()).isEqualByComparingTo("59000");

        assertThat(trading.cancelOrder(id)).isTrue();
        assertThat(trading.getOpenOrders().getOpenOrders()).isEmpty();
    }

    @Test
    void understandsARefusal() {
        TradeService trading = exchange().getTradeService();

        assertThatThrownBy(() -> trading.placeMarketOrder(new MarketOrder(OrderType.BID, decimal("1"), PAIR)))
                .isInstanceOf(FundsExceededException.class);
    }
}

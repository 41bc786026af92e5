package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.binance.Fixture.BTC_USDT;
import static trade.helix.exchange.binance.Fixture.ORDER;
import static trade.helix.exchange.binance.Fixture.filledBuy;
import static trade.helix.exchange.internal.ScriptedServer.reply;

import java.math.BigDecimal;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order.OrderType;
import org.knowm.xchange.dto.meta.InstrumentMetaData;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.instrument.Instrument;
import trade.helix.api.market.OrderBook;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Secret;
import trade.helix.exchange.internal.ScriptedServer.Received;

/** XChange, which this project did not write, as a second reader of the same answers and a second signer. */
class XChangeWitnessTest {
    private static final Instrument PAIR = CurrencyPair.BTC_USDT;

    @Test
    void readsTheSameRulesAndTheSameBook() throws Exception {
        try (SimulatedVenue sim = new SimulatedVenue(InstantSource.system())) {
            Exchange witness = witness(sim.simulator.uri(), SimulatedVenue.SECRET, true);
            InstrumentMetaData theirs =
                    witness.getExchangeMetaData().getInstruments().get(PAIR);
            var ours = sim.venue.instrument(BTC_USDT).orElseThrow();
            assertThat(ours.minQuantity().value()).isEqualByComparingTo(theirs.getMinimumAmount());
            assertThat(ours.quantityStep().value()).isEqualByComparingTo(theirs.getAmountStepSize());
            assertThat(ours.priceTick().value()).isEqualByComparingTo(theirs.getPriceStepSize());
            assertThat(ours.minNotional().amount()).isEqualByComparingTo(theirs.getCounterMinimumAmount());

            var theirBook = witness.getMarketDataService().getOrderBook(PAIR, 20);
            OrderBook book = sim.venue.book(BTC_USDT, 20);
            assertSame(book.bids(), theirBook.getBids());
            assertSame(book.asks(), theirBook.getAsks());
        }
    }

    @Test
    void signsTheSameWay() throws Exception {
        try (Fixture binance = new Fixture()) {
            binance.server.on(ORDER, reply(200, filledBuy()));
            witness(binance.server.uri(), Fixture.SECRET, false)
                    .getTradeService()
                    .placeMarketOrder(new MarketOrder(OrderType.BID, new BigDecimal("0.01"), CurrencyPair.BTC_USDT));
            Received theirs = binance.server.received(ORDER).get(0);
            String signature = new Signer(Secret.of(Fixture.SECRET)).sign(theirs.body());
            assertThat(theirs.query()).isEqualTo("signature=" + signature);
            assertThat(binance.client.submit(Fixture.buy())).isInstanceOf(SubmitResult.Accepted.class);
        }
    }

    private static void assertSame(List<OrderBook.Level> ours, List<LimitOrder> theirs) {
        assertThat(ours).hasSameSizeAs(theirs).hasSize(20);
        for (int i = 0; i < ours.size(); i++) {
            assertThat(ours.get(i).price().value())
                    .isEqualByComparingTo(theirs.get(i).getLimitPrice());
            assertThat(ours.get(i).quantity().value())
                    .isEqualByComparingTo(theirs.get(i).getOriginalAmount());
        }
    }

    private static Exchange witness(URI address, String secret, boolean rules) {
        ExchangeSpecification specification = new BinanceExchange().getDefaultExchangeSpecification();
        specification.setSslUri(address.toString());
        specification.setApiKey(SimulatedVenue.KEY);
        specification.setSecretKey(secret);
        specification.setShouldLoadRemoteMetaData(rules);
        return ExchangeFactory.INSTANCE.createExchange(specification);
    }
}

package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.binance.Fixture.ORDER;
import static trade.helix.exchange.binance.Fixture.buy;
import static trade.helix.exchange.binance.Fixture.error;
import static trade.helix.exchange.binance.Fixture.filledBuy;
import static trade.helix.exchange.internal.ScriptedServer.reply;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.AttachedStop;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.FillId;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.LookupQuery;
import trade.helix.exchange.internal.ScriptedServer.Received;

class SubmitTest {
    private final Fixture binance = new Fixture();

    @AfterEach
    void close() {
        binance.close();
    }

    @Test
    void sendsASignedFormAndNothingInTheAddress() {
        binance.server.on(ORDER, reply(200, filledBuy()));
        binance.client.submit(buy());
        Received sent = binance.server.received(ORDER).get(0);
        String payload = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&newClientOrderId=hx1"
                + "&newOrderRespType=FULL&recvWindow=5000&timestamp=" + Fixture.START.toEpochMilli();
        assertThat(sent.query()).isEmpty();
        assertThat(sent.body())
                .isEqualTo(payload + "&signature=" + new Signer(Secret.of(Fixture.SECRET)).sign(payload));
        assertThat(sent.headers())
                .containsEntry("x-mbx-apikey", Fixture.KEY)
                .containsEntry("content-type", "application/x-www-form-urlencoded");
    }

    @Test
    void writesQuantitiesPlainly() {
        String anySize = Fixture.symbol("BTC", "USDT", "\"MARKET\"")
                .replaceAll("(minQty|stepSize)\":\"[0-9.]+", "$1\":\"0.00000001")
                .replaceAll("maxQty\":\"[0-9.]+", "maxQty\":\"1000000");
        binance.server.on(Fixture.INFO, reply(200, Fixture.info(anySize)));
        binance.server.on(ORDER, reply(400, error(-2010, "x")));
        for (String quantity : new String[] {"0.00000001", "1E-7", "100000", "1E+5", "0.0100"}) {
            binance.client.submit(
                    new OrderRequest(new ClientOrderId("a"), Fixture.BTC_USDT, Side.SELL, Quantity.of(quantity)));
        }
        assertThat(binance.server.received(ORDER))
                .extracting(sent -> sent.parameter("quantity").orElseThrow())
                .containsExactly("0.00000001", "0.0000001", "100000", "100000", "0.01");
    }

    @Test
    void readsTheOrderAndItsFills() {
        binance.server.on(ORDER, reply(200, filledBuy()));
        SubmitResult.Accepted accepted = (SubmitResult.Accepted) binance.client.submit(buy());
        Instant at = Instant.ofEpochMilli(1767323045123L);
        assertThat(accepted.order().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(accepted.order().type()).isEqualTo(OrderType.MARKET);
        assertThat(accepted.order().filled()).isEqualTo(Quantity.of("0.01"));
        assertThat(accepted.order().venueOrderId()).isEqualTo(new VenueOrderId("28"));
        assertThat(accepted.order().clientOrderId()).contains(new ClientOrderId("hx1"));
        assertThat(accepted.order().stopPrice()).isEmpty();
        assertThat(accepted.order().createdAt()).isEqualTo(at);
        assertThat(accepted.fills()).hasSize(2).allSatisfy(fill -> {
            assertThat(fill.side()).isEqualTo(Side.BUY);
            assertThat(fill.quantity()).isEqualTo(Quantity.of("0.005"));
            assertThat(fill.fee()).isEqualTo(Money.of("0.000005", "BTC"));
            assertThat(fill.at()).isEqualTo(at);
            assertThat(fill.venueOrderId()).isEqualTo(new VenueOrderId("28"));
        });
        assertThat(accepted.fills().get(1).id()).isEqualTo(new FillId("57"));
        assertThat(accepted.fills().get(1).price()).isEqualTo(Price.of("60020"));
        assertThat(accepted.fills().stream()
                        .map(fill -> fill.notional().amount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("600.1");
    }

    @Test
    void passesOverFieldsAndTypesThatItDoesNotKnow() {
        String strange = filledBuy().replace("\"MARKET\"", "\"PEGGED_TO_THE_MOON\",\"new\":{\"a\":[1,{}]}");
        binance.server.on(ORDER, reply(200, strange));
        SubmitResult.Accepted accepted = (SubmitResult.Accepted) binance.client.submit(buy());
        assertThat(accepted.order().type()).isEqualTo(OrderType.OTHER);
    }

    @Test
    void aSymbolThatIsNotListedIsNotSent() {
        SubmitResult.Refused refused = (SubmitResult.Refused) binance.client.submit(
                new OrderRequest(new ClientOrderId("a"), Symbol.of("NO/COIN"), Side.BUY, Quantity.of("1")));
        assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.UNSUPPORTED);
        assertThat(binance.server.received(ORDER)).isEmpty();
    }

    @Test
    void aStopThatTravelsWithAnEntryIsUnsupportedAndNotHalfOfItSent() {
        OrderRequest carrier = new OrderRequest(
                new ClientOrderId("a"),
                Fixture.BTC_USDT,
                Side.BUY,
                Quantity.of("0.01"),
                new AttachedStop(1, Price.of("58800")));
        SubmitResult.Refused refused = (SubmitResult.Refused) binance.client.submit(carrier);
        assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.UNSUPPORTED);
        assertThat(binance.client.find(new LookupQuery(carrier.ref(), Fixture.START)))
                .isInstanceOf(Lookup.Unavailable.class);
        assertThat(binance.client.cancel(OrderRef.attached(Fixture.BTC_USDT, new ClientOrderId("a"), 1)))
                .isInstanceOf(CancelResult.Unknown.class);
        assertThat(binance.server.received()).extracting(sent -> sent.path()).doesNotContain("/api/v3/order");
    }

    @Test
    void withoutTheVenuesTimeOrSymbolsNothingIsSent() {
        binance.server.on(Fixture.TIME, reply(503, ""));
        assertThat(refused().reason()).isEqualTo(RefusalReason.NOT_SENT);
        binance.server.on(Fixture.TIME, reply(429, "", "Retry-After: 3"));
        assertThat(refused().reason()).isEqualTo(RefusalReason.RATE_LIMITED);
        assertThat(refused().retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(binance.server.received(ORDER)).isEmpty();
    }

    @Test
    void withoutTheListingNothingIsSent() {
        binance.server.on(Fixture.INFO, reply(200, "{\"symbols\":{}}"));
        assertThat(refused().reason()).isEqualTo(RefusalReason.NOT_SENT);
        assertThat(binance.server.received(ORDER)).isEmpty();
    }

    private trade.helix.api.order.Refusal refused() {
        return ((SubmitResult.Refused) binance.client.submit(buy())).refusal();
    }
}

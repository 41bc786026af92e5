package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.kraken.Fixture.BTC_USDT;
import static trade.helix.exchange.kraken.Fixture.ORDER;
import static trade.helix.exchange.kraken.Fixture.START;
import static trade.helix.exchange.kraken.Fixture.STATUS;
import static trade.helix.exchange.kraken.Fixture.buy;
import static trade.helix.exchange.kraken.Fixture.error;
import static trade.helix.exchange.kraken.Fixture.ok;
import static trade.helix.exchange.kraken.Fixture.placed;
import static trade.helix.exchange.kraken.Fixture.sell;
import static trade.helix.exchange.kraken.Fixture.stop;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Secret;
import trade.helix.exchange.internal.ScriptedServer.Received;

/** What leaves for an order, and what its answer makes of it. */
class SubmitTest {
    private final Fixture kraken = new Fixture();

    @AfterEach
    void close() {
        kraken.close();
    }

    @Test
    void aMarketOrderSaysAllThatCanBeSaid() {
        kraken.server.on(ORDER, placed("OUF4EM-FRGI2-MQMWZD"));
        SubmitResult.Accepted accepted = (SubmitResult.Accepted) kraken.client.submit(buy());
        assertThat(accepted.fills()).isEmpty();
        assertThat(accepted.order().status()).isEqualTo(OrderStatus.NEW);
        assertThat(accepted.order().filled()).isEqualTo(Quantity.ZERO);
        assertThat(accepted.order().quantity()).isEqualTo(Quantity.of("0.01"));
        assertThat(accepted.order().venueOrderId()).hasToString("OUF4EM-FRGI2-MQMWZD");
        assertThat(accepted.order().clientOrderId()).contains(new ClientOrderId("hx1"));
        assertThat(accepted.order().createdAt()).isEqualTo(START);
        Received sent = only();
        assertThat(sent.body())
                .startsWith("pair=XBTUSDT&type=buy&ordertype=market&volume=0.01&oflags=fciq&cl_ord_id=hx1&deadline=");
        assertThat(sent.parameter("deadline")).contains("2026-01-02T03:04:10Z");
        assertThat(sent.headers()).containsEntry("api-key", Fixture.KEY);
        long nonce = Long.parseLong(sent.parameter("nonce").orElseThrow());
        assertThat(sent.headers())
                .containsEntry(
                        "api-sign",
                        Signer.of(new AccountId("main"), Secret.of(Fixture.SECRET))
                                .sign(sent.path(), nonce, sent.body()));
    }

    @Test
    void aSaleTakesItsFeeInTheQuoteAsset() {
        kraken.server.on(ORDER, placed("OA"));
        assertThat(kraken.client.submit(sell())).isInstanceOf(SubmitResult.Accepted.class);
        assertThat(only().parameter("type")).contains("sell");
        assertThat(only().parameter("oflags")).contains("fciq");
    }

    @Test
    void aStopIsAnOrderOfItsOwn() {
        kraken.server.on(ORDER, placed("OA"));
        ProtectResult.Placed placed = (ProtectResult.Placed) kraken.client.protect(stop());
        assertThat(placed.orders()).singleElement().satisfies(order -> {
            assertThat(order.type()).isEqualTo(OrderType.STOP_LOSS);
            assertThat(order.side()).isEqualTo(Side.SELL);
            assertThat(order.stopPrice()).contains(Price.of("58800"));
        });
        assertThat(only().body())
                .startsWith("pair=XBTUSDT&type=sell&ordertype=stop-loss&volume=0.01&oflags=fciq&cl_ord_id=hx2"
                        + "&price=58800&trigger=last&deadline=")
                .doesNotContain("close");
    }

    @Test
    void aStopHasTheSameThreeOutcomes() {
        kraken.server.on(ORDER, error("EOrder:Insufficient funds"));
        assertThat(kraken.client.protect(stop())).isInstanceOf(ProtectResult.Refused.class);
        kraken.server.on(ORDER, error("EService:Busy"));
        assertThat(kraken.client.protect(stop())).isInstanceOf(ProtectResult.Unknown.class);
    }

    @Test
    void aPairIsRefusedAndNotSent() {
        ProtectionRequest pair = new ProtectionRequest(
                new ClientOrderId("hx4"),
                BTC_USDT,
                Quantity.of("0.01"),
                Price.of("58800"),
                Price.of("58500"),
                Price.of("63000"));
        ProtectResult.Refused refused = (ProtectResult.Refused) kraken.client.protect(pair);
        assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.UNSUPPORTED);
        assertThat(kraken.server.received(ORDER)).isEmpty();
    }

    @Test
    void anIdThatTheVenueCannotCarryIsRefusedAndNotSent() {
        OrderRequest order =
                new OrderRequest(new ClientOrderId("x".repeat(19)), BTC_USDT, Side.BUY, Quantity.of("0.01"));
        assertThat(reason(kraken.client.submit(order))).isEqualTo(RefusalReason.UNSUPPORTED);
        assertThat(kraken.server.received(ORDER)).isEmpty();
    }

    @Test
    void whileTheVenueIsNotOnlineNoEntryLeavesAndExitsDo() {
        kraken.server.on(ORDER, placed("OA"));
        kraken.server.on(STATUS, ok("{\"status\":\"maintenance\"}"));
        assertThat(reason(kraken.client.submit(buy()))).isEqualTo(RefusalReason.MARKET_CLOSED);
        assertThat(kraken.server.received(ORDER)).isEmpty();
        assertThat(kraken.client.submit(sell())).isInstanceOf(SubmitResult.Accepted.class);
        assertThat(kraken.client.protect(stop())).isInstanceOf(ProtectResult.Placed.class);

        kraken.server.on(STATUS, ok("{\"status\":\"online\"}"));
        assertThat(reason(kraken.client.submit(buy()))).isEqualTo(RefusalReason.MARKET_CLOSED);
        kraken.clock.advance(Duration.ofSeconds(31));
        assertThat(kraken.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
    }

    @Test
    void aStatusThatCannotBeReadKeepsNothingBack() {
        kraken.server.on(ORDER, placed("OA"));
        kraken.server.on(STATUS, error("EService:Unavailable"));
        assertThat(kraken.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
    }

    @Test
    void withoutTheVenuesTimeNothingIsSent() {
        kraken.server.on(Fixture.TIME, error("EService:Unavailable"));
        assertThat(reason(kraken.client.submit(buy()))).isEqualTo(RefusalReason.NOT_SENT);
        assertThat(kraken.server.received(ORDER)).isEmpty();
    }

    @Test
    void afterTheEndOfTheSessionNothingIsSent() {
        kraken.client.close();
        assertThat(reason(kraken.client.submit(buy()))).isEqualTo(RefusalReason.NOT_SENT);
        assertThat(kraken.server.received(ORDER)).isEmpty();
    }

    private Received only() {
        assertThat(kraken.server.received(ORDER)).hasSize(1);
        return kraken.server.received(ORDER).get(0);
    }

    private static RefusalReason reason(SubmitResult result) {
        return ((SubmitResult.Refused) result).refusal().reason();
    }

    /** It placed nothing: the same order may go again, and then with a time that was measured anew. */
    @Test
    void aRefusedDeadlineMakesTheClockMeasureAgain() {
        kraken.server.on(ORDER, Fixture.error("EGeneral:Invalid arguments:deadline"));
        var refusal = ((SubmitResult.Refused) kraken.client.submit(buy())).refusal();
        assertThat(refusal.reason()).isEqualTo(RefusalReason.OUTSIDE_TIME_WINDOW);
        assertThat(refusal.reason().isRetryable()).isTrue();
        kraken.server.on(
                Fixture.TIME, ok("{\"unixtime\":" + START.plusSeconds(-60).getEpochSecond() + "}"));
        kraken.server.on(ORDER, placed("OA"));
        assertThat(kraken.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
        assertThat(kraken.server.received(ORDER).get(1).parameter("deadline")).contains("2026-01-02T03:03:10Z");
    }
}

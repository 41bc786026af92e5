package trade.helix.exchange.xchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.LookupQuery;
import trade.helix.exchange.internal.ScriptedServer;

/** An answer that is not about the order that was sent, or says too little, is no answer. */
class DisagreementTest {
    private static final String STATUS = "POST /api/v2/order_status/";
    private static final OrderRequest BUY =
            new OrderRequest(new ClientOrderId("hx3k2mq7"), Documented.SYMBOL, Side.BUY, Quantity.of("0.01"));

    private final Documented docs = Documented.bitstamp();
    private final ExchangeClient client = docs.client();

    @AfterEach
    void close() {
        docs.close();
    }

    @Test
    void anExecutionInAnotherPair() {
        answer("Finished", "\"eth\": \"0.01\", \"btc\": \"0.0005\"");
        assertThat(cause()).contains("the pair is ETH/BTC, not BTC/USD");
    }

    @Test
    void moreThanWasSent() {
        answer("Finished", "\"btc\": \"0.02\", \"usd\": \"1200.02\"");
        assertThat(cause()).contains("filled 0.02 of 0.01");
    }

    @Test
    void anEndWithoutItsExecutions() {
        accept();
        docs.server.on(STATUS, ScriptedServer.reply(200, "{\"status\": \"Finished\", \"transactions\": []}"));
        assertThat(cause()).contains("what it filled is not told yet");
    }

    @Test
    void anEndBeforeAllWasFilledIsToldAsThat() {
        answer("Finished", "\"btc\": \"0.004\", \"usd\": \"240.004\"");
        assertThat(look()).isInstanceOfSatisfying(Lookup.Found.class, found -> {
            assertThat(found.orders().get(0).status()).isEqualTo(OrderStatus.EXPIRED);
            assertThat(found.orders().get(0).filled()).isEqualTo(Quantity.of("0.004"));
        });
    }

    @Test
    void aPartIsLiveUntilItIsCancelledAndTheCancelTellsIt() {
        answer("Open", "\"btc\": \"0.004\", \"usd\": \"240.004\"");
        assertThat(look())
                .isInstanceOfSatisfying(
                        Lookup.Found.class,
                        found -> assertThat(found.orders().get(0).status()).isEqualTo(OrderStatus.PARTIALLY_FILLED));
        docs.server.on("POST /api/v2/cancel_order/", ScriptedServer.reply(200, "{\"id\": 1453282316578816}"));
        assertThat(client.cancel(BUY.ref())).as("still live").isInstanceOf(CancelResult.Unknown.class);
        status("Canceled", "\"btc\": \"0.004\", \"usd\": \"240.004\"");
        assertThat(client.cancel(BUY.ref()))
                .isInstanceOfSatisfying(
                        CancelResult.Cancelled.class,
                        cancelled ->
                                assertThat(cancelled.orders().get(0).filled()).isEqualTo(Quantity.of("0.004")));
    }

    private void answer(String status, String amounts) {
        accept();
        status(status, amounts);
    }

    private void accept() {
        assertThat(client.submit(BUY)).isInstanceOf(SubmitResult.Accepted.class);
    }

    private void status(String status, String amounts) {
        docs.server.on(
                STATUS,
                ScriptedServer.reply(
                        200,
                        "{\"status\": \"" + status
                                + "\", \"transactions\": [{\"tid\": 1, \"price\": \"60001\", \"fee\": \"1\","
                                + " \"datetime\": \"2026-01-02 03:04:05\", \"type\": 2, " + amounts + "}]}"));
    }

    private Lookup look() {
        return client.find(new LookupQuery(BUY.ref(), docs.now()));
    }

    private String cause() {
        Lookup look = look();
        assertThat(look).isInstanceOf(Lookup.Unavailable.class);
        return ((Lookup.Unavailable) look).cause();
    }
}

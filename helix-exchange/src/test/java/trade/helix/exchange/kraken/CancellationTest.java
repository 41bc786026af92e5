package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.kraken.Fixture.CANCEL;
import static trade.helix.exchange.kraken.Fixture.CLOSED;
import static trade.helix.exchange.kraken.Fixture.NONE;
import static trade.helix.exchange.kraken.Fixture.NONE_CLOSED;
import static trade.helix.exchange.kraken.Fixture.OPEN;
import static trade.helix.exchange.kraken.Fixture.error;
import static trade.helix.exchange.kraken.Fixture.ok;
import static trade.helix.exchange.kraken.Fixture.order;
import static trade.helix.exchange.kraken.Fixture.placed;
import static trade.helix.exchange.kraken.Fixture.stop;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.value.Quantity;
import trade.helix.exchange.internal.ScriptedServer;

/** What a cancel may say: it is done only when the venue shows that it is. */
class CancellationTest {
    private final Fixture kraken = new Fixture();

    @BeforeEach
    void taken() {
        kraken.server.on(CANCEL, ok("{\"count\":1}"));
        kraken.server.on(OPEN, ok(NONE));
        kraken.server.on(CLOSED, ok(NONE_CLOSED));
    }

    @AfterEach
    void close() {
        kraken.close();
    }

    @Test
    void aCancelledOrderComesWithWhatItHadFilled() {
        showClosed("canceled", "0.004");
        CancelResult.Cancelled cancelled = (CancelResult.Cancelled) cancel();
        assertThat(cancelled.orders()).singleElement().satisfies(order -> {
            assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
            assertThat(order.filled()).isEqualTo(Quantity.of("0.004"));
        });
        assertThat(kraken.server.received(CANCEL).get(0).parameter("cl_ord_id")).contains("hx2");
    }

    @Test
    void anOrderOfThisSessionIsCancelledByItsTransactionId() {
        kraken.server.on(Fixture.ORDER, placed("OA"));
        kraken.client.protect(stop());
        kraken.server.on(Fixture.QUERY, ok("{" + order("OA", "hx2", "stop-loss", "canceled", "0") + "}"));
        assertThat(cancel()).isInstanceOf(CancelResult.Cancelled.class);
        assertThat(kraken.server.received(CANCEL).get(0).body()).startsWith("txid=OA&nonce=");
    }

    @Test
    void aCancelThatIsPendingIsUnknown() {
        kraken.server.on(CANCEL, ok("{\"count\":1,\"pending\":true}"));
        kraken.server.on(OPEN, ok("{\"open\":{" + order("OA", "hx2", "stop-loss", "open", "0") + "}}"));
        assertThat(cancel()).isInstanceOf(CancelResult.Unknown.class);
    }

    @Test
    void aCancelWhoseResultIsNotShownIsUnknown() {
        assertThat(cancel()).isInstanceOf(CancelResult.Unknown.class);
    }

    @Test
    void anOrderThatFilledFirstIsAlreadyFilled() {
        showClosed("closed", "0.01");
        assertThat(cancel()).isEqualTo(new CancelResult.AlreadyFilled());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EOrder:Unknown order", "EOrder:Invalid order"})
    void whatTheVenueDoesNotKnowIsLookedUp(String text) {
        kraken.server.on(CANCEL, error(text));
        assertThat(cancel()).isEqualTo(new CancelResult.AlreadyGone());
        showClosed("canceled", "0");
        assertThat(cancel()).isEqualTo(new CancelResult.AlreadyGone());
        showClosed("closed", "0.01");
        assertThat(cancel()).isEqualTo(new CancelResult.AlreadyFilled());
        kraken.server.on(OPEN, ok("{\"open\":{" + order("OA", "hx2", "stop-loss", "open", "0") + "}}"));
        assertThat(cancel()).isInstanceOf(CancelResult.Unknown.class);
    }

    @Test
    void nothingCancelledIsLookedUpToo() {
        kraken.server.on(CANCEL, ok("{\"count\":0}"));
        showClosed("closed", "0.01");
        assertThat(cancel()).isEqualTo(new CancelResult.AlreadyFilled());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EService:Unavailable",
                "EOrder:Rate limit exceeded",
                "EGeneral:Permission denied",
                "EAPI:Invalid nonce",
                "EOrder:Insufficient funds"
            })
    void everyOtherErrorLeavesItOpen(String text) {
        kraken.server.on(CANCEL, error(text));
        showClosed("canceled", "0");
        assertThat(cancel()).isInstanceOf(CancelResult.Unknown.class);
    }

    @Test
    void accidentsLeaveItOpen() {
        for (ScriptedServer.Reaction accident : new ScriptedServer.Reaction[] {
            ScriptedServer.hangUp(), ScriptedServer.reply(502, ""), ok("{}"), ok("{\"count\":\"x\"}")
        }) {
            kraken.server.on(CANCEL, accident);
            assertThat(cancel()).isInstanceOf(CancelResult.Unknown.class);
        }
    }

    @Test
    void aPairIsNotCancelled() {
        OrderRef pair = OrderRef.pair(Fixture.BTC_USDT, stop().clientOrderId());
        assertThat(kraken.client.cancel(pair)).isInstanceOf(CancelResult.Unknown.class);
        assertThat(kraken.server.received(CANCEL)).isEmpty();
    }

    private void showClosed(String status, String executed) {
        String order = order("OA", "hx2", "stop-loss", status, executed);
        kraken.server.on(CLOSED, ok("{\"closed\":{" + order + "},\"count\":1}"));
    }

    private CancelResult cancel() {
        kraken.clock.advance(java.time.Duration.ofMinutes(1));
        return kraken.client.cancel(stop().ref());
    }
}

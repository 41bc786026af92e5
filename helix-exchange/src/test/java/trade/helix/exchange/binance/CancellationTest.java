package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.binance.Fixture.error;
import static trade.helix.exchange.binance.Fixture.order;
import static trade.helix.exchange.internal.ScriptedServer.reply;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.value.Quantity;
import trade.helix.exchange.internal.ScriptedServer;

class CancellationTest {
    private static final String CANCEL = "DELETE /api/v3/order";
    private static final String CANCEL_LIST = "DELETE /api/v3/orderList";
    private static final String LOOK = "GET /api/v3/order";
    private static final OrderRef STOP = Fixture.stop().ref();
    private static final OrderRef PAIR = Fixture.pair().ref();

    private final Fixture binance = new Fixture();

    @AfterEach
    void close() {
        binance.close();
    }

    @Test
    void tellsWhatTheOrderHadFilled() {
        binance.server.on(CANCEL, reply(200, cancelled("hx2", "CANCELED", "0.004")));
        CancelResult.Cancelled cancelled = (CancelResult.Cancelled) binance.client.cancel(STOP);
        OrderState state = cancelled.orders().get(0);
        assertThat(state.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(state.filled()).isEqualTo(Quantity.of("0.004"));
        assertThat(state.clientOrderId().orElseThrow().value())
                .as("the order's id, not the cancel's")
                .isEqualTo("hx2");
        assertThat(state.endedAt()).contains(Instant.ofEpochMilli(1_767_323_045_000L));
        assertThat(binance.server.received(CANCEL).get(0).parameter("origClientOrderId"))
                .contains("hx2");
    }

    @Test
    void cancelsAPairByItsList() {
        binance.server.on(
                CANCEL_LIST,
                reply(
                        200,
                        "{\"orderListId\":7,\"orderReports\":[" + cancelled("hx3-s", "CANCELED", "0") + ","
                                + cancelled("hx3-t", "CANCELED", "0.002") + "]}"));
        CancelResult.Cancelled cancelled = (CancelResult.Cancelled) binance.client.cancel(PAIR);
        assertThat(cancelled.orders())
                .extracting(OrderState::filled)
                .containsExactly(Quantity.ZERO, Quantity.of("0.002"));
        assertThat(binance.server.received(CANCEL_LIST).get(0).parameter("listClientOrderId"))
                .contains("hx3");
    }

    @ParameterizedTest
    @CsvSource({"FILLED,AlreadyFilled", "CANCELED,AlreadyGone", "EXPIRED,AlreadyGone", "NEW,Unknown"})
    void anUnknownOrderIsLookedUp(String status, String outcome) {
        binance.server.on(CANCEL, reply(400, error(-2011, "Unknown order sent.")));
        binance.server.on(LOOK, reply(200, order("hx2", "STOP_LOSS", status, "0.01")));
        assertThat(binance.client.cancel(STOP).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 500})
    void anUnknownOrderThatNoLookUpShowsIsGone(int status) {
        binance.server.on(CANCEL, reply(400, error(-2011, "Unknown order sent.")));
        binance.server.on(LOOK, reply(status, error(-2013, "Order does not exist.")));
        assertThat(binance.client.cancel(STOP)).isEqualTo(new CancelResult.AlreadyGone());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {}
            200 |
            400 | {"code":-2011,"msg":"Order was not canceled due to cancel restrictions."}
            400 | {"code":-2011,"msg":"Account may not place or cancel orders."}
            400 | {"code":-1021,"msg":"Timestamp"}
            429 | {"code":-1003,"msg":"Too many requests."}
            500 | {"code":-2011,"msg":"Unknown order sent."}
            404 | <html>no</html>
            """)
    void anythingElseIsUnknown(int status, String body) {
        binance.server.on(CANCEL, reply(status, body == null ? "" : body));
        assertThat(binance.client.cancel(STOP)).isInstanceOf(CancelResult.Unknown.class);
        assertThat(binance.server.received(CANCEL)).hasSize(1);
    }

    @Test
    void anAnswerThatStillShowsItLiveIsUnknown() {
        binance.server.on(CANCEL, reply(200, cancelled("hx2", "NEW", "0")));
        assertThat(binance.client.cancel(STOP)).isInstanceOf(CancelResult.Unknown.class);
    }

    @Test
    void anAccidentIsUnknownAndNotRepeated() {
        binance.server.on(CANCEL, ScriptedServer.hangUp());
        assertThat(binance.client.cancel(STOP)).isInstanceOf(CancelResult.Unknown.class);
        assertThat(binance.server.received(CANCEL)).hasSize(1);
    }

    /** An order as the answer to a cancel shows it: under the cancel's own id, with the order's beside it. */
    private static String cancelled(String clientId, String status, String executed) {
        return order("cancel-1", "STOP_LOSS", status, executed)
                .replace("\"clientOrderId\"", "\"origClientOrderId\":\"" + clientId + "\",\"clientOrderId\"")
                .replaceAll("\"time\":\\d+,\"updateTime\"", "\"transactTime\"");
    }
}

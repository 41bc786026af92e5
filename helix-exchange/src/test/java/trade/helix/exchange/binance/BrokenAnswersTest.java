package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.binance.Fixture.ORDER;
import static trade.helix.exchange.binance.Fixture.START;
import static trade.helix.exchange.binance.Fixture.buy;
import static trade.helix.exchange.binance.Fixture.filledBuy;
import static trade.helix.exchange.binance.Fixture.order;
import static trade.helix.exchange.binance.Fixture.pair;
import static trade.helix.exchange.binance.Fixture.stop;
import static trade.helix.exchange.internal.ScriptedServer.reply;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.venue.LookupQuery;
import trade.helix.exchange.internal.BrokenBodies;

/** Under a status that says yes, a body that is broken anywhere never throws, and is never a no. */
class BrokenAnswersTest {
    private final Fixture binance = new Fixture();

    @AfterEach
    void close() {
        binance.close();
    }

    /** How the answers of a kind came out, each no worse than {@code allowed}. */
    private static void judge(String good, Function<String, Object> call, Class<?>... allowed) {
        Set<Class<?>> came = new HashSet<>();
        for (String body : BrokenBodies.of(good)) {
            Object answer = call.apply(body);
            assertThat(answer).as(body).isInstanceOfAny(allowed);
            came.add(answer.getClass());
        }
        assertThat(came).as("each of them was tried").containsExactlyInAnyOrder(allowed);
        assertThat(call.apply(good)).isInstanceOf(allowed[0]).isEqualTo(call.apply(BrokenBodies.newer(good)));
    }

    private Function<String, Object> answered(String methodAndPath, Supplier<Object> call) {
        return body -> {
            binance.server.on(methodAndPath, reply(200, body));
            return call.get();
        };
    }

    @Test
    void anEntryIsTakenOrUnknown() {
        judge(
                filledBuy(),
                answered(ORDER, () -> binance.client.submit(buy())),
                SubmitResult.Accepted.class,
                SubmitResult.Unknown.class);
    }

    @Test
    void aStopIsPlacedOrUnknown() {
        judge(
                order("hx2", "STOP_LOSS", "NEW", "0"),
                answered(ORDER, () -> binance.client.protect(stop())),
                ProtectResult.Placed.class,
                ProtectResult.Unknown.class);
    }

    @Test
    void aPairIsPlacedOrUnknown() {
        String list = "{\"orderListId\":7,\"symbol\":\"BTCUSDT\",\"orderReports\":["
                + order("hx3-s", "STOP_LOSS", "NEW", "0") + "," + order("hx3-t", "LIMIT_MAKER", "NEW", "0") + "]}";
        judge(
                list,
                answered("POST /api/v3/orderList/oco", () -> binance.client.protect(pair())),
                ProtectResult.Placed.class,
                ProtectResult.Unknown.class);
    }

    @Test
    void aCancelIsDoneOrUnknown() {
        String cancelled = order("c", "STOP_LOSS", "CANCELED", "0")
                .replace("\"clientOrderId\"", "\"origClientOrderId\":\"hx2\",\"clientOrderId\"");
        judge(
                cancelled,
                answered("DELETE /api/v3/order", () -> binance.client.cancel(stop().ref())),
                CancelResult.Cancelled.class,
                CancelResult.Unknown.class);
    }

    @Test
    void aLookFindsOrCannotTell() {
        LookupQuery query = new LookupQuery(buy().ref(), START);
        judge(
                order("hx1", "MARKET", "FILLED", "0.01"),
                answered("GET /api/v3/order", () -> binance.client.find(query)),
                Lookup.Found.class,
                Lookup.Unavailable.class);
    }
}

package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.internal.ScriptedServer.reply;
import static trade.helix.exchange.kraken.Fixture.CANCEL;
import static trade.helix.exchange.kraken.Fixture.CLOSED;
import static trade.helix.exchange.kraken.Fixture.NONE_CLOSED;
import static trade.helix.exchange.kraken.Fixture.OPEN;
import static trade.helix.exchange.kraken.Fixture.ORDER;
import static trade.helix.exchange.kraken.Fixture.START;
import static trade.helix.exchange.kraken.Fixture.buy;
import static trade.helix.exchange.kraken.Fixture.ok;
import static trade.helix.exchange.kraken.Fixture.order;
import static trade.helix.exchange.kraken.Fixture.stop;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.LookupQuery;
import trade.helix.exchange.internal.BrokenBodies;

/** Under a status that says yes, a body that is broken anywhere never throws, and is never a no. */
class BrokenAnswersTest {
    private static final String PLACED =
            "{\"error\":[],\"result\":{\"descr\":{\"order\":\"buy 0.01 XBTUSDT @ market\"},\"txid\":[\"OA\"]}}";

    private final Fixture kraken = new Fixture();

    @AfterEach
    void close() {
        kraken.close();
    }

    /** Each answer is one of those allowed; without what is {@code ours} it would be about something else. */
    private static void judge(String good, String ours, Function<String, Object> call, Class<?>... allowed) {
        Set<Class<?>> came = new HashSet<>();
        for (String body : BrokenBodies.of(good).stream()
                .filter(each -> each.contains(ours))
                .toList()) {
            Object answer = call.apply(body);
            assertThat(answer).as(body).isInstanceOfAny(allowed);
            came.add(answer.getClass());
        }
        assertThat(came).as("each of them was tried").containsExactlyInAnyOrder(allowed);
        assertThat(call.apply(good)).isInstanceOf(allowed[0]);
        assertThat(call.apply(BrokenBodies.newer(good))).isInstanceOf(allowed[0]);
    }

    private Function<String, Object> answered(String methodAndPath, Function<ExchangeClient, Object> call) {
        return body -> {
            kraken.server.on(methodAndPath, reply(200, body));
            kraken.clock.advance(Duration.ofMinutes(1)); // So that no count of calls or orders is in the way.
            return call.apply(Fixture.login(kraken.venue)); // One that knows of no order yet.
        };
    }

    @Test
    void anEntryIsTakenOrUnknown() {
        judge(
                PLACED,
                "",
                answered(ORDER, session -> session.submit(buy())),
                SubmitResult.Accepted.class,
                SubmitResult.Unknown.class);
    }

    @Test
    void aStopIsPlacedOrUnknown() {
        judge(
                PLACED,
                "",
                answered(ORDER, session -> session.protect(stop())),
                ProtectResult.Placed.class,
                ProtectResult.Unknown.class);
    }

    /** What the cancel says is not believed: the look-ups after it decide. */
    @Test
    void aCancelIsDoneOrUnknown() {
        kraken.server.on(OPEN, ok("{\"open\":{}}"));
        kraken.server.on(
                CLOSED, ok("{\"closed\":{" + order("OA", "hx2", "stop-loss", "canceled", "0") + "},\"count\":1}"));
        judge(
                "{\"error\":[],\"result\":{\"count\":1}}",
                "",
                answered(CANCEL, session -> session.cancel(stop().ref())),
                CancelResult.Cancelled.class,
                CancelResult.Unknown.class);
    }

    @Test
    void aLookFindsOrCannotTell() {
        kraken.server.on(CLOSED, ok(NONE_CLOSED));
        String open = "{\"error\":[],\"result\":{\"open\":{" + order("OA", "hx1", "market", "open", "0") + "}}}";
        LookupQuery query = new LookupQuery(buy().ref(), START);
        judge(
                open,
                "hx1",
                answered(OPEN, session -> session.find(query)),
                Lookup.Found.class,
                Lookup.Unavailable.class);
    }
}

package trade.helix.exchange.xchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.LookupQuery;
import trade.helix.exchange.internal.ScriptedServer;
import trade.helix.exchange.internal.ScriptedServer.Reaction;

/** An order goes out once, whatever happens to its answer; in this JVM the JDK's own replay is off. */
class ReplayTest {
    private static final OrderRequest BUY =
            new OrderRequest(new ClientOrderId("hx3k2mq7"), Documented.SYMBOL, Side.BUY, Quantity.of("0.01"));

    private final Documented docs = Documented.bitstamp();
    private final ExchangeClient client = docs.client();

    @AfterEach
    void close() {
        docs.close();
    }

    @Test
    void aConnectionThatEndsAfterTheOrderLeavesItUnknownAndAtTheVenueOnce() {
        client.account(); // A connection that has served before is the one that the JDK likes to make again.
        docs.server.on(docs.order, ScriptedServer.hangUp());
        assertThat(client.submit(BUY)).isInstanceOf(SubmitResult.Unknown.class);
        assertThat(docs.orders()).isEqualTo(1);
    }

    @Test
    void soDoesEveryOtherAccidentThatProvesNothing() {
        List<Reaction> accidents = List.of(
                ScriptedServer.reset(),
                ScriptedServer.hang(),
                ScriptedServer.garbage(),
                ScriptedServer.truncate("{\"id\": 1"),
                ScriptedServer.reply(200, "<html>"),
                ScriptedServer.reply(200, ""),
                ScriptedServer.reply(200, "{}"),
                ScriptedServer.reply(400, "{\"status\": \"error\", \"reason\": \"Something new\"}"),
                ScriptedServer.reply(500, "{\"status\": \"error\", \"reason\": \"Internal server error\"}"),
                ScriptedServer.reply(502, "<html>Bad gateway</html>"));
        for (int i = 0; i < accidents.size(); i++) {
            docs.server.on(docs.order, accidents.get(i));
            assertThat(client.submit(BUY)).as("accident %d", i).isInstanceOf(SubmitResult.Unknown.class);
            assertThat(docs.orders()).as("accident %d", i).isEqualTo(i + 1);
        }
    }

    @Test
    void whatHasNoConnectionWasNotSent() throws IOException {
        String nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = "http://127.0.0.1:" + free.getLocalPort();
        }
        try (XChangeVenue alone = docs.open(nobody)) {
            assertThat(reason(Documented.client(alone).submit(BUY))).isEqualTo(RefusalReason.NOT_SENT);
        }
    }

    @Test
    void whatIsNotFoundAfterwardsStaysUnknownForEver() {
        docs.server.on(docs.order, ScriptedServer.hangUp());
        client.submit(BUY);
        docs.server.on("POST /api/v2/user_transactions/btcusd/", ScriptedServer.reply(200, "[]"));
        LookupQuery longAgo = new LookupQuery(BUY.ref(), docs.now().minus(Duration.ofDays(30)));
        assertThat(client.find(longAgo)).isEqualTo(new Lookup.NotFound(false));
    }

    @Test
    void anExecutionOfAnOrderWithoutOurReferenceIsNotTakenForOurs() {
        docs.server.on(docs.order, ScriptedServer.hangUp());
        client.submit(BUY);
        assertThat(client.find(new LookupQuery(BUY.ref(), docs.now()))).isEqualTo(new Lookup.NotFound(false));
        assertThat(client.cancel(BUY.ref())).isEqualTo(new CancelResult.AlreadyGone());
    }

    @Test
    void theVenuesIdSurvivesARestart() {
        client.submit(BUY);
        try (XChangeVenue next = docs.open(docs.server.uri().toString())) {
            assertThat(Documented.client(next).find(new LookupQuery(BUY.ref(), docs.now())))
                    .isInstanceOf(Lookup.Found.class);
            assertThat(reason(Documented.client(next).submit(BUY))).isEqualTo(RefusalReason.DUPLICATE_ID);
        }
        assertThat(docs.orders()).isEqualTo(1);
    }

    private static RefusalReason reason(SubmitResult result) {
        assertThat(result).isInstanceOf(SubmitResult.Refused.class);
        return ((SubmitResult.Refused) result).refusal().reason();
    }
}

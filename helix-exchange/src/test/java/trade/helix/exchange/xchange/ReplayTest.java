package trade.helix.exchange.xchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.bitstamp.BitstampExchange;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.exchange.internal.ScriptedServer;

/** An order goes out once, whatever happens to its answer; in this JVM the JDK's own replay is off. */
class ReplayTest {
    private static final String ORDER = Bitstamp.BUY;
    private static final OrderRequest BUY =
            new OrderRequest(new ClientOrderId("hx3k2mq7"), Bitstamp.SYMBOL, Side.BUY, Quantity.of("0.01"));

    private final ScriptedServer server = new ScriptedServer();
    private final Venue venue = open(server.uri().toString());
    private final ExchangeClient client =
            venue.login(new AccountId("main"), new Credentials("key", Secret.of("secret")));

    private static Venue open(String uri) {
        VenueConfig config = VenueConfig.builder()
                .baseUri(java.net.URI.create(uri))
                .requestTimeout(Duration.ofMillis(500))
                .build();
        return new XChangeVenueProvider("bitstamp", BitstampExchange.class)
                .open(config, new VenueContext(InstantSource.system()));
    }

    @AfterEach
    void close() {
        venue.close();
        server.close();
    }

    @Test
    void aConnectionThatEndsAfterTheOrderLeavesItUnknownAndAtTheVenueOnce() {
        Bitstamp.pairs(server);
        warmUp();
        server.on(ORDER, ScriptedServer.hangUp());
        assertThat(client.submit(BUY)).isInstanceOf(SubmitResult.Unknown.class);
        assertThat(server.received(ORDER)).hasSize(1);
    }

    @Test
    void soDoesAConnectionThatBreaksAnAnswerThatDoesNotComeAndOneThatCannotBeRead() {
        Bitstamp.pairs(server);
        warmUp();
        int sent = 0;
        for (ScriptedServer.Reaction accident : java.util.List.of(
                ScriptedServer.reset(),
                ScriptedServer.hang(),
                ScriptedServer.truncate("{\"id\": 1"),
                ScriptedServer.reply(200, "<html>"),
                ScriptedServer.reply(200, ""),
                ScriptedServer.reply(200, "{}", "Content-Type: application/json"),
                ScriptedServer.reply(500, "{\"status\": \"error\", \"reason\": \"Internal server error\"}"),
                ScriptedServer.reply(502, "<html>Bad gateway</html>"))) {
            server.on(ORDER, accident);
            assertThat(client.submit(BUY)).as("after %s", sent).isInstanceOf(SubmitResult.Unknown.class);
            assertThat(server.received(ORDER)).hasSize(++sent);
        }
    }

    @Test
    void whatHasNoConnectionWasNotSent() throws Exception {
        String nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = "http://127.0.0.1:" + free.getLocalPort();
        }
        try (Venue alone = open(nobody)) {
            ExchangeClient none = alone.login(new AccountId("main"), new Credentials("key", Secret.of("secret")));
            SubmitResult result = none.submit(BUY);
            assertThat(result)
                    .isInstanceOfSatisfying(
                            SubmitResult.Refused.class,
                            refused -> assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.NOT_SENT));
        }
    }

    @Test
    void whatIsNotFoundAfterwardsStaysUnknownForEver() {
        Bitstamp.pairs(server);
        server.on(ORDER, ScriptedServer.hangUp());
        client.submit(BUY);
        server.on("POST /api/v2/open_orders/all/", ScriptedServer.reply(200, "[]"));
        server.on("POST /api/v2/user_transactions/btcusd/", ScriptedServer.reply(200, "[]"));
        LookupQuery longAgo = new LookupQuery(BUY.ref(), Instant.now().minus(Duration.ofDays(30)));
        assertThat(client.find(longAgo)).isEqualTo(new Lookup.NotFound(false));
    }

    /** A connection that has served before is the one that the JDK likes to make again. */
    private void warmUp() {
        assertThat(venue.resolve("BTC/USD")).containsExactly(Bitstamp.SYMBOL);
    }
}

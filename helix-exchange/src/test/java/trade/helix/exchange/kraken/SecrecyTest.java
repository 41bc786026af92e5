package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.internal.ScriptedServer.reply;
import static trade.helix.exchange.kraken.Fixture.BTC_USDT;
import static trade.helix.exchange.kraken.Fixture.buy;
import static trade.helix.exchange.kraken.Fixture.error;
import static trade.helix.exchange.kraken.Fixture.ok;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.Heard;
import trade.helix.exchange.internal.ScriptedServer;
import trade.helix.exchange.internal.ScriptedServer.Reaction;
import trade.helix.exchange.internal.SocketScript;

/** Neither key nor secret nor signature is seen in a log, a message, a stack trace or a {@code toString}. */
class SecrecyTest {
    private final Fixture kraken = new Fixture();
    private final PrintStream usual = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final StringBuilder said = new StringBuilder();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        System.setErr(usual);
        kraken.close();
    }

    @Test
    void nothingSecretIsSaidWhateverHappens() {
        for (Reaction reaction : List.of(
                ok("{}"),
                reply(200, "<html>"),
                error("EAPI:Invalid key"),
                error("EAPI:Invalid nonce"),
                reply(429, ""),
                reply(500, ""),
                ScriptedServer.hangUp(),
                ScriptedServer.garbage(),
                ScriptedServer.truncate("{"))) {
            for (Method method : Method.values()) {
                kraken.server.on("POST " + method.path(), reaction);
            }
            kraken.clock.advance(Duration.ofMinutes(2));
            callEverything();
        }
        kraken.clock.advance(Duration.ofHours(2));
        kraken.server.close();
        callEverything();
        check();
        assertThat(log.toString(StandardCharsets.UTF_8)).as("the log was heard").contains("VenueClock");
    }

    @Test
    void theTokenOfAStreamIsNotSaid() {
        String token = "1Dwc4lzSwNWOAwkMdqhssNNFhs1ed606d1WcF3XfEMw";
        kraken.server.on("POST /0/private/GetWebSocketsToken", ok("{\"token\":\"" + token + "\",\"expires\":900}"));
        kraken.server.on(
                "GET /v2",
                SocketScript.opening(socket -> socket.say("{\"method\":\"subscribe\",\"success\":false,\"error\":\""
                        + socket.hear().replace('"', ' ') + "\"}")));
        Heard heard = new Heard();
        say(kraken.client.stream(heard));
        heard.await("refusal", all -> !all.causes().isEmpty());
        say(heard);
        assertThat(said).contains("Kraken refuses the stream").contains("***");
        assertThat(said + log.toString(StandardCharsets.UTF_8))
                .contains("is down")
                .doesNotContain(token);
        check();
    }

    @Test
    void aSignatureThatTheVenueRepeatsIsTakenOut() {
        kraken.server.on(
                Fixture.ORDER,
                sent -> error("EAPI:Invalid signature:" + sent.headers().get("api-sign")));
        say(kraken.client.submit(buy()));
        assertThat(said).contains("EAPI:Invalid signature").contains("***");
        check();
    }

    private void callEverything() {
        say(kraken.client);
        say(kraken.venue);
        say(kraken.client.submit(buy()));
        say(kraken.client.protect(Fixture.stop()));
        say(kraken.client.cancel(Fixture.stop().ref()));
        say(kraken.client.find(new LookupQuery(buy().ref(), Fixture.START)));
        sayFailure(kraken.client::account);
        sayFailure(kraken.client::permissions);
        sayFailure(() -> kraken.client.openOrders(new OpenOrdersQuery(null)));
        sayFailure(() -> kraken.client.fills(new FillQuery(BTC_USDT, null, null, null)));
        sayFailure(() -> kraken.client.fills(FillQuery.of(BTC_USDT, new VenueOrderId("OA"))));
        sayFailure(() -> kraken.venue.instrument(BTC_USDT));
    }

    private void say(Object object) {
        said.append(object).append('\n');
    }

    private void sayFailure(Runnable call) {
        try {
            call.run();
        } catch (VenueException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            said.append(trace).append('\n');
        }
    }

    private void check() {
        String all = said + log.toString(StandardCharsets.UTF_8);
        assertThat(all).doesNotContain(Fixture.KEY).doesNotContain(Fixture.SECRET);
        List<String> signatures = kraken.server.received().stream()
                .map(sent -> sent.headers().get("api-sign"))
                .filter(java.util.Objects::nonNull)
                .toList();
        assertThat(signatures)
                .isNotEmpty()
                .allSatisfy(signature -> assertThat(all).doesNotContain(signature));
    }
}

package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.binance.Fixture.BTC_USDT;
import static trade.helix.exchange.binance.Fixture.ORDER;
import static trade.helix.exchange.binance.Fixture.buy;
import static trade.helix.exchange.binance.Fixture.error;
import static trade.helix.exchange.internal.ScriptedServer.reply;

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
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.ScriptedServer;
import trade.helix.exchange.internal.ScriptedServer.Reaction;

/** Neither key nor secret nor signature is seen in a log, a message, a stack trace or a {@code toString}. */
class SecrecyTest {
    private final Fixture binance = new Fixture();
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
        binance.close();
    }

    @Test
    void nothingSecretIsSaidWhateverHappens() {
        List<Reaction> happenings = List.of(
                reply(200, "{}"),
                reply(200, "<html>"),
                reply(400, error(-2015, "Invalid API-key, IP, or permissions for action.")),
                reply(400, error(-1021, "Timestamp for this request is outside of the recvWindow.")),
                reply(429, ""),
                reply(500, ""),
                ScriptedServer.hangUp(),
                ScriptedServer.reset(),
                ScriptedServer.garbage(),
                ScriptedServer.truncate("{"));
        for (Reaction reaction : happenings) {
            for (String path : List.of("order", "orderList", "account", "openOrders", "myTrades")) {
                for (String method : List.of("GET", "POST", "DELETE")) {
                    binance.server.on(method + " /api/v3/" + path, reaction);
                }
            }
            callEverything();
            binance.clock.advance(Duration.ofSeconds(5)); // What was refused for its rate waits no longer.
        }
        binance.clock.advance(Duration.ofHours(2));
        binance.server.close();
        callEverything();
        check();
        assertThat(log.toString(StandardCharsets.UTF_8)).as("the log was heard").contains("VenueClock");
    }

    @Test
    void aSignatureThatTheVenueRepeatsIsTakenOut() {
        binance.server.on(ORDER, sent -> {
            String echoed = sent.parameter("signature").orElseThrow();
            return reply(400, error(-1022, "Signature " + echoed + " is not valid."));
        });
        say(binance.client.submit(buy()));
        assertThat(said).contains("-1022").contains("***");
        check();
    }

    private void callEverything() {
        say(binance.client);
        say(binance.venue);
        say(binance.client.submit(buy()));
        say(binance.client.protect(Fixture.stop()));
        say(binance.client.protect(Fixture.pair()));
        say(binance.client.cancel(Fixture.stop().ref()));
        say(binance.client.cancel(Fixture.pair().ref()));
        say(binance.client.find(new LookupQuery(buy().ref(), Fixture.START)));
        sayFailure(() -> binance.client.account());
        sayFailure(() -> binance.client.permissions());
        sayFailure(() -> binance.client.openOrders(new OpenOrdersQuery(null)));
        sayFailure(() -> binance.client.fills(new FillQuery(BTC_USDT, null, null, null)));
        sayFailure(() -> binance.venue.instrument(BTC_USDT));
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
        assertThat(all)
                .doesNotContain(Fixture.KEY)
                .doesNotContain(Fixture.SECRET)
                .doesNotContain("signature=");
        binance.server.received().stream()
                .flatMap(sent -> sent.parameter("signature").stream())
                .forEach(signature -> assertThat(all).doesNotContain(signature));
    }
}

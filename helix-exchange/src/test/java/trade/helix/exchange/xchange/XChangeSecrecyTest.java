package trade.helix.exchange.xchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.Side;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.ScriptedServer;
import trade.helix.exchange.internal.ScriptedServer.Reaction;

/** With XChange's log at INFO, as the tests have it, neither key nor secret is in the log, a message or a stack trace. */
class XChangeSecrecyTest {
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
    }

    @Test
    void nothingSecretIsSaidWhateverHappens() {
        String key = Documented.CREDENTIALS.key();
        List<Reaction> happenings = List.of(
                ScriptedServer.reply(403, "{\"status\": \"error\", \"reason\": \"Key " + key + " is not allowed\"}"),
                ScriptedServer.reply(500, ""),
                ScriptedServer.reply(200, "<html>"),
                ScriptedServer.hangUp(),
                ScriptedServer.reset(),
                ScriptedServer.garbage());
        try (Documented docs = Documented.bitstamp()) {
            ExchangeClient client = docs.client();
            callEverything(docs, client, "calm");
            for (Reaction happening : happenings) {
                for (String path : List.of(
                        "balance/",
                        "order_status/",
                        "cancel_order/",
                        "open_orders/all/",
                        "user_transactions/btcusd/",
                        "buy/market/btcusd/")) {
                    docs.server.on("POST /api/v2/" + path, happening);
                }
                callEverything(docs, client, "storm" + happenings.indexOf(happening));
            }
            docs.server.close();
            callEverything(docs, client, "gone");
        }
        String all = said + log.toString(StandardCharsets.UTF_8);
        assertThat(all)
                .doesNotContain(key)
                .doesNotContain(Documented.CREDENTIALS.secret().reveal());
        assertThat(said).as("the venue's words were passed on").contains("Key *** is not allowed");
        assertThat(log.toString(StandardCharsets.UTF_8)).as("the log was heard").contains("protective stop: no");
    }

    private void callEverything(Documented docs, ExchangeClient client, String id) {
        OrderRequest order = new OrderRequest(new ClientOrderId(id), Documented.SYMBOL, Side.BUY, Quantity.of("0.01"));
        say(client);
        say(docs.venue());
        say(client.submit(order));
        say(client.find(new LookupQuery(order.ref(), docs.now())));
        say(client.cancel(order.ref()));
        sayFailure(client::account);
        sayFailure(client::permissions);
        sayFailure(() -> client.openOrders(new OpenOrdersQuery(null)));
        sayFailure(() -> client.fills(new FillQuery(Documented.SYMBOL, null, null, null)));
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
}

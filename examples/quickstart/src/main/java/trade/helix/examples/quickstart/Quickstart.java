package trade.helix.examples.quickstart;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.event.OrderOutcome;
import trade.helix.api.event.SignalRejected;
import trade.helix.api.event.TradeClosed;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.VenueId;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.VenueConfig;
import trade.helix.engine.Helix;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;
import trade.helix.simulator.Simulator;
import trade.helix.store.jdbc.JdbcStore;
import trade.helix.webhook.Webhook;
import trade.helix.webhook.WebhookRequest;
import trade.helix.webhook.WebhookResponse;

/**
 * Starts a simulated venue, a Helix with a database, and a webhook; sends a BUY, moves the market, sends a SELL, and shows a
 * rejected signal. At the end what the venue did is compared with what the database says, field by field.
 */
public final class Quickstart {
    private static final AccountId ACCOUNT = new AccountId("main");
    private static final Credentials KEY = new Credentials("key", Secret.of("secret"));
    private static final Secret SECRET = Secret.of("quickstart-secret");

    private Quickstart() {}

    /**
     * Runs it.
     *
     * @param args none
     * @throws Exception if a part cannot be started, or the database differs from the venue
     */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("helix-quickstart");
        try (Simulator simulator = Simulator.builder()
                .binanceKey("key", "secret")
                .balance("USDT", new BigDecimal("10000"))
                .price("BTC/USDT", new BigDecimal("60000"))
                .start()) {
            List<String> differences = run(simulator, folder, System.out);
            if (!differences.isEmpty()) {
                throw new IllegalStateException("The database differs from the venue: " + differences);
            }
        } finally {
            deleteAll(folder);
        }
    }

    static List<String> run(Simulator simulator, Path folder, PrintStream out) throws Exception {
        Narrator narrator = new Narrator(out);
        // The wiring: a store, the engine, the webhook, an HTTP endpoint.
        VenueId binance = new VenueId("binance");
        try (JdbcStore store = JdbcStore.open("jdbc:sqlite:" + folder.resolve("helix.db"));
                Helix helix = Helix.builder()
                        .venue(
                                binance,
                                VenueConfig.builder().baseUri(simulator.uri()).build())
                        .account(ACCOUNT, binance, KEY, RiskManager.standard(RiskSettings.defaults()))
                        .journal(store.journal())
                        .listener(narrator)
                        .start()) {
            Webhook webhook = Webhook.builder()
                    .intake(helix)
                    .account(ACCOUNT)
                    .secret(SECRET)
                    .build();
            Javalin server = serve(webhook);
            try {
                tell(simulator, helix, URI.create("http://127.0.0.1:" + server.port() + "/webhook"), narrator);
            } finally {
                server.stop();
            }
            return audit(simulator, store, narrator);
        }
    }

    private static Javalin serve(Webhook webhook) {
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.post("/webhook", context -> {
                        WebhookResponse answer = webhook.handle(WebhookRequest.builder()
                                .header(Webhook.SECRET_HEADER, context.header(Webhook.SECRET_HEADER))
                                .body(context.bodyInputStream())
                                .build());
                        answer.headers().forEach(context::header);
                        context.status(answer.status())
                                .contentType(answer.contentType())
                                .result(answer.body());
                    });
                })
                .start("127.0.0.1", 0);
    }

    private static void tell(Simulator simulator, Helix helix, URI webhook, Narrator narrator) throws Exception {
        Alerts alerts = new Alerts(webhook, SECRET, narrator);
        narrator.title("A BUY alert, as TradingView sends it");
        alerts.send("BUY", "BTC/USDT", "60000");
        narrator.until(event -> event instanceof OrderOutcome outcome
                && outcome.outcome() == Outcome.ACCEPTED
                && outcome.order().value().startsWith("p"));

        narrator.title("The market moves to 61000, and a SELL alert closes the trade");
        simulator.setPrice("BTC/USDT", new BigDecimal("61000"));
        alerts.send("SELL", "BTC/USDT", "61000");
        narrator.until(event -> event instanceof TradeClosed);

        narrator.title("A person halts the account: the next BUY is rejected, and every gate says what it saw");
        helix.halt(ACCOUNT, "quickstart");
        alerts.send("BUY", "BTC/USDT", "61000");
        narrator.until(event -> event instanceof SignalRejected);
    }

    private static List<String> audit(Simulator simulator, JdbcStore store, Narrator narrator) throws Exception {
        narrator.title("What the venue did, against what the database says");
        Audit audit = new Audit(Ledger.read(simulator.uri()), Books.read(store, ACCOUNT));
        List<String> differences = audit.differences();
        audit.report().forEach(narrator::line);
        narrator.line(differences.isEmpty() ? "equal in every field" : "DIFFERENT: " + differences);
        return differences;
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

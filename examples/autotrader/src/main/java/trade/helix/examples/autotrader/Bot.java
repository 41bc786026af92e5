package trade.helix.examples.autotrader;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.PrintStream;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.market.VenueId;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.VenueConfig;
import trade.helix.engine.Helix;
import trade.helix.risk.RiskManager;
import trade.helix.risk.StandardGates;
import trade.helix.store.jdbc.JdbcStore;
import trade.helix.webhook.Webhook;
import trade.helix.webhook.WebhookRequest;
import trade.helix.webhook.WebhookResponse;

/** The bot, wired: a store, the engine, the webhook, two HTTP routes. The port opens last and closes first. */
final class Bot implements AutoCloseable {
    private static final AccountId ACCOUNT = new AccountId("main");

    private final JdbcStore store;
    private final Helix helix;
    private final Javalin server;

    private Bot(JdbcStore store, Helix helix, Javalin server) {
        this.store = store;
        this.helix = helix;
        this.server = server;
    }

    static Bot start(Settings settings, PrintStream out, InstantSource time) {
        JdbcStore store = JdbcStore.open(settings.databaseUrl());
        Helix helix = null;
        try {
            helix = engine(settings, store, out);
            Webhook webhook = Webhook.builder()
                    .intake(helix)
                    .account(ACCOUNT)
                    .secret(settings.webhookSecret())
                    .build();
            Javalin server = server(webhook, new Health(helix, settings, time));
            return new Bot(store, helix, server.start(settings.host(), settings.port()));
        } catch (RuntimeException e) {
            if (helix != null) {
                helix.close();
            }
            store.close();
            throw e;
        }
    }

    private static Helix engine(Settings settings, JdbcStore store, PrintStream out) {
        VenueId venue = new VenueId(settings.exchange());
        VenueConfig.Builder config = VenueConfig.builder().environment(Environment.TESTNET);
        if (settings.baseUrl() != null) {
            config.baseUri(settings.baseUrl());
        }
        RiskManager risk = RiskManager.builder(settings.risk())
                .gate(new TradingPairGate(settings.pair()))
                .gates(StandardGates.of(settings.risk()))
                .build();
        return Helix.builder()
                .venue(venue, config.build())
                .account(ACCOUNT, venue, settings.credentials(), risk)
                .journal(store.journal())
                .listener(new Console(out))
                .start();
    }

    private static Javalin server(Webhook webhook, Health health) {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.post("/webhook", context -> answer(context, webhook, null));
            config.routes.post("/webhook/{secret}", context -> answer(context, webhook, context.pathParam("secret")));
            config.routes.get(
                    "/health",
                    context -> context.contentType("application/json").result(health.json()));
        });
    }

    private static void answer(Context context, Webhook webhook, @Nullable String secret) {
        WebhookResponse answer = webhook.handle(WebhookRequest.builder()
                .header(Webhook.SECRET_HEADER, context.header(Webhook.SECRET_HEADER))
                .secretSegment(secret)
                .body(context.bodyInputStream())
                .build());
        answer.headers().forEach(context::header);
        context.status(answer.status()).contentType(answer.contentType()).result(answer.body());
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
        helix.close();
        store.close();
    }
}

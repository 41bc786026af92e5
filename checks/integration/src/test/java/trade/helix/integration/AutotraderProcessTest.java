package trade.helix.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import trade.helix.webhook.AlertTemplate;

/** The bot and the simulator as packaged programs, each in a process of its own, judged by the simulator's ledger. */
class AutotraderProcessTest {
    private static final BigDecimal STEP = new BigDecimal("0.00001");
    private static final List<String> HEALTH = List.of(
            "status",
            "uptime_seconds",
            "active_exchange",
            "exchange_connected",
            "last_signal_time",
            "open_positions",
            "daily_pnl_pct",
            "trading_mode");

    @RegisterExtension
    final Programs programs = new Programs();

    @TempDir
    Path folder;

    private Bot start(Map<String, String> settings) throws Exception {
        return new Bot(Programs.listening(programs.bot(folder, settings)));
    }

    @Test
    void aTradeOutlivesTheProcessThatOpenedIt() throws Exception {
        URI simulator = programs.simulator(folder);
        Map<String, String> settings = Programs.settings(simulator, folder);
        Child first = programs.bot(folder, settings);
        Bot.Reply opened = new Bot(Programs.listening(first)).buy("long");
        assertThat(opened.status()).as("%s", opened).isEqualTo(200);
        assertThat(opened.text("status")).isEqualTo("opened");
        assertThat(opened.text("trade_id")).isNotEmpty();
        assertBoughtOnceAndStopped(Ledger.read(simulator));

        first.kill();
        Bot second = start(settings);
        assertHealthy(second.health());
        Bot.Reply closed = second.sell("short");

        assertThat(closed.status()).as("%s", closed).isEqualTo(200);
        assertThat(closed.text("status")).isEqualTo("closed");
        assertThat(closed.text("trade_id")).isEqualTo(opened.text("trade_id"));
        assertSoldOut(Ledger.read(simulator));
        assertThat(second.health().body().get("open_positions").asInt()).isZero();
    }

    private static void assertBoughtOnceAndStopped(Ledger ledger) {
        assertThat(ledger.orders("BUY", "MARKET")).hasSize(1);
        assertThat(ledger.received()).isPositive();
        assertThat(ledger.live()).singleElement().satisfies(stop -> {
            assertThat(stop.side()).isEqualTo("SELL");
            assertThat(stop.type()).isEqualTo("STOP_LOSS");
            assertThat(stop.quantity()).isEqualByComparingTo(ledger.received());
        });
    }

    private static void assertHealthy(Bot.Reply health) {
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.body().fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(HEALTH);
        assertThat(health.text("status")).isEqualTo("ok");
        assertThat(health.text("active_exchange")).isEqualTo("binance");
        assertThat(health.text("trading_mode")).isEqualTo("testnet");
        assertThat(health.body().get("exchange_connected").asBoolean()).isTrue();
        assertThat(health.body().get("open_positions").asInt()).isEqualTo(1);
        assertThat(health.body().get("daily_pnl_pct").decimalValue()).isZero();
        assertThat(health.body().get("uptime_seconds").isIntegralNumber()).isTrue();
    }

    private static void assertSoldOut(Ledger ledger) {
        assertThat(ledger.live()).isEmpty();
        assertThat(ledger.orders("BUY", "MARKET")).hasSize(1);
        assertThat(ledger.orders("SELL", "MARKET")).hasSize(1);
        assertThat(ledger.total(Programs.KEY, "BTC")).isLessThan(STEP);
    }

    @Test
    void withATargetAPairOfOrdersCoversTheTrade() throws Exception {
        URI simulator = programs.simulator(folder);
        Map<String, String> settings = Programs.settings(simulator, folder);
        settings.put("TAKE_PROFIT_PCT", "4");
        Bot bot = start(settings);

        Bot.Reply opened = bot.buy("long");
        assertThat(opened.status()).as("%s", opened).isEqualTo(200);
        Ledger held = Ledger.read(simulator);
        assertThat(held.live()).extracting(Ledger.Order::type).containsExactlyInAnyOrder("STOP_LOSS", "LIMIT_MAKER");
        assertThat(held.live())
                .allSatisfy(leg -> assertThat(leg.quantity()).isEqualByComparingTo(held.received()))
                .extracting(Ledger.Order::list)
                .doesNotContainNull()
                .hasSize(2)
                .containsOnly(held.live().get(0).list());

        Bot.Reply closed = bot.sell("short");
        assertThat(closed.status()).as("%s", closed).isEqualTo(200);
        assertSoldOut(Ledger.read(simulator));
    }

    @Test
    void whatCannotBeTradedIsAnsweredAndNotTraded() throws Exception {
        URI simulator = programs.simulator(folder);
        Bot bot = start(Programs.settings(simulator, folder));

        assertThat(bot.post(Bot.alert(AlertTemplate.BUY, "BTCUSDT", "long"), "a-wrong-secret-of-the-check")
                        .status())
                .isEqualTo(401);
        Bot.Reply malformed = bot.post("{\"signal\": BUY, \"symbol\": \"BTCUSDT\"}");
        assertThat(malformed.status()).isEqualTo(422);
        assertThat(malformed.text("error")).isEqualTo("malformed_json");
        Bot.Reply empty = bot.post("{}");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body().get("faults"))
                .extracting(fault -> fault.get("field").asText())
                .containsExactlyInAnyOrder("signal", "symbol", "price", "signal_id");
        assertThat(bot.post(" ".repeat(64 * 1024) + "{}").status()).isEqualTo(413);
        assertRejected(bot.post(Bot.alert(AlertTemplate.BUY, "NOSUCHUSDT", "long")), "pair_not_available");
        assertRejected(bot.sell("short"), "no_open_position");

        assertThat(Ledger.read(simulator).orders()).isEmpty();
    }

    private static void assertRejected(Bot.Reply reply, String reason) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(409);
        assertThat(reply.text("reason")).isEqualTo(reason);
    }

    @Test
    void theSameAlertTwiceBuysOnceAndLeavesNoSecretBehind() throws Exception {
        URI simulator = programs.simulator(folder);
        Bot bot = start(Programs.settings(simulator, folder));
        String alert = Bot.alert(AlertTemplate.BUY, "BTCUSDT", "long")
                .replaceFirst("\\{", "{\"secret\": \"" + Programs.WEBHOOK_SECRET + "\",");

        Bot.Reply first = bot.postBare(alert);
        Bot.Reply second = bot.postBare(alert);

        assertThat(first.status()).as("%s", first).isEqualTo(200);
        assertThat(second.status()).as("%s", second).isEqualTo(200);
        assertThat(second.text("status")).isEqualTo("deduplicated");
        assertThat(second.text("first")).isEqualTo(first.text("signal_ref"));
        assertBoughtOnceAndStopped(Ledger.read(simulator));
        Programs.assertNoSecretIn(folder);
    }

    @Test
    void withoutSettingsItNamesThemAllAndEnds() throws Exception {
        Child bot = programs.bot(folder, Map.of());

        assertThat(bot.awaitExit()).isEqualTo(1);
        assertThat(bot.out()).isEmpty();
        assertOneMessage(bot.err())
                .contains("ACTIVE_EXCHANGE", "BINANCE_API_KEY", "BINANCE_API_SECRET", "WEBHOOK_SECRET");
    }

    @Test
    void aWrongSettingIsNamedAndItsValueIsNot() throws Exception {
        Map<String, String> settings = Programs.settings(URI.create("http://127.0.0.1:1"), folder);
        settings.put("WEBHOOK_SECRET", "too-short");
        settings.put("PORT", "pasted-secret-one");
        settings.put("ACTIVE_EXCHANGE", "pasted-secret-two");
        settings.put("STOP_LOSS_PCT", "pasted-secret-three");
        Child bot = programs.bot(folder, settings);

        assertThat(bot.awaitExit()).isEqualTo(1);
        assertOneMessage(bot.err())
                .contains("WEBHOOK_SECRET", "PORT", "ACTIVE_EXCHANGE", "STOP_LOSS_PCT")
                .doesNotContain("too-short", "pasted");
    }

    private static AbstractStringAssert<?> assertOneMessage(String error) {
        return assertThat(error)
                .startsWith("The settings cannot work:")
                .containsOnlyOnce("The settings cannot work:")
                .doesNotContain("Exception", "\tat ");
    }
}

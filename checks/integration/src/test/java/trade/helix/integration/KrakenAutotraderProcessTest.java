package trade.helix.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The packaged bot at a simulated Kraken: bought, covered, killed, restarted, sold, within the limits of its lowest level. */
class KrakenAutotraderProcessTest {
    @RegisterExtension
    final Programs programs = new Programs();

    @TempDir
    Path folder;

    @Test
    void aTradeOutlivesTheProcessThatOpenedIt() throws Exception {
        URI simulator = programs.simulator(folder);
        Map<String, String> settings = Programs.krakenSettings(simulator, folder);
        Child first = programs.bot(folder, settings);
        Bot.Reply opened = new Bot(Programs.listening(first)).buy("long");
        assertThat(opened.status()).as("%s", opened).isEqualTo(200);
        assertThat(opened.text("status")).isEqualTo("opened");
        Ledger held = Ledger.read(simulator, "kraken");
        assertThat(held.orders("BUY", "MARKET")).hasSize(1);
        assertThat(held.live()).isNotEmpty().allSatisfy(stop -> {
            assertThat(stop.side()).isEqualTo("SELL");
            assertThat(stop.type()).isEqualTo("STOP_LOSS");
        });
        assertThat(held.live().stream().map(Ledger.Order::quantity).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(held.received())
                .isPositive();

        first.kill();
        Bot second = new Bot(Programs.listening(programs.bot(folder, settings)));
        assertThat(second.health().text("active_exchange")).isEqualTo("kraken");
        assertThat(second.health().body().get("open_positions").asInt()).isEqualTo(1);
        Bot.Reply closed = second.sell("short");

        assertThat(closed.status()).as("%s", closed).isEqualTo(200);
        assertThat(closed.text("status")).isEqualTo("closed");
        assertThat(closed.text("trade_id")).isEqualTo(opened.text("trade_id"));
        Ledger after = Ledger.read(simulator, "kraken");
        assertThat(after.live()).isEmpty();
        assertThat(after.orders("SELL", "MARKET")).hasSize(1);
        assertThat(after.total(Programs.KEY, "BTC")).isZero();
        assertThat(second.health().body().get("open_positions").asInt()).isZero();
        Programs.assertNoSecretIn(folder);
    }
}

package trade.helix.examples.customvenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trade.helix.examples.customvenue.harbour.Harbour;
import trade.helix.examples.customvenue.harbour.Order;

/** Helix finds the adapter by its name and trades once with it. */
class CustomVenueTest {
    @TempDir
    private Path folder;

    @Test
    void theTradeIsBoughtProtectedAndSold() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (Harbour harbour = Harbour.open(InstantSource.system())) {
            harbour.admit("key", "secret", new BigDecimal("10000"));
            CustomVenue.run(harbour, folder, new PrintStream(printed, true, StandardCharsets.UTF_8));

            assertThat(harbour.statement("key").orders())
                    .as("entry, stop, exit")
                    .extracting(Order::side, Order::state)
                    .containsExactly(tuple("buy", "filled"), tuple("sell", "cancelled"), tuple("sell", "filled"));
            assertThat(harbour.statement("key").btc()).isZero();
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("closed (signal) @ 61000, P&L 63.140565334 USDT", "10063.140565334 USDT, 0.0000 BTC");
    }
}

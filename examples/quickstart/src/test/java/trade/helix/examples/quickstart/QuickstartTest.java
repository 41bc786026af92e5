package trade.helix.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trade.helix.api.account.AccountId;
import trade.helix.simulator.Simulator;
import trade.helix.store.jdbc.JdbcStore;

class QuickstartTest {
    @TempDir
    private Path folder;

    @Test
    void theStoryEndsWithBooksThatEqualTheLedgerAndOneChangedFieldIsSeen() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (Simulator simulator = Simulator.builder()
                .binanceKey("key", "secret")
                .balance("USDT", new BigDecimal("10000"))
                .price("BTC/USDT", new BigDecimal("60000"))
                .start()) {
            assertThat(Quickstart.run(simulator, folder, new PrintStream(printed, true, StandardCharsets.UTF_8)))
                    .isEmpty();

            Ledger ledger = Ledger.read(simulator.uri());
            try (JdbcStore store = JdbcStore.open("jdbc:sqlite:" + folder.resolve("helix.db"))) {
                Books books = Books.read(store, new AccountId("main"));
                assertThat(new Audit(ledger, books).differences()).isEmpty();
                eachTamperedFieldIsSeen(ledger, books);
            }
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("gate open-trades: pass (limit at most 1 open, actual 0 open)")
                .contains("size standard: equity 10000 USDT x 1 %")
                .contains("rejected: account_halted")
                .contains("equal in every field");
    }

    private static void eachTamperedFieldIsSeen(Ledger ledger, Books books) {
        String order = ledger.orders().keySet().iterator().next();
        Map<String, String> orders = new TreeMap<>(ledger.orders());
        orders.computeIfPresent(order, (id, line) -> line.replace("0.08", "0.09"));
        assertThat(new Audit(new Ledger(orders, ledger.fills(), ledger.balances()), books).differences())
                .singleElement()
                .asString()
                .startsWith("orders");

        List<String> fills = new ArrayList<>(ledger.fills());
        fills.set(0, fills.get(0).replace("fee 0.0000", "fee 0.0001"));
        assertThat(new Audit(new Ledger(ledger.orders(), fills, ledger.balances()), books).differences())
                .singleElement()
                .asString()
                .startsWith("fills");

        Map<String, BigDecimal> balances = new TreeMap<>(ledger.balances());
        balances.computeIfPresent("USDT", (asset, total) -> total.add(new BigDecimal("0.00000001")));
        assertThat(new Audit(new Ledger(ledger.orders(), ledger.fills(), balances), books).differences())
                .hasSize(2)
                .anyMatch(difference -> difference.startsWith("balance of USDT"))
                .anyMatch(difference -> difference.startsWith("P&L"));
    }
}

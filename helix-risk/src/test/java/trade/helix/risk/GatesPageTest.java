package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import trade.helix.api.market.Symbol;
import trade.helix.api.provider.Providers;
import trade.helix.api.risk.GateSettings;
import trade.helix.api.risk.RiskGate;

/** What docs/gates.md says of the gates is so: every name, reason and example. */
class GatesPageTest {
    @Test
    void everyGateByChoiceStandsThereWithAnExampleThatWorks() throws IOException {
        List<String> services = Files.readAllLines(
                Path.of("src/main/resources/META-INF/services/trade.helix.api.risk.RiskGateProvider"));
        List<String[]> rows = rows(7).toList();

        assertThat(rows).hasSameSizeAs(services);
        for (String[] row : rows) {
            RiskGate gate =
                    Providers.ofApi().gate(code(row[1])).create(new GateSettings("page", settings(code(row[6]))));
            assertThat(gate.id()).hasToString(code(row[1]));
            assertThat(code(row[5])).startsWith("new " + gate.getClass().getSimpleName() + "(");
            assertThat(vetoOf(gate)).isEqualTo(code(row[4]));
        }
    }

    /** A signal without time and price, far from the market, an hour after... everything that each of them vetoes. */
    private static String vetoOf(RiskGate gate) {
        return new Given()
                .signal(Entries.signal())
                .instrument(Entries.rules().symbol(Symbol.of("ADA/USDT")).build())
                .quote("50000", "60000")
                .stoppedOut("ADA/USDT", Entries.NOW)
                .entries(99)
                .open("ADA/USDT", "9999")
                .now("2026-05-15T00:00:00Z")
                .by(gate)
                .reason()
                .orElseThrow()
                .toString();
    }

    @Test
    void everyStandardGateStandsThereInOrder() throws IOException {
        assertThat(rows(5).map(row -> code(row[1])))
                .containsExactlyElementsOf(StandardGates.of(RiskSettings.defaults()).stream()
                        .map(gate -> gate.id().value())
                        .toList());
    }

    /** Rows whose first cell is code, of as many cells, the one before the first bar counted. */
    private static Stream<String[]> rows(int cells) throws IOException {
        return Files.readAllLines(Path.of("../docs/gates.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" *\\| *", -1))
                .filter(row -> row.length == cells + 1);
    }

    private static String code(String cell) {
        return cell.replace("`", "");
    }

    private static Map<String, String> settings(String text) {
        Map<String, String> settings = new TreeMap<>();
        for (String each : text.split("; ", -1)) {
            String[] pair = each.split("=", 2);
            settings.put(pair[0], pair[1]);
        }
        return settings;
    }
}

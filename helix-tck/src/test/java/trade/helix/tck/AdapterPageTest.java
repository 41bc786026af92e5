package trade.helix.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/writing-an-adapter.md lists every rule as it is tried. */
class AdapterPageTest {
    @Test
    void thePageListsEveryRule() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/writing-an-adapter.md")).stream()
                .filter(line -> line.matches("\\| [A-Z][0-9]+ \\|.*"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Stream.<List<? extends Rule<?>>>of(
                                VenueRules.ALL,
                                RiskGateContractTest.RULES,
                                PositionSizerContractTest.RULES,
                                TradingEventListenerContractTest.RULES,
                                JournalRules.ALL,
                                AuditRules.ALL,
                                TradeHistoryRules.ALL,
                                KeyValueRules.ALL)
                        .flatMap(List::stream)
                        .map(AdapterPageTest::row)
                        .toList());
    }

    private static String row(Rule<?> rule) {
        String needs = Stream.of(names("", rule.with()), names("not ", rule.without()), names("", rule.faults()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return "| " + rule.number() + " | " + (rule.must() ? "MUST" : "MAY") + " | " + rule.text() + " |"
                + (needs.isEmpty() ? " |" : " " + needs + " |");
    }

    private static String names(String prefix, Collection<?> things) {
        return things.stream().map(thing -> prefix + "`" + thing + "`").sorted().collect(Collectors.joining(", "));
    }
}

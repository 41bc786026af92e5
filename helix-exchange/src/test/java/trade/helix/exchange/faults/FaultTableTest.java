package trade.helix.exchange.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What each call says when something goes wrong, over HTTP against the simulator: the tables of docs/quality.md. With
 * {@code -Dhelix.update} they are written anew, and are to be read before they are committed.
 */
class FaultTableTest {
    private static final Path PAGE = Path.of("../docs/quality.md");
    private static final boolean UPDATE = System.getProperty("helix.update") != null;
    private static final int AT_ONCE = 6;

    @ParameterizedTest
    @EnumSource
    void eachAccidentIsToldAsTheTableSays(Kind venue) throws Exception {
        List<String> table = table(venue);
        Path file = Path.of("src/test/resources/faults/" + venue.word() + ".md");
        if (UPDATE) {
            Files.createDirectories(file.getParent());
            Files.write(file, table);
            Files.writeString(PAGE, page(venue, table));
        }
        assertThat(table).isEqualTo(Files.readAllLines(file));
        assertThat(Files.readString(PAGE)).isEqualTo(page(venue, table));
    }

    /** The page as it is, with this table in its place. */
    private static String page(Kind venue, List<String> table) throws IOException {
        String page = Files.readString(PAGE);
        String before = "<!-- faults of " + venue.word() + ": written by FaultTableTest -->\n";
        String after = "<!-- end -->";
        int start = page.indexOf(before) + before.length();
        assertThat(page).contains(before);
        return page.substring(0, start) + String.join("\n", table) + "\n" + page.substring(page.indexOf(after, start));
    }

    private static List<String> table(Kind venue) throws Exception {
        List<String> said = cells(venue);
        List<String> lines = new ArrayList<>();
        lines.add("| | " + Operation.ALL.stream().map(Operation::name).collect(Collectors.joining(" | ")) + " |");
        lines.add("|---".repeat(Operation.ALL.size() + 1) + "|");
        for (Accident accident : Accident.ALL) {
            lines.add(row(accident, said.subList(0, Operation.ALL.size())));
            said = said.subList(Operation.ALL.size(), said.size());
        }
        return lines;
    }

    private static String row(Accident accident, List<String> said) {
        return "| " + accident + " | " + String.join(" | ", said) + " |";
    }

    /** Row by row. Several are tried at once, for some only wait. */
    private static List<String> cells(Kind venue) throws Exception {
        List<Callable<String>> tries = new ArrayList<>();
        for (Accident accident : Accident.ALL) {
            Operation.ALL.forEach(operation -> tries.add(() -> cell(venue, accident, operation)));
        }
        List<String> said = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (Future<String> each : pool.invokeAll(tries)) {
                said.add(each.get());
            }
        } finally {
            pool.shutdownNow();
        }
        return said;
    }

    private static String cell(Kind venue, Accident accident, Operation operation) {
        List<String> struck =
                operation.endpoints().stream().filter(accident::befalls).toList();
        if (struck.isEmpty()) {
            return "";
        }
        try (Scene scene = new Scene(venue, operation.steps(), accident.patience())) {
            struck.forEach(endpoint -> scene.books.arm(accident, endpoint));
            return operation.call().apply(scene);
        } catch (AssertionError e) {
            throw new AssertionError(venue + ", " + accident + ", " + operation + ": " + e.getMessage(), e);
        }
    }
}

package trade.helix.examples.customvenue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java of docs/writing-an-adapter.md is compiled and tested: it stands, line by line, in one of these sources. */
class AdapterPageTest {
    private static final List<Path> SOURCES = List.of(
            Path.of("src"),
            Path.of("../../checks/integration/src/test/java/trade/helix/integration/FakeVenueTest.java"));

    @Test
    void everyBlockOfJavaIsTakenFromTheSources() throws IOException {
        List<List<String>> blocks = blocks();
        assertThat(blocks).hasSizeGreaterThan(8);
        List<List<String>> sources = sources();
        assertThat(blocks)
                .allSatisfy(block ->
                        assertThat(sources).anyMatch(source -> Collections.indexOfSubList(source, block) >= 0));
    }

    private static List<List<String>> blocks() throws IOException {
        List<List<String>> blocks = new ArrayList<>();
        boolean within = false;
        for (String line : Files.readAllLines(Path.of("../../docs/writing-an-adapter.md"))) {
            if (line.equals("```java")) {
                blocks.add(new ArrayList<>());
                within = true;
            } else if (line.startsWith("```")) {
                within = false;
            } else if (within) {
                blocks.get(blocks.size() - 1).add(line.strip());
            }
        }
        return blocks;
    }

    private static List<List<String>> sources() throws IOException {
        List<List<String>> sources = new ArrayList<>();
        for (Path root : SOURCES) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    sources.add(
                            Files.readAllLines(file).stream().map(String::strip).toList());
                }
            }
        }
        return sources;
    }
}

package trade.helix.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README shows compiled lines, and they do what it says. */
class ReadmeTest {
    private static final int MOST_LINES = 15;

    @TempDir
    private Path folder;

    @Test
    void theSecondSignalIsRejectedAsTheCommentSays() throws Exception {
        String outcome = RejectedSignal.run(folder).orElseThrow().toString();

        assertThat(snippet()).anyMatch(line -> line.strip().equals("// " + outcome));
    }

    @Test
    void theReadmeShowsTheLinesThatAreCompiled() throws IOException {
        assertThat(snippet()).hasSizeLessThanOrEqualTo(MOST_LINES);
        assertThat(Files.readString(Path.of("../../README.md"))).contains(String.join("\n", snippet()));
    }

    @Test
    void theWiringThatAReaderCopiesIsAtMostTwentyLines() throws IOException {
        String source = Files.readString(Path.of("src/main/java/trade/helix/examples/quickstart/Quickstart.java"));
        String wiring = source.substring(source.indexOf("// The wiring"), source.indexOf("Javalin server = serve"));
        assertThat(wiring.lines().count()).isLessThanOrEqualTo(20);
    }

    private static List<String> snippet() throws IOException {
        List<String> lines =
                Files.readAllLines(Path.of("src/main/java/trade/helix/examples/quickstart/RejectedSignal.java"));
        int first = lines.indexOf("        // README");
        int last = lines.lastIndexOf("        // README");
        return lines.subList(first + 1, last).stream()
                .map(line -> line.substring("        ".length()))
                .toList();
    }
}

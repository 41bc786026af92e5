package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.journal.JournalRecord;

/**
 * What a released version has written, every later one must read. {@code journal-1.txt} holds a record of every kind as
 * version 1 writes it: lines may be added, and never changed.
 */
class StoredFormTest {
    private final RecordCodec codec = new RecordCodec();

    @Test
    void whatVersion1WroteIsStillRead() throws IOException {
        assertThat(lines().stream().map(this::decoded)).isEqualTo(Samples.ofEachKind());
    }

    @Test
    void whatIsWrittenIsStillVersion1() throws IOException {
        assertThat(Samples.ofEachKind().stream().map(codec::encode).map(e -> e.type() + " " + e.body()))
                .isEqualTo(lines());
    }

    private JournalRecord decoded(String line) {
        int space = line.indexOf(' ');
        return codec.decode(line.substring(0, space), line.substring(space + 1));
    }

    private static List<String> lines() throws IOException {
        try (InputStream file = StoredFormTest.class.getResourceAsStream("journal-1.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
    }
}

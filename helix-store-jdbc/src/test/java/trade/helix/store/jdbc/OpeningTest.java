package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trade.helix.store.jdbc.Fixtures.MAIN;
import static trade.helix.store.jdbc.Fixtures.execute;
import static trade.helix.store.jdbc.Fixtures.failure;
import static trade.helix.store.jdbc.Fixtures.rows;
import static trade.helix.store.jdbc.Fixtures.url;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.store.StoreException.Category;

class OpeningTest {
    @TempDir
    Path folder;

    @Test
    void missingFoldersAreMade() {
        Path file = folder.resolve("data/deep/helix.db");
        JdbcStore.open(url(file)).close();
        assertThat(file).isRegularFile();
    }

    @Test
    void theEpochIsDrawnOnceAndStays() {
        String first = epoch(url(folder.resolve("a.db")), 1);
        assertThat(epoch(url(folder.resolve("a.db")), 2)).isEqualTo(first);
        assertThat(epoch(url(folder.resolve("b.db")), 2)).isNotEqualTo(first);
        assertThat(epoch(url(folder.resolve("c.db")), 1))
                .as("the given randomness")
                .isEqualTo(first);
    }

    private static String epoch(String url, long seed) {
        try (JdbcStore store = JdbcStore.builder(url).random(new Random(seed)).open()) {
            return store.journal().load(MAIN).epoch();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:",
                "jdbc:sqlite:file::memory:?cache=shared",
                "jdbc:sqlite:file:helix.db",
                "jdbc:sqlite::resource:helix.db",
                "jdbc:postgresql://localhost/helix",
                "helix.db"
            })
    void anAddressThatIsNotOfAFileIsRefused(String url) {
        assertThatThrownBy(() -> JdbcStore.open(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:sqlite:data/helix.db");
    }

    @Test
    void settingsInTheAddressAreRefused() {
        Path file = folder.resolve("helix.db");
        assertThatThrownBy(() -> JdbcStore.open(url(file) + "?synchronous=OFF"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("question mark");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aSchemaOfALaterVersionIsRefused() throws SQLException {
        Path file = folder.resolve("helix.db");
        JdbcStore.open(url(file)).close();
        execute(
                file,
                "INSERT INTO helix_schema_history SELECT 99, '99', 'later', type, 'V99__later.sql', 1, installed_by,"
                        + " installed_on, 1, 1 FROM helix_schema_history WHERE version = '1'");
        List<Map<String, Object>> before = rows(file, "SELECT * FROM helix_schema_history");
        assertThat(failure(Category.UNUSABLE, () -> JdbcStore.open(url(file))))
                .hasMessageContaining("version 99")
                .hasMessageContaining("newer");
        assertThat(rows(file, "SELECT * FROM helix_schema_history")).isEqualTo(before);
    }

    @Test
    void aScriptThatWasChangedAfterItRanIsRefused() throws SQLException {
        Path file = folder.resolve("helix.db");
        JdbcStore.open(url(file)).close();
        execute(file, "UPDATE helix_schema_history SET checksum = checksum + 1 WHERE version = '1'");
        failure(Category.UNUSABLE, () -> JdbcStore.open(url(file)));
    }

    @Test
    void aDatabaseOfSomebodyElseIsRefusedAndLeftAlone() throws SQLException {
        Path file = folder.resolve("theirs.db");
        execute(file, "CREATE TABLE theirs (a TEXT)");
        failure(Category.UNUSABLE, () -> JdbcStore.open(url(file)));
        assertThat(rows(file, "SELECT name FROM sqlite_master")).containsExactly(Map.of("name", "theirs"));
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("helix.db"), "not a database, ".repeat(100));
        failure(Category.UNUSABLE, () -> JdbcStore.open(url(file)));
        assertThat(file).hasContent("not a database, ".repeat(100));
    }

    @Test
    void migrationsSayNothingOfTheirOwn() {
        PrintStream before = System.err;
        var caught = new ByteArrayOutputStream();
        System.setErr(new PrintStream(caught, true, StandardCharsets.UTF_8));
        try {
            JdbcStore.open(url(folder.resolve("helix.db"))).close();
        } finally {
            System.setErr(before);
        }
        assertThat(caught.toString(StandardCharsets.UTF_8)).doesNotContain("flyway");
    }
}

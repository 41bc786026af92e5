package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trade.helix.store.jdbc.Fixtures.MAIN;
import static trade.helix.store.jdbc.Fixtures.failure;
import static trade.helix.store.jdbc.Fixtures.url;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
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
    void aDatabaseOfSomebodyElseIsRefusedAndLeftAlone() throws SQLException {
        Path file = folder.resolve("theirs.db");
        TestDatabase.at(file).execute("CREATE TABLE theirs (a TEXT)");
        failure(Category.UNUSABLE, () -> JdbcStore.open(url(file)));
        assertThat(TestDatabase.at(file).rows("SELECT name FROM sqlite_master"))
                .containsExactly(Map.of("name", "theirs"));
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

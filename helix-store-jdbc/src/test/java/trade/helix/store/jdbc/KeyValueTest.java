package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.store.jdbc.Fixtures.MAIN;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What was put is there, whole, at whatever instruction the process ends; and nothing of the store takes it away. */
@ParameterizedClass
@EnumSource
class KeyValueTest {
    private static final int KILLS = 3;

    @Parameter
    private TestDatabase.Kind kind;

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = kind.create();
    }

    @AfterEach
    void remove() {
        database.close();
    }

    @Test
    void aKilledProcessLeavesTheLatestPutThatItSpokeOf() throws IOException, InterruptedException {
        for (int kill = 1; kill <= KILLS; kill++) {
            long said = putAndKill(10 * kill);
            try (JdbcStore store = JdbcStore.open(database.url())) {
                String value = store.keyValue().get(PuttingMain.NAME).orElseThrow();
                long number = PuttingMain.number(value);
                // One more than it said is fair: it may have ended between the commit and the word.
                assertThat(number).isBetween(said, said + 1);
                assertThat(value.equals(PuttingMain.value(number))).as("whole").isTrue();
            }
        }
    }

    private long putAndKill(int lines) throws IOException, InterruptedException {
        try (ChildJvm child = new ChildJvm(PuttingMain.class, database.url())) {
            List<String> said = new ArrayList<>();
            for (int i = 0; i < lines; i++) {
                said.add(child.line());
            }
            said.addAll(child.kill());
            return Long.parseLong(said.get(said.size() - 1));
        }
    }

    @Test
    void retentionAndExportLeaveItAlone() {
        try (JdbcStore store = JdbcStore.open(database.url())) {
            store.journal().load(MAIN);
            store.keyValue().put("a", "1");
            store.retain(MAIN, LocalDate.parse("2999-01-01"), "ann");
            assertThat(store.keyValue().get("a")).contains("1");
            assertThat(store.export(MAIN.value(), 0)).isEmpty();
        }
    }
}

package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.store.jdbc.Fixtures.MAIN;
import static trade.helix.store.jdbc.Fixtures.failure;
import static trade.helix.store.jdbc.Fixtures.note;

import java.io.File;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import trade.helix.api.store.StoreException.Category;

@ParameterizedClass
@EnumSource
class SchemaTest {
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
    void theScriptsCanBeAppliedByHandAndFlywayLeftOut() throws IOException, SQLException {
        database.applyScripts();
        try (ChildJvm without = ChildJvm.withClassPath(withoutFlyway(), TryingMain.class, database.url(), "main")) {
            assertThat(without.line()).isEqualTo("owned");
        }
        try (JdbcStore store = JdbcStore.open(database.url())) {
            store.journal().load(MAIN);
            store.journal().commit(List.of(note(MAIN, 1)));
        }
    }

    @Test
    void withoutFlywayAndWithoutTablesTheRemedyIsNamed() throws IOException {
        try (ChildJvm without = ChildJvm.withClassPath(withoutFlyway(), TryingMain.class, database.url(), "main")) {
            assertThat(without.line()).isEqualTo("UNUSABLE");
            assertThat(without.line())
                    .contains("Apply the scripts under trade/helix/store/jdbc/migration/"
                            + kind.name().toLowerCase(Locale.ROOT))
                    .contains("org.flywaydb:flyway-core");
        }
    }

    private static String withoutFlyway() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(part -> !part.contains("flyway"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void tablesOfVersionOneAreBroughtUpAndKeepWhatTheyHold() throws SQLException {
        String scripts =
                "classpath:trade/helix/store/jdbc/migration/" + kind.name().toLowerCase(Locale.ROOT);
        Flyway.configure()
                .dataSource(database.url(), null, null)
                .locations(scripts)
                .table("helix_schema_history")
                .installedBy("helix")
                .placeholderReplacement(false)
                .baselineOnMigrate(!database.isSqlite())
                .baselineVersion("0")
                .target("1")
                .loggers()
                .load()
                .migrate();
        assertThat(database.rows("SELECT value FROM store_meta WHERE name = 'schema'"))
                .containsExactly(Map.of("value", "1"));
        database.execute("INSERT INTO store_meta (name, value) VALUES ('epoch', 'e-of-before')");
        try (JdbcStore store = JdbcStore.open(database.url())) {
            assertThat(store.journal().load(MAIN).epoch()).isEqualTo("e-of-before");
            store.keyValue().put("a", "1");
            assertThat(store.keyValue().get("a")).contains("1");
        }
    }

    @Test
    void aNewerSchemaIsRefusedAndLeftAlone() throws SQLException {
        JdbcStore.open(database.url()).close();
        database.execute("UPDATE store_meta SET value = '99' WHERE name = 'schema'");
        List<Map<String, Object>> before = database.rows("SELECT * FROM store_meta ORDER BY name");
        assertThat(failure(Category.UNUSABLE, () -> JdbcStore.open(database.url())))
                .hasMessageContaining("version 99")
                .hasMessageContaining("newer");
        assertThat(database.rows("SELECT * FROM store_meta ORDER BY name")).isEqualTo(before);
    }

    @Test
    void whatTheScriptsSayIsWhatTheCodeKnows() throws SQLException {
        JdbcStore.open(database.url()).close();
        assertThat(database.rows("SELECT value FROM store_meta WHERE name = 'schema'"))
                .containsExactly(Map.of("value", Integer.toString(Schema.VERSION)));
    }
}

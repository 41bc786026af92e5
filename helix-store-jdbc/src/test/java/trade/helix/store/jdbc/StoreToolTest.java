package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.store.jdbc.Fixtures.MAIN;
import static trade.helix.store.jdbc.Fixtures.NOON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.store.AuditEntry;
import trade.helix.api.store.AuditRecord;
import trade.helix.api.store.TradeQuery;
import trade.helix.api.trade.TradeStatus;
import trade.helix.api.value.Asset;

@ParameterizedClass
@EnumSource
class StoreToolTest {
    private static final Asset USDT = Asset.of("USDT");
    private static final LocalDate CUT = LocalDate.parse("2024-03-01");

    @TempDir
    Path folder;

    @Parameter
    private TestDatabase.Kind kind;

    private final Years years = new Years(MAIN);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private TestDatabase database;
    private JdbcStore store;
    private List<JournalEntry> all;

    @BeforeEach
    void open() {
        database = kind.create();
        store = JdbcStore.open(database.url());
        store.journal().load(MAIN);
        all = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            List<JournalEntry> day = years.day();
            store.journal().commit(day);
            all.addAll(day);
        }
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    private int tool(String... words) {
        said.reset();
        return StoreTool.run(List.of(words), new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @Test
    void everythingIsExported() throws IOException {
        Path file = folder.resolve("main.jsonl");
        assertThat(tool("export", database.url(), "main", file.toString())).isZero();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(all.size());
        var codec = new RecordCodec();
        var json = new ObjectMapper();
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = json.readTree(lines.get(i));
            assertThat(line.get("sequence").asLong()).isEqualTo(i + 1L);
            assertThat(codec.decode(line.get("type").asText(), line.get("body").toString()))
                    .isEqualTo(all.get(i).record());
        }
    }

    @Test
    void theFillsConfirmTheDays() throws SQLException {
        assertThat(tool("check-stats", database.url(), "main"))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();
        database.execute(
                "UPDATE daily_stats SET wins = 1 WHERE date = '2024-01-05'",
                "UPDATE fills SET price = '98.5' WHERE side = 'SELL' AND at LIKE '2024-01-07%'",
                "DELETE FROM daily_stats WHERE date = '2024-01-09'");
        assertThat(tool("check-stats", database.url(), "main")).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains(
                        "main USDT 2024-01-05: daily_stats says 1 trades, 1 wins, 1 losses, -2.2; the fills say 1 trades, 0"
                                + " wins, 1 losses, -2.2")
                .contains("2024-01-07")
                .contains("2024-01-09: daily_stats says 0 trades")
                .contains("3 days differ.");
    }

    @Test
    void theAuditLogIsVerified() throws SQLException {
        store.audit().append(new AuditEntry(NOON, "ann", "resume", "halted", "running"));
        String head = store.audit()
                .append(new AuditEntry(NOON, "ann", "halt", "running", "halted"))
                .hash();
        assertThat(tool("verify-audit", database.url())).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("2 rows").contains(head);
        assertThat(tool("verify-audit", database.url(), head)).isZero();
        assertThat(tool("verify-audit", database.url(), "0".repeat(63) + "1")).isEqualTo(1);
        String trigger = database.isSqlite() ? "audit_is_not_updated" : "audit_is_append_only ON audit";
        database.execute("DROP TRIGGER " + trigger, "UPDATE audit SET actor = 'bob' WHERE number = 2");
        assertThat(tool("verify-audit", database.url())).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Row 2 was changed");
    }

    @Test
    void theAuditLogIsPrintedForAPerson() {
        store.audit().append(new AuditEntry(NOON, "ann", "resume main", "halted", "running"));
        store.audit().append(new AuditEntry(NOON, "eve", "note", "", "one\nline\u001b[2J\u202e"));
        assertThat(tool("audit", database.url())).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "1  2026-05-15T12:00:00Z  ann  resume main: 'halted' -> 'running'",
                        "2  2026-05-15T12:00:00Z  eve  note: '' -> 'one?line?[2J?'");
    }

    /** The latest row of an audit log, if its chain is whole. */
    private static AuditEntry latest(JdbcStore store) {
        assertThat(AuditCheck.of(store.audit()::read, null).fault()).isNull();
        List<AuditRecord> rows = store.audit().read(0, 1_000);
        AuditEntry latest = rows.get(rows.size() - 1).entry();
        assertThat(latest.actor()).isEqualTo(System.getProperty("user.name"));
        return latest;
    }

    /** What goes is old and ended; what is loaded, counted and still told stays as it was. */
    @Test
    void whatIsOldAndNotNeededIsRemoved() throws SQLException {
        var before = store.journal().load(MAIN);
        var days = store.history().days(MAIN, USDT, LocalDate.MIN.withYear(2020), years.date());
        assertThat(days).hasSize(150);
        assertThat(tool("retain", database.url(), "main", CUT.toString())).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("rows removed");
        assertThat(latest(store).action()).isEqualTo("retain main");
        assertThat(latest(store).after())
                .matches("what is from before 2024-03-01 removed, [1-9]\\d* rows")
                .contains(", " + said.toString(StandardCharsets.UTF_8).replaceFirst(" removed\\.\\R", ""));
        var after = store.journal().load(MAIN);
        assertThat(after).isEqualTo(before);
        assertThat(store.history().days(MAIN, USDT, LocalDate.MIN.withYear(2020), years.date()))
                .isEqualTo(days);
        assertThat(database.rows("SELECT 1 FROM journal WHERE at < '2024-03-01'")
                        .size())
                .isEqualTo(years.neverEnds().size() + 1);
        var open = store.history()
                .find(TradeQuery.of(MAIN).status(TradeStatus.OPEN).build());
        assertThat(open).hasSize(1);
        assertThat(store.history().fills(open.get(0).id())).hasSize(1);
        assertThat(store.history()
                        .find(TradeQuery.of(MAIN).closedOn(CUT.minusDays(1)).build()))
                .isEmpty();
        assertThat(store.history().find(TradeQuery.of(MAIN).closedOn(CUT).build()))
                .hasSize(1);
        assertThat(tool("check-stats", database.url(), "main"))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();
        store.close();
        store = JdbcStore.open(database.url());
        assertThat(store.journal().load(MAIN)).isEqualTo(before);
        store.journal().commit(years.day());
    }

    @Test
    void aCopyMadeMeanwhileIsAStoreUnderAnotherEpoch() throws IOException {
        if (!database.isSqlite()) {
            String epoch = store.journal().load(MAIN).epoch();
            store.close();
            assertThat(tool("renew-epoch", database.url())).isZero();
            store = JdbcStore.open(database.url());
            assertThat(store.journal().load(MAIN).epoch()).isNotEqualTo(epoch);
            String renewed = store.journal().load(MAIN).epoch();
            assertThat(said.toString(StandardCharsets.UTF_8)).contains(renewed);
            assertThat(latest(store))
                    .extracting(AuditEntry::action, AuditEntry::before, AuditEntry::after)
                    .containsExactly("renew-epoch", "epoch " + epoch, "epoch " + renewed);
            return;
        }
        Path copy = folder.resolve("copy.db");
        String target = "jdbc:sqlite:" + folder.resolve("restored.db");
        assertThat(tool("backup", database.url(), copy.toString())).isZero();
        assertThat(tool("backup", database.url(), copy.toString()))
                .as("over a file")
                .isEqualTo(1);
        store.journal().commit(years.day());
        assertThat(tool("restore", copy.toString(), target))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(tool("restore", copy.toString(), target)).as("over a store").isEqualTo(1);
        try (JdbcStore restored = JdbcStore.open(target)) {
            var history = restored.journal().load(MAIN);
            assertThat(history.lastSequence()).isEqualTo(all.size());
            assertThat(restored.journal().read(MAIN, all.size() - 1L, 10)).containsExactly(all.get(all.size() - 1));
            String before = store.journal().load(MAIN).epoch();
            assertThat(history.epoch()).isNotEqualTo(before);
            assertThat(latest(restored))
                    .extracting(AuditEntry::action, AuditEntry::before, AuditEntry::after)
                    .containsExactly("restore", "epoch " + before, "epoch " + history.epoch());
        }
        Path broken = folder.resolve("broken.db");
        Files.write(broken, Arrays.copyOf(Files.readAllBytes(copy), 20_000));
        assertThat(tool("restore", broken.toString(), "jdbc:sqlite:" + folder.resolve("never.db")))
                .isEqualTo(1);
        assertThat(folder.resolve("never.db")).doesNotExist();
    }

    @Test
    void anythingElseIsAnsweredWithWhatThereIs() {
        assertThat(tool()).isEqualTo(2);
        assertThat(tool("export", database.url())).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("verify-audit URL [HASH]");
        assertThat(tool("retain", database.url(), "main", "soon")).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("'soon'");
    }
}

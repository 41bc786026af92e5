package trade.helix.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trade.helix.api.store.AuditEntry;
import trade.helix.store.jdbc.StoreTool;

/** I12: what people command is in the audit log, once and in order, whatever starts and ends between. */
class AuditTrailTest {
    private static final Tuple[] DONE = {
        tuple("ann", "halt main", "running", "halted(human)"),
        tuple("telegram:7", "resume main", "halted(human)", "running"),
        tuple("ann", "accept_holdings main", "running; the owner's: 10000 USDT", "running; the owner's: 10000 USDT"),
        tuple("bob", "acknowledge main", "running", "running"),
        tuple("ann", "halt main", "running", "halted(human)")
    };

    @Test
    void onSqlite(@TempDir Path folder) throws Exception {
        leavesAChain("jdbc:sqlite:" + folder.resolve("helix.db"));
    }

    @Test
    void onPostgres() throws Exception {
        try (DatabaseServer server = DatabaseServer.start()) {
            server.empty();
            leavesAChain(server.otherUrl());
        }
    }

    private static void leavesAChain(String database) throws Exception {
        try (Rig rig = Rig.start(database)) {
            rig.operations().halt(Rig.ACCOUNT, "ann");
            rig.operations().resume(Rig.ACCOUNT, "telegram:7");
            rig.operations().acceptHoldings(Rig.ACCOUNT, "ann");
            rig.operations().acknowledge(Rig.ACCOUNT, "bob");
            rig.operations().halt(Rig.ACCOUNT, "ann");
            tells(rig);
            rig.stopHelix();
            rig.startHelix();
            tells(rig);
            assertThat(rig.view().status()).hasToString("halted(human)");
        }
        assertThat(verified(database)).contains(DONE.length + " rows are in order");
    }

    private static void tells(Rig rig) {
        assertThat(rig.audit())
                .extracting(AuditEntry::actor, AuditEntry::action, AuditEntry::before, AuditEntry::after)
                .containsExactly(DONE);
    }

    /** As a person does it who does not trust the process. */
    private static String verified(String database) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreTool.class.getName(),
                        "verify-audit",
                        database)
                .redirectErrorStream(true)
                .start();
        try (InputStream output = tool.getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(tool.waitFor()).as(said).isZero();
            return said;
        }
    }
}

package trade.helix.integration.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Wherever the process dies, and whatever the venue did with its order: a second process on the same database brings the
 * account in order and trades on. Plays some cells as a rule, all of them where {@code crash.all} is set, one where
 * {@code crash.cell} names it.
 */
class CrashMatrixTest {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private Matrix matrix;

    @BeforeEach
    void open() {
        matrix = new Matrix(folder);
    }

    @AfterEach
    void close() {
        matrix.close();
    }

    @Test
    void whereverAProcessEndsTheNextOneBringsTheAccountInOrder() throws Exception {
        String one = System.getProperty("crash.cell", "");
        boolean all = Boolean.getBoolean("crash.all") && one.isEmpty();
        List<Verdict> verdicts = all
                ? matrix.runAll(Matrix.rows())
                : matrix.run(one.isEmpty() ? Matrix.covering() : List.of(Cell.of(one)));

        long passed = verdicts.stream().filter(Verdict::passed).count();
        System.out.println("cells " + verdicts.size() + ", passed " + passed);
        if (all) {
            CrashTable.write(verdicts);
        }
        assertThat(verdicts).isNotEmpty();
        assertThat(verdicts.stream().filter(verdict -> !verdict.passed())).isEmpty();
        if (!all) {
            assertThat(verdicts).as("each process dies where it should").allMatch(Verdict::halted);
        }
    }
}

package trade.helix.integration.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Helix that does wrong does not pass: what is planted in front of its ports is noticed in the venue's books. */
class PlantedDefectTest {
    /** Nothing will heal what is planted. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "SENDS_BEFORE_COMMIT, binance/entry/accepted/after submit, is covered",
        "DROPS_PROTECTION, binance/protection/accepted/after protect, is covered",
        "SELLS_TWICE, binance/exit/accepted/after submit, more was sold than was bought"
    })
    void aPlantedDefectIsNoticed(Defect defect, String cell, String complaint) throws Exception {
        Verdict verdict = new CellRun(Cell.of(cell), defect, folder.resolve("cell"), PATIENCE).run();

        assertThat(verdict.halted()).as(verdict.printed()).isTrue();
        assertThat(verdict.complaints()).anyMatch(said -> said.contains(complaint));
    }
}

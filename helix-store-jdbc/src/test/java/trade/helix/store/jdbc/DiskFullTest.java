package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static trade.helix.store.jdbc.Fixtures.MAIN;
import static trade.helix.store.jdbc.Fixtures.note;
import static trade.helix.store.jdbc.Fixtures.url;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** A disk of 2 MB that is really full. Needs the right to mount; where that is not given, the test says so. */
class DiskFullTest {
    @TempDir
    Path folder;

    private boolean isMounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        isMounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder.toString());
        assumeTrue(isMounted, "a file system of 2 MB cannot be mounted here: a full disk is not tried");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (isMounted) {
            assertThat(run("umount", folder.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            // There is no such command.
            return false;
        }
    }

    @Test
    void whatFitsIsThereAndWhatDoesNotFitIsNotThereAtAll() throws IOException {
        String detail = "x".repeat(5_000);
        Path ballast = folder.resolve("ballast");
        Path more = folder.resolve("more");
        Files.write(ballast, new byte[200_000]);
        Files.write(more, new byte[900_000]);
        try (JdbcStore store = JdbcStore.open(url(folder.resolve("helix.db")))) {
            store.journal().load(MAIN);
            long stored = fill(store, detail);
            assertThat(stored).isGreaterThan(10);
            assertThat(store.journal().load(MAIN).lastSequence()).isEqualTo(stored);
            Files.delete(ballast);
            store.journal().commit(List.of(note(MAIN, stored + 1, detail)));
        }
        Files.delete(more);
        try (JdbcStore store = JdbcStore.open(url(folder.resolve("helix.db")))) {
            var history = store.journal().load(MAIN);
            assertThat(history.entries())
                    .isEqualTo(LongStream.rangeClosed(1, history.lastSequence())
                            .mapToObj(i -> note(MAIN, i, detail))
                            .toList());
        }
    }

    /** Commits two entries at a time until it fails, and returns how many are stored. */
    private static long fill(JdbcStore store, String detail) {
        for (long next = 1; ; next += 2) {
            try {
                store.journal().commit(List.of(note(MAIN, next, detail), note(MAIN, next + 1, detail)));
            } catch (StoreException e) {
                assertThat(e.category()).as(e.getMessage()).isIn(Category.UNAVAILABLE, Category.UNCLEAR);
                return next - 1;
            }
        }
    }
}

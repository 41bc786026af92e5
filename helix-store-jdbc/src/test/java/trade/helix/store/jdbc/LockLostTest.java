package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.store.jdbc.Fixtures.MAIN;
import static trade.helix.store.jdbc.Fixtures.OTHER;
import static trade.helix.store.jdbc.Fixtures.failure;
import static trade.helix.store.jdbc.Fixtures.note;
import static trade.helix.store.jdbc.Fixtures.url;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trade.helix.api.store.StoreException.Category;

/** On SQLite a lock is lost when somebody tidies up: another process then locks another file of the same name. */
class LockLostTest {
    @TempDir
    Path folder;

    @Test
    void aLockFileThatIsGoneStopsItsAccountOnly() throws IOException, InterruptedException {
        String url = url(folder.resolve("helix.db"));
        try (JdbcStore store = JdbcStore.open(url)) {
            store.journal().load(MAIN);
            store.journal().load(OTHER);
            store.journal().requireOwnership(MAIN);
            Files.delete(folder.resolve("helix.db.main.lock"));
            failure(Category.LOCK_LOST, () -> store.journal().requireOwnership(MAIN));
            assertThat(failure(Category.LOCK_LOST, () -> store.journal().commit(List.of(note(MAIN, 1)))))
                    .hasMessageContaining("lock file");
            store.journal().commit(List.of(note(OTHER, 1)));
            try (ChildJvm other = new ChildJvm(HolderMain.class, url, "main")) {
                assertThat(other.line()).isEqualTo("owned");
                failure(Category.LOCK_LOST, () -> store.journal().commit(List.of(note(MAIN, 1))));
                failure(Category.OWNED_ELSEWHERE, () -> store.journal().load(MAIN));
                other.kill();
            }
            assertThat(store.journal().load(MAIN).entries()).isEmpty();
            store.journal().commit(List.of(note(MAIN, 1)));
        }
    }
}

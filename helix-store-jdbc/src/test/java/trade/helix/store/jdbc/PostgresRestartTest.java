package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.store.jdbc.Fixtures.MAIN;
import static trade.helix.store.jdbc.Fixtures.note;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** I5: a server that falls over in mid-commit and comes back has all that was said to be stored, and nothing by halves. */
class PostgresRestartTest {
    @TempDir
    Path folder;

    @Test
    void whatWasCommittedOutlivesTheServer() throws Exception {
        EmbeddedPostgres first = start(0);
        int port = first.getPort();
        JdbcStore store = JdbcStore.open(PostgresServer.url(port, "public"));
        Journal journal = store.journal();
        journal.load(MAIN);
        var committer = new Committer(journal);
        Thread thread = new Thread(committer);
        thread.start();
        committer.awaitAtLeast(50);
        crash();
        thread.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(thread.isAlive()).isFalse();
        // Lets go of its files; there is nothing left for it to stop.
        first.close();
        try (EmbeddedPostgres second = start(port)) {
            assertThat(second.getPort()).isEqualTo(port);
            int answered = committer.answered.get();
            List<JournalEntry> stored = reload(journal).entries();
            // One more than was answered is fair: the server may have fallen between the commit and the word.
            assertThat(stored.size()).isBetween(2 * answered, 2 * answered + 2);
            assertThat(stored).isEqualTo(expected(stored.size()));
            assertThat(stored.size()).as("whole commits").isEven();
            journal.requireOwnership(MAIN);
            journal.commit(List.of(note(MAIN, stored.size() + 1L)));
            store.close();
        }
    }

    private EmbeddedPostgres start(int port) throws IOException {
        EmbeddedPostgres.Builder builder = PostgresServer.durable(EmbeddedPostgres.builder())
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    /** As if the power went: no checkpoint, no goodbye. */
    private void crash() throws IOException, InterruptedException {
        Path pidFile = folder.resolve("data/postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor();
        server.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** The server may still be recovering. */
    private static trade.helix.api.journal.AccountHistory reload(Journal journal) throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                return journal.load(MAIN);
            } catch (StoreException e) {
                if (e.category() != Category.UNAVAILABLE || attempt == 100) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    private static List<JournalEntry> expected(int size) {
        List<JournalEntry> all = new ArrayList<>();
        for (long i = 1; i <= size; i++) {
            all.add(note(MAIN, i));
        }
        return all;
    }

    /** Two entries at a time, until the store fails. */
    private static final class Committer implements Runnable {
        private final Journal journal;
        private final AtomicInteger answered = new AtomicInteger();

        Committer(Journal journal) {
            this.journal = journal;
        }

        @Override
        public void run() {
            while (true) {
                long next = 2L * answered.get() + 1;
                try {
                    journal.commit(List.of(note(MAIN, next), note(MAIN, next + 1)));
                } catch (StoreException e) {
                    assertThat(e.category()).isIn(Category.UNAVAILABLE, Category.UNCLEAR);
                    return;
                }
                answered.incrementAndGet();
            }
        }

        void awaitAtLeast(int commits) throws InterruptedException {
            while (answered.get() < commits) {
                Thread.sleep(5);
            }
        }
    }
}

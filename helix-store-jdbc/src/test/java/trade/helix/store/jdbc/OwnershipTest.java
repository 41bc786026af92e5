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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trade.helix.api.store.StoreException.Category;

class OwnershipTest {
    @TempDir
    Path folder;

    private String url;

    @BeforeEach
    void address() {
        url = url(folder.resolve("helix.db"));
    }

    @Test
    void anotherProcessThatOwnsAnAccountIsNamedAndTheOtherAccountsAreFree() throws IOException {
        try (ChildJvm holder = new ChildJvm(HolderMain.class, url, "main");
                JdbcStore store = JdbcStore.open(url)) {
            assertThat(holder.line()).isEqualTo("owned");
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThat(failure(
                                Category.OWNED_ELSEWHERE, () -> store.journal().load(MAIN)))
                        .hasMessageContaining("Account main is owned by process " + holder.pid() + " on ");
            }
            store.journal().load(OTHER);
            store.journal().commit(List.of(note(OTHER, 1)));
        }
    }

    @Test
    void aProcessThatWasKilledOwnsNothing() throws IOException, InterruptedException {
        try (ChildJvm holder = new ChildJvm(HolderMain.class, url, "main")) {
            assertThat(holder.line()).isEqualTo("owned");
            holder.kill();
        }
        try (JdbcStore store = JdbcStore.open(url)) {
            store.journal().load(MAIN);
            store.journal().commit(List.of(note(MAIN, 1)));
        }
    }

    /** Without the lock on migrations it fails now and then, not always. */
    @Test
    void processesThatMakeADatabaseAtOnceMakeOne() throws IOException {
        List<ChildJvm> children = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                children.add(new ChildJvm(TryingMain.class, url, "account-" + i));
            }
            for (ChildJvm child : children) {
                assertThat(child.line()).isEqualTo("owned");
            }
        } finally {
            for (ChildJvm child : children) {
                child.close();
            }
        }
    }

    /** A refusal in this process must not free the account for another one. */
    @Test
    void aRefusedStoreOfTheSameProcessDoesNotFreeTheAccount() throws IOException {
        try (JdbcStore first = JdbcStore.open(url)) {
            first.journal().load(MAIN);
            try (JdbcStore second = JdbcStore.open(url)) {
                assertThat(failure(
                                Category.OWNED_ELSEWHERE, () -> second.journal().load(MAIN)))
                        .hasMessageContaining(
                                "process " + ProcessHandle.current().pid());
            }
            try (ChildJvm other = new ChildJvm(TryingMain.class, url, "main")) {
                assertThat(other.line()).isEqualTo("OWNED_ELSEWHERE");
            }
            first.journal().commit(List.of(note(MAIN, 1)));
        }
        try (ChildJvm other = new ChildJvm(TryingMain.class, url, "main")) {
            assertThat(other.line()).as("after the first was closed").isEqualTo("owned");
        }
    }

    /** The same, where this class is loaded twice and so knows only half of the locks of its process. */
    @Test
    void aRefusedStoreOfAnotherClassLoaderDoesNotFreeTheAccount() throws Exception {
        try (JdbcStore first = JdbcStore.open(url)) {
            first.journal().load(MAIN);
            try (var loader = new IsolatedLoader()) {
                assertThat(loader.tryToOwn(url, "main")).isEqualTo("OWNED_ELSEWHERE");
                assertThat(loader.tryToOwn(url, "main")).isEqualTo("OWNED_ELSEWHERE");
                try (ChildJvm other = new ChildJvm(TryingMain.class, url, "main")) {
                    assertThat(other.line()).isEqualTo("OWNED_ELSEWHERE");
                }
                first.close();
                assertThat(loader.tryToOwn(url, "main")).isEqualTo("owned");
            }
        }
    }

    @Test
    void anAccountIsTakenOverWithinAProcessWhenItsStoreIsClosed() {
        try (JdbcStore first = JdbcStore.open(url);
                JdbcStore second = JdbcStore.open(url)) {
            first.journal().load(MAIN);
            first.journal().commit(List.of(note(MAIN, 1)));
            first.close();
            assertThat(second.journal().load(MAIN).entries()).containsExactly(note(MAIN, 1));
            // The first lets go again, and must not let go of what is the second's now.
            first.close();
            try (JdbcStore third = JdbcStore.open(url)) {
                assertThat(failure(
                                Category.OWNED_ELSEWHERE, () -> third.journal().load(MAIN)))
                        .hasMessageContaining(
                                "process " + ProcessHandle.current().pid());
            }
        }
    }

    @Test
    void twoNamesOfOneDatabaseAreOneDatabase() throws IOException {
        try (JdbcStore first = JdbcStore.open(url)) {
            first.journal().load(MAIN);
            Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
            Path alias = Files.createSymbolicLink(folder.resolve("alias.db"), folder.resolve("helix.db"));
            for (String other : List.of(url(link.resolve("helix.db")), url(alias))) {
                try (JdbcStore second = JdbcStore.open(other)) {
                    failure(Category.OWNED_ELSEWHERE, () -> second.journal().load(MAIN));
                }
            }
        }
    }

    @Test
    void theHolderSaysSinceWhen() throws IOException {
        Instant since = Instant.parse("2026-05-15T08:14:32Z");
        Path owner = folder.resolve("helix.db.main.owner");
        try (JdbcStore store = JdbcStore.builder(url).clock(() -> since).open()) {
            store.journal().load(MAIN);
            assertThat(owner).content().startsWith("process ").endsWith(" since 2026-05-15T08:14:32Z");
        }
        assertThat(owner).doesNotExist();
    }
}

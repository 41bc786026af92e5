package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.store.jdbc.Fixtures.note;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** Lanes that commit at once share a transaction, and nothing else. */
@ParameterizedClass
@EnumSource
class GroupCommitTest {
    private static final int LANES = 12;

    @Parameter
    private TestDatabase.Kind kind;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private TestDatabase database;
    private JdbcStore store;

    @BeforeEach
    void open() {
        database = kind.withTables();
        store = JdbcStore.open(database.url());
        IntStream.range(0, LANES).forEach(i -> store.journal().load(lane(i)));
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        store.close();
        database.close();
    }

    private static AccountId lane(int number) {
        return new AccountId("lane-" + number);
    }

    @Test
    void whoWaitsIsWrittenAlong() throws Exception {
        List<Future<?>> commits = whileBusy(() -> {
            List<Future<?>> waiting = new ArrayList<>();
            for (int i = 0; i < LANES; i++) {
                JournalEntry entry = note(lane(i), 1);
                waiting.add(threads.submit(() -> store.journal().commit(List.of(entry))));
            }
            return waiting;
        });
        for (Future<?> commit : commits) {
            commit.get();
        }
        for (int i = 0; i < LANES; i++) {
            assertThat(store.journal().read(lane(i), 0, 10)).containsExactly(note(lane(i), 1));
        }
        // One that was first at the lock, and one for all who waited behind it.
        assertThat(((JdbcJournal) store.journal()).transactions()).isBetween(1L, 2L);
    }

    @Test
    void aBatchThatIsRefusedSpoilsNoOther() throws Exception {
        List<Future<?>> commits = whileBusy(() -> {
            List<Future<?>> waiting = new ArrayList<>();
            for (int i = 0; i < LANES; i++) {
                // Of every third the place is wrong, of one the account is not loaded.
                AccountId account = i == 4 ? new AccountId("stranger") : lane(i);
                JournalEntry entry = note(account, i % 3 == 0 ? 2 : 1);
                waiting.add(threads.submit(() -> store.journal().commit(List.of(entry))));
            }
            return waiting;
        });
        for (int i = 0; i < LANES; i++) {
            Throwable failure = failureOf(commits.get(i));
            if (i == 4) {
                assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessageContaining("stranger");
            } else if (i % 3 == 0) {
                assertThat(failure)
                        .isInstanceOfSatisfying(
                                StoreException.class,
                                e -> assertThat(e.category()).isEqualTo(Category.CONFLICT));
            } else {
                assertThat(failure).isNull();
                assertThat(store.journal().read(lane(i), 0, 10)).containsExactly(note(lane(i), 1));
            }
        }
    }

    @Test
    void whoWaitsForADatabaseThatDoesNotAnswerIsTold() throws Exception {
        List<Future<?>> commits = new ArrayList<>();
        try (Connection writer = database.connect();
                Statement statement = writer.createStatement()) {
            statement.execute(busy());
            for (int i = 0; i < LANES; i++) {
                JournalEntry entry = note(lane(i), 1);
                commits.add(threads.submit(() -> store.journal().commit(List.of(entry))));
            }
            for (Future<?> commit : commits) {
                assertThat(failureOf(commit))
                        .isInstanceOfSatisfying(
                                StoreException.class,
                                e -> assertThat(e.category()).isEqualTo(Category.UNAVAILABLE));
            }
            statement.execute("ROLLBACK");
        }
        IntStream.range(0, LANES).forEach(i -> store.journal().commit(List.of(note(lane(i), 1))));
    }

    /** Many lanes, as fast as they can: each finds its own entries in their order. */
    @Test
    void lanesDoNotMixUp() throws Exception {
        int rounds = 40;
        CompletableFuture<?>[] lanes = IntStream.range(0, LANES)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> LongStream.rangeClosed(1, rounds)
                                .forEach(n -> store.journal().commit(List.of(note(lane(i), n)))),
                        threads))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(lanes).get();
        for (int i = 0; i < LANES; i++) {
            AccountId lane = lane(i);
            assertThat(store.journal().load(lane).entries())
                    .isEqualTo(LongStream.rangeClosed(1, rounds)
                            .mapToObj(n -> note(lane, n))
                            .toList());
        }
    }

    private interface Callers {
        List<Future<?>> start();
    }

    /** What callers hand over while somebody else keeps the database busy for a moment. */
    private List<Future<?>> whileBusy(Callers callers) throws SQLException, InterruptedException {
        try (Connection writer = database.connect();
                Statement statement = writer.createStatement()) {
            statement.execute(busy());
            List<Future<?>> waiting = callers.start();
            Thread.sleep(700);
            statement.execute("ROLLBACK");
            return waiting;
        }
    }

    private String busy() {
        return database.isSqlite() ? "BEGIN IMMEDIATE" : "BEGIN; LOCK TABLE journal IN EXCLUSIVE MODE";
    }

    private static Throwable failureOf(Future<?> commit) throws InterruptedException {
        try {
            commit.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}

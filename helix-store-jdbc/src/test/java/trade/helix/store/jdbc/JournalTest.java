package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trade.helix.store.jdbc.Fixtures.MAIN;
import static trade.helix.store.jdbc.Fixtures.OTHER;
import static trade.helix.store.jdbc.Fixtures.failure;
import static trade.helix.store.jdbc.Fixtures.note;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException.Category;

@ParameterizedClass
@EnumSource
class JournalTest {
    @Parameter
    private TestDatabase.Kind kind;

    private TestDatabase database;
    private JdbcStore store;
    private Journal journal;

    @BeforeEach
    void open() {
        database = kind.withTables();
        store = JdbcStore.open(database.url());
        journal = store.journal();
        journal.load(MAIN);
        journal.load(OTHER);
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void aNewAccountHasNoEntries() {
        var history = journal.load(MAIN);
        assertThat(history.entries()).isEmpty();
        assertThat(history.lastSequence()).isZero();
        assertThat(history.epoch()).matches("[0-9a-f]{16}");
    }

    @Test
    void entriesOfAllAccountsInACommitAreThereAfterReopening() {
        journal.commit(List.of(note(MAIN, 1), note(OTHER, 1), note(MAIN, 2)));
        journal.commit(List.of(note(MAIN, 3)));
        reopen();
        assertThat(journal.load(MAIN).entries()).containsExactly(note(MAIN, 1), note(MAIN, 2), note(MAIN, 3));
        assertThat(journal.load(MAIN).lastSequence()).isEqualTo(3);
        assertThat(journal.load(OTHER).entries()).containsExactly(note(OTHER, 1));
        journal.commit(List.of(note(MAIN, 4)));
        assertThat(journal.read(MAIN, 3, 10)).containsExactly(note(MAIN, 4));
    }

    @Test
    void aGapIsRefusedWhole() {
        journal.commit(List.of(note(MAIN, 1)));
        failure(Category.CONFLICT, () -> journal.commit(List.of(note(MAIN, 3))));
        failure(Category.CONFLICT, () -> journal.commit(List.of(note(OTHER, 1), note(MAIN, 2), note(MAIN, 4))));
        onlyTheFirstIsThere();
    }

    @Test
    void anEntryOfAPlaceThatIsTakenIsRefusedWhole() {
        journal.commit(List.of(note(MAIN, 1)));
        failure(Category.CONFLICT, () -> journal.commit(List.of(note(MAIN, 1, "another"))));
        failure(Category.CONFLICT, () -> journal.commit(List.of(note(OTHER, 1), note(MAIN, 1, "another"))));
        failure(Category.CONFLICT, () -> journal.commit(List.of(note(MAIN, 2), note(MAIN, 2))));
        onlyTheFirstIsThere();
    }

    /** Somebody else wrote although we own the account, for instance after the lock file was removed. */
    @Test
    void anEntryThatSomebodyElseWroteIsNoticedByTheDatabaseItself() throws SQLException {
        journal.commit(List.of(note(MAIN, 1)));
        database.execute("INSERT INTO journal (account, sequence, at, type, body)"
                + " SELECT account, 2, at, type, body FROM journal");
        failure(Category.CONFLICT, () -> journal.commit(List.of(note(OTHER, 1), note(MAIN, 2))));
        assertThat(journal.read(OTHER, 0, 10)).isEmpty();
        assertThat(journal.load(MAIN).lastSequence()).isEqualTo(2);
        journal.commit(List.of(note(MAIN, 3)));
    }

    private void onlyTheFirstIsThere() {
        assertThat(journal.read(MAIN, 0, 10)).containsExactly(note(MAIN, 1));
        assertThat(journal.read(OTHER, 0, 10)).isEmpty();
        journal.commit(List.of(note(MAIN, 2), note(OTHER, 1)));
        assertThat(journal.load(MAIN).lastSequence()).isEqualTo(2);
    }

    @Test
    void anAccountMustBeOwnedToBeWrittenTo() {
        var stranger = new AccountId("stranger");
        assertThatThrownBy(() -> journal.commit(List.of(note(MAIN, 1), note(stranger, 1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stranger");
        assertThat(journal.read(MAIN, 0, 10)).isEmpty();
    }

    @Test
    void nothingIsNothingToCommit() {
        journal.commit(List.of());
        assertThat(journal.load(MAIN).lastSequence()).isZero();
    }

    @Test
    void aFollowerReadsOnFromItsPlace() {
        List<JournalEntry> all =
                LongStream.rangeClosed(1, 10).mapToObj(i -> note(MAIN, i)).toList();
        journal.commit(all);
        assertThat(journal.read(MAIN, 0, 4)).isEqualTo(all.subList(0, 4));
        assertThat(journal.read(MAIN, 4, 100)).isEqualTo(all.subList(4, 10));
        assertThat(journal.read(MAIN, 10, 1)).isEmpty();
        assertThatThrownBy(() -> journal.read(MAIN, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFailureAmidTheTransactionLeavesNothingAndTheStoreUsable() throws SQLException {
        journal.commit(List.of(note(MAIN, 1)));
        database.trigger("no_main", "NEW.account = 'main'", null);
        failure(Category.UNUSABLE, () -> journal.commit(List.of(note(OTHER, 1), note(MAIN, 2))));
        database.execute("DROP TRIGGER no_main" + (database.isSqlite() ? "" : " ON journal"));
        onlyTheFirstIsThere();
    }

    /** One statement for all rows, or few: none is lost between them, and each has what belongs to it. */
    @ParameterizedTest
    @ValueSource(ints = {2, 63, 500, 1_500})
    void manyEntriesOfOneCommitAreAllThere(int many) {
        List<JournalEntry> all =
                LongStream.rangeClosed(1, many).mapToObj(i -> note(MAIN, i)).toList();
        journal.commit(all);
        assertThat(journal.read(MAIN, 0, many + 1)).isEqualTo(all);
        assertThat(journal.load(MAIN).entries()).isEqualTo(all);
    }

    /** A row that is dropped without an error must not be taken for stored. */
    @Test
    void aRowThatTheDatabaseDropsLeavesNothing() throws SQLException {
        journal.commit(List.of(note(MAIN, 1)));
        database.dropping("dropping", "NEW.sequence = 300");
        List<JournalEntry> all =
                LongStream.rangeClosed(2, 501).mapToObj(i -> note(MAIN, i)).toList();
        assertThat(failure(Category.UNUSABLE, () -> journal.commit(all)))
                .hasMessageContaining("Of 500 rows for the table journal the database took 499");
        onlyTheFirstIsThere();
    }

    /** A constraint that is checked at the end stands for a disk that fails at the end. */
    @Test
    void aFailureAtTheEndOfTheTransactionIsToldAsSuch() throws SQLException {
        journal.commit(List.of(note(MAIN, 1)));
        database.execute(
                "CREATE TABLE late_parent (a INTEGER PRIMARY KEY)",
                "CREATE TABLE late (a INTEGER REFERENCES late_parent (a) DEFERRABLE INITIALLY DEFERRED)");
        database.trigger("too_late", "NEW.sequence > 0", "INSERT INTO late VALUES (1)");
        assertThat(failure(Category.UNCLEAR, () -> journal.commit(List.of(note(MAIN, 2)))))
                .hasMessageContaining("not known")
                .hasMessageContaining("load the journal again");
        database.execute("DROP TRIGGER too_late" + (database.isSqlite() ? "" : " ON journal"));
        onlyTheFirstIsThere();
    }

    @Test
    void aDamagedEntryIsNamed() throws SQLException {
        journal.commit(List.of(note(MAIN, 1), note(MAIN, 2)));
        database.execute("UPDATE journal SET body = '{\"clientOrderId\":\"\"}' WHERE sequence = 2");
        assertThat(failure(Category.UNUSABLE, () -> journal.load(MAIN)))
                .hasMessageContaining("Entry 2 of account main")
                .hasMessageContaining("outcome_recorded");
        database.execute("UPDATE journal SET type = 'split' WHERE sequence = 2");
        assertThat(failure(Category.UNUSABLE, () -> journal.load(MAIN))).hasMessageContaining("'split'");
    }

    @Test
    void aMissingEntryIsNoticed() throws SQLException {
        journal.commit(List.of(note(MAIN, 1), note(MAIN, 2), note(MAIN, 3)));
        database.execute("DELETE FROM journal WHERE sequence = 2");
        assertThat(failure(Category.UNUSABLE, () -> journal.load(MAIN))).hasMessageContaining("no entry 2");
    }

    @Test
    void aClosedStoreStoresNothing() throws SQLException {
        journal.commit(List.of(note(MAIN, 1)));
        store.close();
        store.close();
        journal.close();
        failure(Category.UNAVAILABLE, () -> journal.commit(List.of(note(MAIN, 2))));
        failure(Category.UNAVAILABLE, () -> journal.load(MAIN));
        failure(Category.UNAVAILABLE, () -> journal.read(MAIN, 0, 1));
        failure(Category.UNAVAILABLE, () -> store.history().latest(MAIN, 1));
        assertThat(database.rows("SELECT sequence FROM journal")).hasSize(1);
    }

    private void reopen() {
        store.close();
        store = JdbcStore.open(database.url());
        journal = store.journal();
        journal.load(MAIN);
        journal.load(OTHER);
    }
}

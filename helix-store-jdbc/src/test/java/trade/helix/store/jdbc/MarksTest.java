package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.store.jdbc.Fixtures.MAIN;
import static trade.helix.store.jdbc.Fixtures.failure;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException.Category;

/** A start reads what the state depends on, and that is all it needs. */
@ParameterizedClass
@EnumSource
class MarksTest {
    @Parameter
    private TestDatabase.Kind kind;

    private TestDatabase database;
    private JdbcStore store;
    private final Years years = new Years(MAIN);

    @BeforeEach
    void open() {
        database = kind.create();
        store = JdbcStore.open(database.url());
        store.journal().load(MAIN);
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void ofALongHistoryOnlyWhatMattersIsLoaded() {
        List<JournalEntry> all = commit(400);
        reopen();
        Journal journal = store.journal();
        var history = journal.load(MAIN);
        assertThat(history.lastSequence()).isEqualTo(all.size());
        assertThat(all).hasSizeGreaterThan(3 * Marks.EVERY);
        assertThat(history.entries()).hasSizeLessThan(2 * Marks.EVERY);
        // The first trade is open all the while.
        assertThat(history.entries()).contains(years.neverEnds().toArray(new JournalEntry[0]));
        // In their order, and each as it was.
        assertThat(all).containsSubsequence(history.entries());
        // What is left out is exactly what does not matter.
        assertThat(Relevance.of(history.entries())).isEqualTo(Relevance.of(all));
        assertThat(read(journal)).isEqualTo(all);
        journal.commit(years.day());
    }

    @Test
    void withoutMarksEverythingIsLoadedAndTheyAreMadeAgain() throws SQLException {
        List<JournalEntry> all = commit(200);
        store.close();
        database.execute("DELETE FROM journal_kept", "DELETE FROM journal_marks");
        store = JdbcStore.open(database.url());
        assertThat(store.journal().load(MAIN).entries()).isEqualTo(all);
        assertThat(store.journal().load(MAIN).entries()).hasSizeLessThan(Marks.EVERY);
        assertThat(store.journal().load(MAIN).lastSequence()).isEqualTo(all.size());
    }

    @Test
    void anEntryThatIsMissingAfterTheMarkIsNoticed() throws SQLException {
        List<JournalEntry> all = commit(200);
        int last = all.size();
        List<JournalEntry> more = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            more.add(Fixtures.note(MAIN, last + i));
        }
        store.journal().commit(more);
        database.execute("DELETE FROM journal WHERE sequence = " + (last + 3));
        assertThat(failure(Category.UNUSABLE, () -> store.journal().load(MAIN)))
                .hasMessageContaining("no entry " + (last + 3));
    }

    @Test
    void openOrdersAreToldWhereverTheyAre() {
        commit(200);
        assertThat(store.history().openIntents(MAIN))
                .containsExactly(
                        ((JournalRecord.IntentCommitted) years.openOrder().record()).intent());
    }

    private List<JournalEntry> commit(int days) {
        List<JournalEntry> all = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            List<JournalEntry> entries = years.day();
            store.journal().commit(entries);
            all.addAll(entries);
        }
        return all;
    }

    private static List<JournalEntry> read(Journal journal) {
        List<JournalEntry> read = new ArrayList<>();
        List<JournalEntry> page = journal.read(MAIN, 0, 500);
        while (!page.isEmpty()) {
            read.addAll(page);
            page = journal.read(MAIN, page.get(page.size() - 1).sequence(), 500);
        }
        return read;
    }

    private void reopen() {
        store.close();
        store = JdbcStore.open(database.url());
    }
}

package trade.helix.store.jdbc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import trade.helix.api.store.Journal;
import trade.helix.tck.JournalContractTest;
import trade.helix.tck.JournalFixture;

/** The journal on SQLite keeps the contract of journals. */
class JdbcJournalContractTest extends JournalContractTest {
    @Override
    protected JournalFixture open() {
        Path folder = Fixtures.newFolder();
        List<JdbcStore> opened = new ArrayList<>();
        return new JournalFixture() {
            @Override
            public Journal open() {
                JdbcStore store = JdbcStore.open(Fixtures.url(folder.resolve("helix.db")));
                opened.add(store);
                return store.journal();
            }

            @Override
            public void close() {
                opened.forEach(JdbcStore::close);
                Fixtures.delete(folder);
            }
        };
    }
}

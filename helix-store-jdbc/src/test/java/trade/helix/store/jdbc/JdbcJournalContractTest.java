package trade.helix.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import trade.helix.api.store.Journal;
import trade.helix.tck.JournalContractTest;
import trade.helix.tck.JournalFixture;

/** The journal keeps the contract of journals on both databases. */
@ParameterizedClass
@EnumSource
class JdbcJournalContractTest extends JournalContractTest {
    @Parameter
    private TestDatabase.Kind kind;

    @Override
    protected JournalFixture open() {
        TestDatabase database = kind.create();
        List<JdbcStore> opened = new ArrayList<>();
        return new JournalFixture() {
            @Override
            public Journal open() {
                JdbcStore store = JdbcStore.open(database.url());
                opened.add(store);
                return store.journal();
            }

            @Override
            public void close() {
                opened.forEach(JdbcStore::close);
                database.close();
            }
        };
    }
}

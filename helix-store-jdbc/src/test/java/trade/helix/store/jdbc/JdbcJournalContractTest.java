package trade.helix.store.jdbc;

import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
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
        return new JdbcStoreFixture(kind);
    }
}

package trade.helix.store.jdbc;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import trade.helix.api.venue.KeyValue;
import trade.helix.tck.KeyValueContractTest;
import trade.helix.tck.KeyValueFixture;

/** What venues must not forget is kept by both databases. */
@ParameterizedClass
@EnumSource
class JdbcKeyValueContractTest extends KeyValueContractTest {
    @Parameter
    private TestDatabase.Kind kind;

    @Override
    protected KeyValueFixture open() {
        return new Fixture(kind.withTables());
    }

    private record Fixture(TestDatabase database, Deque<JdbcStore> opened) implements KeyValueFixture {
        Fixture(TestDatabase database) {
            this(database, new ArrayDeque<>());
        }

        @Override
        public KeyValue open() {
            opened.push(JdbcStore.open(database.url()));
            return opened.element().keyValue();
        }

        @Override
        public void close() {
            opened.forEach(JdbcStore::close);
            database.close();
        }
    }
}

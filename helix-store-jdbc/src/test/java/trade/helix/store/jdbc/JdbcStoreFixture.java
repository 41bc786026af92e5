package trade.helix.store.jdbc;

import java.util.ArrayDeque;
import java.util.Deque;
import trade.helix.api.store.AuditLog;
import trade.helix.api.store.Journal;
import trade.helix.api.store.TradeHistory;
import trade.helix.tck.StoreFixture;

/** A database of its own for each rule of a contract; what is read is read by the store that was opened last. */
final class JdbcStoreFixture implements StoreFixture {
    private final TestDatabase database;
    private final Deque<JdbcStore> opened = new ArrayDeque<>();

    JdbcStoreFixture(TestDatabase.Kind kind) {
        database = kind.withTables();
    }

    @Override
    public Journal open() {
        opened.push(JdbcStore.open(database.url()));
        return opened.element().journal();
    }

    @Override
    public TradeHistory history() {
        return opened.element().history();
    }

    @Override
    public AuditLog audit() {
        return opened.element().audit();
    }

    @Override
    public void close() {
        opened.forEach(JdbcStore::close);
        database.close();
    }
}

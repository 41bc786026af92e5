package trade.helix.tck;

import java.util.function.UnaryOperator;
import trade.helix.api.store.AuditLog;
import trade.helix.api.store.Journal;
import trade.helix.api.store.TradeHistory;

/** The kit's own store as a fixture; each part of it may be broken. */
class FakeStoreFixture implements StoreFixture {
    final FakeStore store = new FakeStore();
    private final UnaryOperator<Journal> fault;

    FakeStoreFixture(UnaryOperator<Journal> fault) {
        this.fault = fault;
    }

    @Override
    public Journal open() {
        return fault.apply(store.open());
    }

    @Override
    public TradeHistory history() {
        return store.history();
    }

    @Override
    public AuditLog audit() {
        return store.audit();
    }

    @Override
    public void close() {}
}

package trade.helix.tck;

import java.util.function.UnaryOperator;
import trade.helix.api.store.Journal;

/** The kit's own store as a fixture; each journal of it may be broken. */
class FakeStoreFixture implements JournalFixture {
    private final FakeStore store = new FakeStore();
    private final UnaryOperator<Journal> fault;

    FakeStoreFixture(UnaryOperator<Journal> fault) {
        this.fault = fault;
    }

    @Override
    public Journal open() {
        return fault.apply(store.open());
    }

    @Override
    public void close() {}
}

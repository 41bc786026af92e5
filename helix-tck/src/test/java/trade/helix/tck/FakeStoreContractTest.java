package trade.helix.tck;

class FakeStoreContractTest extends JournalContractTest {
    @Override
    protected JournalFixture open() {
        return new FakeStoreFixture(sound -> sound);
    }
}

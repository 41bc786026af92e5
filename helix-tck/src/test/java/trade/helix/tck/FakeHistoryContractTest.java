package trade.helix.tck;

class FakeHistoryContractTest extends TradeHistoryContractTest {
    @Override
    protected StoreFixture open() {
        return new FakeStoreFixture(sound -> sound);
    }
}

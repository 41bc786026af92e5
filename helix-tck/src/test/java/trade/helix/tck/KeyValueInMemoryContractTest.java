package trade.helix.tck;

import trade.helix.api.venue.KeyValue;

class KeyValueInMemoryContractTest extends KeyValueContractTest {
    @Override
    protected KeyValueFixture open() {
        return BrokenKeyValueTest.fixture(KeyValue::inMemory);
    }
}

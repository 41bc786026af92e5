package trade.helix.tck;

class FakeAuditLogContractTest extends AuditLogContractTest {
    @Override
    protected StoreFixture open() {
        return new FakeStoreFixture(sound -> sound);
    }
}

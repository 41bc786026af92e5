package trade.helix.tck;

class FakeVenueContractTest extends VenueContractTest {
    @Override
    protected VenueFixture open() {
        return new FakeFixture();
    }
}

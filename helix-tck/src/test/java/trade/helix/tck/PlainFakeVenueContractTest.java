package trade.helix.tck;

import trade.helix.api.venue.Capabilities;

class PlainFakeVenueContractTest extends VenueContractTest {
    @Override
    protected VenueFixture open() {
        return new FakeFixture(Capabilities.of());
    }
}
